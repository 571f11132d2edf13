internal import RectoModel

/// An element of hOCR that is still open, and what was read in it so far.
struct HOCRFrame {
  enum Role: Equatable {
    /// Elements that mean nothing by themselves: what is in them belongs to what is round them.
    case plain
    case title
    case page, area, line, word, glyph, row, item, table, picture, formula, separator
    case paragraph(headingLevel: Int?)
    case list(List.Kind)
    case cell(isHeader: Bool)
  }

  /// What an area makes of its paragraphs, and Tesseract of its lines.
  enum Kind: Equatable {
    case body, header, footer, caption, quote
  }

  /// A word before its box is known for sure.
  struct Draft {
    var word: Word
    var hasBox: Bool
  }

  /// A cell before its place is known.
  struct CellDraft {
    var rowSpan: Int
    var columnSpan: Int
    var isHeader: Bool
    var box: Rect?
    var polygon: [Point]?
    var value: CellValue?
    var blocks: [Block]
  }

  var role: Role
  var element: MarkupElement
  var properties: HOCRProperties
  // Inherited.
  var kind = Kind.body
  var language: LanguageTag?
  var direction = WritingDirection.leftToRight
  var style = TextStyle()
  var link: String?
  /// Its own or that of what is round it.
  var nearestBox: Rect?

  // Read so far.
  var text = ""
  var glyphs: [Glyph] = []
  var drafts: [Draft] = []
  var lines: [TextLine] = []
  var lineKinds: [Kind] = []
  var blocks: [Block] = []
  var paragraphCount = 0
  var items: [ListItem] = []
  var cells: [CellDraft] = []
  var rows: [[CellDraft]] = []
  var marker: (text: String, box: Rect?)?

  init(_ role: Role, _ element: MarkupElement, inside outer: HOCRFrame?) {
    self.role = role
    self.element = element
    properties = HOCRProperties(element["title"] ?? "")
    if let outer {
      (kind, language, direction) = (outer.kind, outer.language, outer.direction)
      (style, link, nearestBox) = (outer.style, outer.link, outer.nearestBox)
    }
    nearestBox = properties.box() ?? nearestBox
    readAttributes()
  }

  private mutating func readAttributes() {
    if let tag = FileLanguage.tag(element["lang"]) { language = tag }
    switch element["dir"]?.lowercased() {
    case "rtl": direction = .rightToLeft
    case "ltr": direction = .leftToRight
    default: break
    }
    if let trait = TextStyle.Trait(hocrElement: element.name) { style.traits.append(trait) }
    if element.name == "a", let target = element["href"] { link = target }
    readRules(element["style"] ?? "")
    if let name = properties.text("x_font"), !name.isEmpty { style.fontName = name }
    if let size = properties.number("x_fsize"), size > 0 { style.fontSize = Points(size) }
  }

  private mutating func readRules(_ css: String) {
    for rule in css.split(separator: ";") {
      let parts = rule.split(separator: ":", maxSplits: 1).map { $0.trimmed.lowercased() }
      guard parts.count == 2 else { continue }
      switch (parts[0], parts[1]) {
      case ("font-variant", "small-caps"): style.traits.append(.smallCaps)
      case ("color", let color) where RGBColor(color) != nil: style.color = color
      case ("writing-mode", let mode) where mode.hasPrefix("vertical"): direction = .topToBottom
      default: break
      }
    }
  }

  var alignment: Paragraph.Alignment? {
    for rule in (element["style"] ?? "").split(separator: ";") {
      let parts = rule.split(separator: ":", maxSplits: 1).map { $0.trimmed.lowercased() }
      if parts.count == 2, parts[0] == "text-align" { return Paragraph.Alignment(css: parts[1]) }
    }
    return nil
  }

  /// Text that no word has, of an element that holds no words at all.
  var bareText: String? {
    let bare = text.trimmed
    return bare.isEmpty || !drafts.isEmpty || !lines.isEmpty || !blocks.isEmpty ? nil : bare
  }
}
