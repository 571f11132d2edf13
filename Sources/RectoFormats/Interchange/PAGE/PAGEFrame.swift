internal import RectoModel

/// A region of PAGE that is still open.
struct PAGEFrame {
  let element: MarkupElement
  private(set) var region: InterchangeRegion
  /// What its lines take over.
  private(set) var surroundings: PAGELine.Surroundings
  /// Types that blocks have no place for.
  private(set) var unknownType: String?
  private(set) var index: Int?
  private var points: [Point] = []
  private var text: PAGEText?

  init(_ element: MarkupElement, inside outer: PAGEFrame?, page: PAGELine.Surroundings) {
    self.element = element
    surroundings = outer?.surroundings ?? page
    surroundings.box = nil
    surroundings.language =
      PAGELanguage.tag(element["primaryLanguage"], script: element["primaryScript"])
      ?? surroundings.language
    surroundings.direction = WritingDirection(page: element["readingDirection"]) ?? surroundings.direction
    surroundings.style = surroundings.style.overlaid(by: TextStyle(production: element["production"]))
    region = InterchangeRegion(.group, id: element["id"])
    let groups = LayoutFacts.groups(in: element["custom"] ?? "")
    region.facts = groups.first { $0.name == "recto" }?.facts ?? LayoutFacts()
    region.facts["align"] = element["align"].flatMap(Paragraph.Alignment.init(page:))?.rawValue
    index = groups.first { $0.name == "readingOrder" }?.facts["index"].flatMap { Int($0) }
    let structure = groups.first { $0.name == "structure" }?.facts["type"]
    setKind(structure)
    setCell()
  }

  private mutating func setKind(_ structure: String?) {
    if let own = region.facts["type"].flatMap(InterchangeRegion.Kind.init) {
      region.kind = own
      region.facts["type"] = nil
      return
    }
    switch element.name {
    case "TextRegion":
      let type = element["type"] ?? structure ?? "paragraph"
      let named = InterchangeRegion.Kind(named: type, isAbove: true)
      region.kind = named.flatMap { $0.isText ? $0 : nil } ?? .paragraph
      if region.kind == .paragraph, type != "paragraph" { unknownType = type }
    case "ImageRegion", "LineDrawingRegion", "GraphicRegion", "ChartRegion", "MapRegion", "MusicRegion":
      region.kind = .figure
    case "MathsRegion", "ChemRegion": region.kind = .formula
    case "SeparatorRegion": region.kind = .separator
    case "TableRegion": region.kind = .table
    default: region.kind = .group
    }
  }

  /// Transkribus has cells as elements of their own.
  private mutating func setCell() {
    if element.name == "TableRegion", region.facts["grid"] == nil {
      let sides = ["rows", "columns"].compactMap { element[$0].flatMap { Double.pageNumber($0) } }
      if sides.count == 2 { region.facts.set("grid", numbers: sides) }
      if element["lineSeparators"] == "true" { region.facts["ruled"] = "1" }
    }
    guard element.name == "TableCell" else { return }
    region.kind = .cell
    setPlace(["row", "col", "rowSpan", "colSpan"].map { element[$0] })
  }

  private mutating func setPlace(_ texts: [String?]) {
    let numbers = texts.map { $0.flatMap { Double.pageNumber($0) } }
    region.facts.set(
      "cell",
      numbers: [numbers[0] ?? -1, numbers[1] ?? -1, max(numbers[2] ?? 1, 1), max(numbers[3] ?? 1, 1)])
  }

  mutating func setRoles(_ node: MarkupNode) {
    guard let role = node.first("TableCellRole") else { return }
    if region.facts["type"] == nil { region.kind = .cell }
    setPlace(["rowIndex", "columnIndex", "rowSpan", "colSpan"].map { role[$0] })
    if ["true", "1"].contains(role["header"]) { region.facts["header"] = "1" }
  }

  mutating func setCoords(_ node: MarkupNode) {
    points = PAGECoords.points(node)
    surroundings.box = Rect(around: points)
  }

  mutating func setStyle(_ node: MarkupNode) {
    surroundings.style = surroundings.style.overlaid(by: TextStyle(page: { node[$0] }))
  }

  mutating func setText(_ node: MarkupNode) {
    var holder = MarkupNode(element: element)
    holder.children = [node]
    if let found = PAGEText(holder), text == nil { text = found }
  }

  mutating func add(_ inner: InterchangeRegion) { region.regions.append(inner) }

  mutating func add(_ line: TextLine, isMarker: Bool) {
    if isMarker {
      region.marker = .init(text: line.plainText, box: line.box)
    } else {
      region.lines.append(line)
    }
  }

  /// The region's own text, which counts where there are no lines.
  var bareText: PAGEText? {
    let hasText = text.map { !$0.text.trimmed.isEmpty } ?? false
    return hasText && region.lines.isEmpty && region.regions.isEmpty && region.marker == nil ? text : nil
  }

  /// `isAbove`: whether it stands in the upper half of its page, which page numbers need to know.
  func finished(pageHeight: Double) -> InterchangeRegion {
    var done = region
    done.region = PAGECoords.region(points, done.facts)
    let middle = done.region?.box.midY ?? 0
    if element["type"] == "page-number", done.kind == .header, middle > pageHeight / 2 { done.kind = .footer }
    done.facts["box"] = nil
    done.facts["polygon"] = nil
    if done.marker == nil, let marker = done.facts["marker"] { done.marker = .init(text: marker) }
    return done
  }
}

extension Paragraph.Alignment {
  init?(page name: String) {
    switch name {
    case "left": self = .start
    case "right": self = .end
    case "centre": self = .center
    case "justify": self = .justified
    default: return nil
    }
  }

  var page: String {
    switch self {
    case .start: "left"
    case .end: "right"
    case .center: "centre"
    case .justified: "justify"
    }
  }
}
