internal import RectoModel

/// A part of a page as ALTO and PAGE know it: lines, or regions in it, and what is said of it. Both are read into and
/// written from these; what blocks have beyond it are its facts.
struct InterchangeRegion {
  enum Kind: String {
    case paragraph, quote, heading, header, footer, caption, footnote, code
    case figure, formula, separator
    case list, item, table, cell
    /// Holds others and means nothing by itself.
    case group
  }

  /// What stands before an item or a note.
  struct Marker {
    var text: String
    var box: Rect?
  }

  var kind: Kind
  /// What the file calls it.
  var id: String?
  /// nil when the file doesn't say: that of what is in it.
  var region: Region?
  var lines: [TextLine] = []
  var regions: [InterchangeRegion] = []
  var marker: Marker?
  var facts = LayoutFacts()

  init(_ kind: Kind, id: String? = nil, region: Region? = nil) {
    self.kind = kind
    self.id = id
    self.region = region
  }

  /// Round it or, where the file gives none, round what is in it.
  var box: Rect? {
    region?.box ?? (lines.map(\.box) + regions.compactMap(\.box) + [marker?.box].compactMap(\.self)).union
  }

  /// Its text without that of regions in it, a line a line.
  var plainText: String { lines.plainText }
}

extension InterchangeRegion.Kind {
  /// Text that is one block.
  var isText: Bool {
    switch self {
    case .paragraph, .quote, .heading, .header, .footer, .caption, .footnote, .code: true
    default: false
    }
  }

  /// What programs and vocabularies (PAGE, SegmOnto, METS/ALTO of libraries) call it; nil for other names. Page numbers
  /// are headers or footers by `isAbove`: whether they stand in the upper half.
  init?(named name: String, isAbove: Bool) {
    let letters = name.lowercased().filter { $0.isLetter }
    if let kind = Self.names[letters] {
      self = kind
    } else if letters.hasPrefix("pagenum") || letters.hasPrefix("numberingzone") {
      self = isAbove ? .header : .footer
    } else if let kind = Self.beginnings.first(where: { letters.hasPrefix($0.key) })?.value {
      self = kind
    } else {
      return nil
    }
  }

  private static let names: [String: InterchangeRegion.Kind] = [
    "paragraph": .paragraph, "text": .paragraph, "main": .paragraph, "body": .paragraph, "quote": .quote,
    "blockquote": .quote, "heading": .heading, "title": .heading, "titre": .heading, "header": .header,
    "footer": .footer, "caption": .caption, "footnote": .footnote, "endnote": .footnote,
    "footnotecontinued": .footnote, "code": .code, "list": .list, "table": .table, "figure": .figure,
    "illustration": .figure, "image": .figure, "graphic": .figure, "formula": .formula, "maths": .formula,
    "equation": .formula, "separator": .separator, "item": .item, "cell": .cell, "catchword": .footer,
    "signaturemark": .footer, "container": .group, "group": .group,
  ]

  private static let beginnings: KeyValuePairs<String, InterchangeRegion.Kind> = [
    "mainzone": .paragraph, "runningtitle": .header, "runninghead": .header, "titlepage": .paragraph,
    "titre": .heading, "quiremarks": .footer, "graphiczone": .figure, "stampzone": .figure,
    "sealzone": .figure, "tablezone": .group,
  ]
}
