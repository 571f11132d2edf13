internal import RectoModel

/// Writes one page with its blocks.
struct ALTOPageWriter {
  let xml: XMLWriter
  let plan: ALTOPlan
  let hasGlyphs: Bool
  let losses: InterchangeLosses
  let number: Int
  private let page: Page
  /// Of elements that have no name of their own.
  private var count = 0

  init(
    _ page: Page, number: Int, plan: ALTOPlan, xml: XMLWriter, hasGlyphs: Bool, losses: InterchangeLosses
  ) {
    self.page = page
    self.number = number
    self.plan = plan
    self.xml = xml
    self.hasGlyphs = hasGlyphs
    self.losses = losses
  }

  mutating func write(processing step: ALTOPlan.Step) {
    let size = page.size
    xml.indented(2)
    xml.start(
      "Page",
      [
        "ID": "page_\(number)", "WIDTH": size.width.decimalText, "HEIGHT": size.height.decimalText,
        "PHYSICAL_IMG_NR": String(page.provenance?.page ?? number), "PRINTED_IMG_NR": page.label,
        "PROCESSINGREFS": plan.reference(step), "LANG": legal(page.language, of: nil),
      ])
    xml.indented(3)
    xml.start("PrintSpace", Self.place(size.rect))
    for block in page.blocks { write(InterchangeRegion(block), depth: 4) }
    xml.indented(3)
    xml.end()
    xml.indented(2)
    xml.end()
  }

  private static func place(_ box: Rect) -> KeyValuePairs<String, String?> {
    [
      "HPOS": box.x.decimalText, "VPOS": box.y.decimalText, "WIDTH": box.width.decimalText,
      "HEIGHT": box.height.decimalText,
    ]
  }

  func set(_ box: Rect) {
    for (name, value) in Self.place(box) { if let value { xml.attribute(name, value) } }
  }

  /// Others are no languages for XML Schema.
  func legal(_ language: LanguageTag?, of block: String?) -> String? {
    guard let language else { return nil }
    let tag = language.description
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    let isLegal = parts.enumerated().allSatisfy { index, part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy {
          $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A || index > 0 && (0x30...0x39).contains($0)
        }
    }
    if !isLegal { losses.note("the language \(tag)", page: number) }
    return isLegal ? tag : nil
  }

  private mutating func newName() -> String {
    count += 1
    return "c_\(number)_\(count)"
  }

  /// Opens the element of a region; `end` closes it.
  private mutating func open(_ name: String, _ region: InterchangeRegion, depth: Int) {
    xml.indented(depth)
    xml.start(name, ["ID": region.id.map(LayoutNames.name) ?? newName()])
    if let box = region.box { set(box) }
    if name == "ComposedBlock" { xml.attribute("TYPE", region.kind.rawValue) }
    if let style = plan.reference(ALTOPlan.alignment(of: region)) { xml.attribute("STYLEREFS", style) }
    if let tag = plan.reference(ALTOPlan.tag(of: region)) { xml.attribute("TAGREFS", tag) }
    writeShape(region.region?.polygon)
  }

  func writeShape(_ polygon: [Point]?) {
    guard let polygon else { return }
    xml.element("Shape") { xml.element("Polygon", ["POINTS": ALTOShape.text(polygon)]) }
  }

  private mutating func write(_ region: InterchangeRegion, depth: Int) {
    switch region.kind {
    case .separator:
      open("GraphicalElement", region, depth: depth)
      xml.end()
    case .figure:
      if region.lines.isEmpty {
        open("Illustration", region, depth: depth)
        xml.end()
      } else {
        writeComposed(region, depth: depth)
      }
    case .list, .table, .group: writeComposed(region, depth: depth)
    case .item, .cell:
      if region.regions.isEmpty {
        writeText(region, depth: depth)
      } else {
        writeComposed(region, depth: depth)
      }
    default: writeText(region, depth: depth)
    }
  }

  private mutating func writeComposed(_ region: InterchangeRegion, depth: Int) {
    open("ComposedBlock", region, depth: depth)
    if region.kind == .figure {
      var picture = InterchangeRegion(.figure, region: region.region.map { Region($0.box) })
      picture.facts = LayoutFacts()
      write(picture, depth: depth + 1)
    }
    if !region.lines.isEmpty || region.marker?.box != nil {
      var text = InterchangeRegion(.paragraph, region: region.region.map { Region($0.box) })
      text.lines = region.lines
      text.marker = region.marker.flatMap { $0.box == nil ? nil : $0 }
      writeText(text, depth: depth + 1)
    }
    for inner in region.regions { write(inner, depth: depth + 1) }
    xml.indented(depth)
    xml.end()
  }

  private mutating func writeText(_ region: InterchangeRegion, depth: Int) {
    open("TextBlock", region, depth: depth)
    let direction = region.lines.first?.direction ?? .leftToRight
    if direction != .leftToRight, region.region?.polygon == nil {
      xml.attribute("BASEDIRECTION", direction.alto)
    }
    if let marker = region.marker, let box = marker.box { write(marker, at: box, depth: depth + 1) }
    var joined: String?
    for (index, line) in region.lines.enumerated() where !line.words.isEmpty {
      let next = region.lines[(index + 1)...].first { !$0.words.isEmpty }
      joined = write(line, joined: joined, next: next, of: region, depth: depth + 1)
    }
    let empty = region.lines.count(where: \.words.isEmpty)
    if empty > 0 { losses.note("lines without words", page: number, count: empty) }
    if !region.lines.isEmpty || region.marker?.box != nil { xml.indented(depth) }
    xml.end()
  }

  private func write(_ marker: InterchangeRegion.Marker, at box: Rect, depth: Int) {
    xml.indented(depth)
    xml.start("TextLine")
    set(box)
    if let tag = plan.reference(ALTOPlan.markerTag) { xml.attribute("TAGREFS", tag) }
    xml.start("String", ["CONTENT": marker.text.cleaned])
    set(box)
    xml.end()
    xml.end()
  }
}
