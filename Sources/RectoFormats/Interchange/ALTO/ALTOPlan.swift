internal import Foundation
internal import RectoModel

/// What stands in the head of an ALTO file for its pages to refer to: styles, tags, programs and the reading order.
struct ALTOPlan {
  /// A tag that is the same for all that refer to it.
  struct Tag: Hashable {
    var type: String
    var label: String
    var facts: LayoutFacts
  }

  /// Where pages come from, and what made them.
  struct Step: Hashable {
    var engine: EngineIdentity?
    var facts: LayoutFacts
  }

  private var styles = IndexedValues<TextStyle>()
  private var alignments = IndexedValues<Paragraph.Alignment>()
  private var tags = IndexedValues<Tag>()
  private var steps = IndexedValues<Step>()
  /// That of all pages; nil when there is none, or several.
  private var resolution: Resolution?
  private var hasPages = false

  mutating func take(_ page: Page, of document: any PageSequence) {
    resolution = !hasPages || resolution == page.resolution ? page.resolution : nil
    hasPages = true
    steps.insert(Self.step(of: page, in: document))
    for block in page.blocks { take(InterchangeRegion(block)) }
  }

  private mutating func take(_ region: InterchangeRegion) {
    if let tag = Self.tag(of: region) { tags.insert(tag) }
    if let alignment = Self.alignment(of: region) { alignments.insert(alignment) }
    if region.marker?.box != nil { tags.insert(Self.markerTag) }
    for line in region.lines {
      if line.endsHyphenated, ALTOHyphen(line) == nil { tags.insert(Self.hyphenTag) }
      for word in line.words {
        if let style = word.style?.heldByALTO { styles.insert(style) }
        if let link = word.link { tags.insert(Self.tag(ofLink: link)) }
      }
    }
    for inner in region.regions { take(inner) }
  }

  static let markerTag = Tag(type: "marker", label: "marker", facts: LayoutFacts())
  static let hyphenTag = Tag(type: "hyphenated", label: "hyphenated", facts: LayoutFacts())

  static func tag(ofLink link: String) -> Tag {
    var facts = LayoutFacts()
    facts["link"] = link
    return Tag(type: "link", label: link, facts: facts)
  }

  /// nil where the element says it all.
  static func tag(of region: InterchangeRegion) -> Tag? {
    var facts = region.facts
    facts["align"] = nil
    if let id = region.id, LayoutNames.name(id) != id { facts["id"] = id }
    if let marker = region.marker, marker.box == nil { facts["marker"] = marker.text }
    let isPlain =
      switch region.kind {
      case .paragraph, .separator: true
      case .figure: region.lines.isEmpty
      default: false
      }
    if isPlain, facts.isEmpty { return nil }
    let level = facts["level"].map { " \($0)" } ?? ""
    return Tag(type: region.kind.rawValue, label: region.kind.rawValue + level, facts: facts)
  }

  static func alignment(of region: InterchangeRegion) -> Paragraph.Alignment? {
    region.facts["align"].flatMap(Paragraph.Alignment.init(rawValue:))
  }

  /// Of tenths of millimetres, if that is what page units are.
  private var unit: String {
    if resolution == .measured(254) { return "mm10" }
    return resolution == .measured(1200) ? "inch1200" : "pixel"
  }

  static func step(of page: Page, in document: any PageSequence) -> Step {
    var facts = LayoutFacts()
    facts.set(resolutionName(page.resolution), numbers: [page.resolution.unitsPerInch])
    let first = document.sources.first?.name
    let source = page.provenance?.source.flatMap {
      document.sources.indices.contains($0) ? document.sources[$0].name : nil
    }
    if source != first { facts[source == nil ? "unsourced" : "source"] = source ?? "1" }
    if page.provenance?.page == nil { facts["unnumbered"] = "1" }
    let engine = page.provenance?.engine
    if let models = engine?.models, !models.isEmpty { facts["models"] = models.joined(separator: " ") }
    return Step(engine: engine, facts: facts)
  }

  private static func resolutionName(_ resolution: Resolution) -> String {
    resolution.origin == .measured ? "resolution" : "assumed-resolution"
  }

  func reference(_ style: TextStyle?) -> String? {
    (style?.heldByALTO).flatMap { styles.index(of: $0) }.map { "s_\($0 + 1)" }
  }

  func reference(_ alignment: Paragraph.Alignment?) -> String? {
    alignment.flatMap { alignments.index(of: $0) }.map { "a_\($0 + 1)" }
  }

  func reference(_ tag: Tag?) -> String? { tag.flatMap { tags.index(of: $0) }.map { "t_\($0 + 1)" } }

  func reference(_ step: Step) -> String? { steps.index(of: step).map { "p_\($0 + 1)" } }
}

extension ALTOPlan {
  /// `order` is the file that `ALTOOrder` wrote.
  func writeHead(of document: any PageSequence, order: URL, to xml: XMLWriter) throws(RectoError) {
    writeDescription(of: document, to: xml)
    writeStyles(to: xml)
    writeTags(to: xml)
    try xml.raw(contentsOf: order)
  }

  private func writeDescription(of document: any PageSequence, to xml: XMLWriter) {
    xml.indented(1)
    xml.element("Description") {
      xml.indented(2)
      xml.element("MeasurementUnit", text: unit)
      if let source = document.sources.first {
        xml.indented(2)
        xml.element("sourceImageInformation") { xml.element("fileName", text: source.name) }
      }
      let metadata = document.metadata.facts
      if !metadata.isEmpty { write(Step(engine: nil, facts: metadata), id: "document", to: xml) }
      for (index, step) in steps.values.enumerated() {
        var step = step
        // Of all pages the same, and said already.
        if unit != "pixel", let resolution { step.facts[Self.resolutionName(resolution)] = nil }
        write(step, id: "p_\(index + 1)", to: xml)
      }
      xml.indented(1)
    }
  }

  private func write(_ step: Step, id: String, to xml: XMLWriter) {
    xml.indented(2)
    xml.element("Processing", ["ID": id]) {
      xml.element("processingCategory", text: step.engine == nil ? "other" : "contentGeneration")
      xml.element("processingStepSettings", text: step.facts.text(as: "recto"))
      guard let engine = step.engine else { return }
      xml.element("processingSoftware") {
        xml.element("softwareName", text: engine.name)
        if !engine.version.isEmpty { xml.element("softwareVersion", text: engine.version) }
      }
    }
  }

  private func writeStyles(to xml: XMLWriter) {
    guard !styles.values.isEmpty || !alignments.values.isEmpty else { return }
    xml.indented(1)
    xml.element("Styles") {
      for (index, style) in styles.values.enumerated() {
        xml.indented(2)
        xml.element("TextStyle", ["ID": "s_\(index + 1)"]) {
          for (name, value) in style.altoAttributes { if let value { xml.attribute(name, value) } }
        }
      }
      for (index, alignment) in alignments.values.enumerated() {
        xml.indented(2)
        xml.element("ParagraphStyle", ["ID": "a_\(index + 1)", "ALIGN": alignment.alto])
      }
      xml.indented(1)
    }
  }

  private func writeTags(to xml: XMLWriter) {
    guard !tags.values.isEmpty else { return }
    xml.indented(1)
    xml.element("Tags") {
      for (index, tag) in tags.values.enumerated() {
        xml.indented(2)
        let name = ["marker", "hyphenated", "link"].contains(tag.type) ? "OtherTag" : "StructureTag"
        xml.element(
          name,
          [
            "ID": "t_\(index + 1)", "TYPE": tag.type, "LABEL": tag.label,
            "DESCRIPTION": tag.facts.text(as: "recto"),
          ])
      }
      xml.indented(1)
    }
  }
}
