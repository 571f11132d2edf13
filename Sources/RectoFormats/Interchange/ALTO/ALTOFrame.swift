internal import RectoModel

/// A block of ALTO that is still open.
struct ALTOFrame {
  let element: MarkupElement
  var polygon: [Point]?
  private(set) var region: InterchangeRegion
  private(set) var style: TextStyle
  private(set) var language: LanguageTag?
  let pageLanguage: LanguageTag?
  private(set) var direction: WritingDirection
  private(set) var unknownTags: [String] = []
  private let isOurs: Bool

  init(
    _ element: MarkupElement, inside outer: ALTOFrame?, head: ALTOHead, pageLanguage: LanguageTag?
  ) {
    self.element = element
    self.pageLanguage = pageLanguage
    let box = ALTOShape.box(element)
    region = InterchangeRegion(Self.kind(of: element), id: element["ID"], region: box.map { Region($0) })
    style = head.style(element["STYLEREFS"], over: outer?.style ?? TextStyle())
    language = FileLanguage.tag(element["LANG"] ?? element["language"]) ?? outer?.language
    direction = WritingDirection(alto: element["BASEDIRECTION"]) ?? outer?.direction ?? .leftToRight
    let tags = head.tags(element["TAGREFS"])
    isOurs = tags.contains { $0.isOurs }
    region.facts["next"] = element["IDNEXT"]
    region.facts["align"] = head.alignment(element["STYLEREFS"])?.rawValue
    for tag in tags { take(tag) }
  }

  private static func kind(of element: MarkupElement) -> InterchangeRegion.Kind {
    switch element.name {
    case "Illustration": .figure
    case "GraphicalElement": .separator
    case "ComposedBlock": element["TYPE"]?.lowercased() == "table" ? .table : .group
    default: .paragraph
    }
  }

  private mutating func take(_ tag: ALTOTag) {
    if tag.isOurs {
      if let kind = InterchangeRegion.Kind(rawValue: tag.type) { region.kind = kind }
      tag.facts.forEach { region.facts[$0] = $1 }
    } else if let kind = InterchangeRegion.Kind(named: tag.label, isAbove: isAbove),
      region.kind == .paragraph,
      kind.isText || kind == .formula
    {
      region.kind = kind
      if kind == .heading { region.facts["level"] = tag.label.last?.wholeNumberValue.map(String.init) }
    } else {
      unknownTags.append(tag.label)
    }
  }

  /// Page heights are not known to blocks: what begins within the first thousand pixels.
  private var isAbove: Bool { (region.box?.minY ?? 0) < 1000 }

  /// Round others, for no reason that blocks could keep.
  var isPlainGroup: Bool { element.name == "ComposedBlock" && !isOurs && region.kind == .group }

  mutating func add(_ inner: InterchangeRegion) {
    if inner.kind == .paragraph, inner.lines.isEmpty, inner.regions.isEmpty, let marker = inner.marker {
      region.marker = marker
    } else if region.kind != .figure || inner.kind != .figure {
      region.regions.append(inner)
    }
  }

  mutating func add(_ line: TextLine, isMarker: Bool) {
    if isMarker {
      region.marker = .init(text: line.plainText, box: line.box)
    } else {
      region.lines.append(line)
    }
  }

  /// Of the line that was read last.
  mutating func markHyphenated() {
    if let last = region.lines.indices.last { region.lines[last].endsHyphenated = true }
  }

  func finished() -> InterchangeRegion {
    var done = region
    if let polygon, polygon.count > 2 {
      done.region = Region(done.region?.box ?? Rect(around: polygon) ?? polygon.box, polygon: polygon)
    }
    if done.marker == nil, let text = done.facts["marker"] { done.marker = .init(text: text) }
    return done
  }
}

extension WritingDirection {
  init?(alto name: String?) {
    switch name?.lowercased() {
    case "ltr": self = .leftToRight
    case "rtl": self = .rightToLeft
    case "ttb": self = .topToBottom
    default: return nil
    }
  }

  var alto: String {
    switch self {
    case .leftToRight: "ltr"
    case .rightToLeft: "rtl"
    case .topToBottom: "ttb"
    }
  }
}

extension [Point] {
  /// Of no size when there are no points.
  var box: Rect { Rect(around: self) ?? Rect(x: 0, y: 0, width: 0, height: 0) }
}
