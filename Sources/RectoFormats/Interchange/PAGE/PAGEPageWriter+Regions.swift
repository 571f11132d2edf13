internal import RectoModel

extension PAGEPageWriter {
  /// `index` is its place in the reading order of what holds it; nil in tables, which have their own.
  mutating func write(_ region: InterchangeRegion, index: Int?, depth: Int) {
    var facts = region.facts
    let place = region.region ?? Region(region.box ?? Rect(x: 0, y: 0, width: 0, height: 0))
    let points = PAGECoords.text(place, &facts)
    let name = region.id.map(LayoutNames.name) ?? newName("c")
    if let id = region.id, id != name { facts["id"] = id }
    if !region.kind.isPAGE { facts["type"] = region.kind.rawValue }
    if let marker = region.marker, marker.box == nil { facts["marker"] = marker.text }
    let cell = facts.numbers("cell")
    let isHeader = facts["header"] != nil
    for name in ["align", "cell", "header"] { facts[name] = nil }
    xml.indented(depth)
    xml.start(region.kind.pageElement, ["id": name, "custom": custom(region, facts, index)])
    writeAttributes(of: region)
    xml.indented(depth + 1)
    xml.element("Coords", ["points": points])
    if cell.count == 4 { writeRole(cell, isHeader: isHeader, depth: depth + 1) }
    let isPicture = region.kind == .figure || region.kind == .formula
    if isPicture, !region.lines.isEmpty { writeInside(region, depth: depth + 1) }
    for (index, inner) in region.regions.enumerated() {
      write(inner, index: region.kind == .table ? nil : index, depth: depth + 1)
    }
    if !isPicture { writeLines(of: region, depth: depth + 1) }
    xml.indented(depth)
    xml.end()
  }

  private func custom(_ region: InterchangeRegion, _ facts: LayoutFacts, _ index: Int?) -> String? {
    var parts: [String] = []
    if let index { parts.append("readingOrder {index:\(index);}") }
    if region.kind.isText, region.kind.isPAGE { parts.append("structure {type:\(region.kind.rawValue);}") }
    if !facts.isEmpty { parts.append(facts.text(as: "recto")) }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func writeAttributes(of region: InterchangeRegion) {
    if region.kind.isText {
      xml.attribute(
        "type", region.kind.isPAGE ? region.kind.rawValue : region.kind == .quote ? "paragraph" : "other")
    }
    if let alignment = region.facts["align"].flatMap(Paragraph.Alignment.init(rawValue:)) {
      xml.attribute("align", alignment.page)
    }
    if let direction = region.lines.first?.direction, direction != .leftToRight, region.kind.isTextRegion {
      xml.attribute("readingDirection", direction.page)
    }
    if region.kind == .table {
      let grid = region.facts.numbers("grid").map { String(Int($0)) }
      if grid.count == 3 {
        xml.attribute("rows", grid[0])
        xml.attribute("columns", grid[1])
      }
      xml.attribute("lineSeparators", region.facts["ruled"] == nil ? "false" : "true")
    }
    if region.kind == .figure, !region.lines.isEmpty { xml.attribute("embText", "true") }
  }

  private func writeRole(_ cell: [Double], isHeader: Bool, depth: Int) {
    let place = cell.map { String(Int($0)) }
    xml.indented(depth)
    xml.element("Roles") {
      xml.element(
        "TableCellRole",
        [
          "rowIndex": place[0], "columnIndex": place[1], "rowSpan": place[2], "colSpan": place[3],
          "header": isHeader ? "true" : "false",
        ])
    }
  }

  /// Only text regions hold lines.
  private mutating func writeInside(_ region: InterchangeRegion, depth: Int) {
    var text = InterchangeRegion(.paragraph, region: region.region.map { Region($0.box) })
    text.lines = region.lines
    write(text, index: nil, depth: depth)
  }

  private mutating func writeLines(of region: InterchangeRegion, depth: Int) {
    if let marker = region.marker, let box = marker.box { write(marker, at: box, depth: depth) }
    for (index, line) in region.lines.enumerated() { write(line, index: index, of: region, depth: depth) }
    let text = region.lines.map(\.cleanText).joined(separator: "\n")
    if !text.isEmpty { writeText(text, nil, depth: depth) }
  }

  func writeText(_ text: String, _ confidence: Confidence?, depth: Int) {
    xml.indented(depth)
    xml.element("TextEquiv", ["conf": confidence?.value.decimalText]) {
      xml.element("Unicode", text: text)
    }
  }
}

extension InterchangeRegion.Kind {
  /// PAGE has an element or a type of this name.
  fileprivate var isPAGE: Bool {
    switch self {
    case .quote, .code, .list, .item, .group: false
    default: true
    }
  }

  fileprivate var pageElement: String {
    switch self {
    case .figure: "ImageRegion"
    case .formula: "MathsRegion"
    case .separator: "SeparatorRegion"
    case .table: "TableRegion"
    default: "TextRegion"
    }
  }

  fileprivate var isTextRegion: Bool { pageElement == "TextRegion" }
}
