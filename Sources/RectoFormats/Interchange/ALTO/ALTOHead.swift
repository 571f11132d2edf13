internal import RectoModel

/// What stands before the pages of an ALTO file: units, sources, programs, styles and tags.
struct ALTOHead {
  private(set) var unit = "pixel"
  private(set) var fileName: String?
  private(set) var metadata = DocumentMetadata()
  /// Recto did not write it.
  private(set) var isForeign = true
  private var steps: [String: ALTOProcessing] = [:]
  private var firstStep: ALTOProcessing?
  private var styles: [String: TextStyle] = [:]
  private var alignments: [String: Paragraph.Alignment] = [:]
  private var tags: [String: ALTOTag] = [:]

  mutating func read(_ node: MarkupNode, notes: inout ReadNotes) {
    switch node.element.name {
    case "Description": readDescription(node)
    case "Styles":
      for style in node.children { readStyle(style) }
    default:
      for tag in node.children {
        if let id = tag["ID"] { tags[id] = ALTOTag(tag.element) }
        if tag.first("XmlData") != nil { notes.lost("the XmlData of ALTO's tags", page: 1) }
      }
    }
  }

  private mutating func readDescription(_ node: MarkupNode) {
    if let unit = node.first("MeasurementUnit")?.text.trimmed.lowercased(), !unit.isEmpty {
      self.unit = unit
    }
    fileName = node.first("sourceImageInformation")?.first("fileName")?.text.trimmed
    for step in node.children where step.element.name.hasSuffix("Processing") {
      let processing = ALTOProcessing(step)
      if processing.isMetadata {
        metadata = DocumentMetadata(processing.facts)
      } else {
        firstStep = firstStep ?? (processing.engine == nil ? nil : processing)
        if let id = step["ID"] { steps[id] = processing }
      }
      if processing.isOurs { isForeign = false }
    }
  }

  private mutating func readStyle(_ node: MarkupNode) {
    guard let id = node["ID"] else { return }
    if node.element.name == "ParagraphStyle" {
      alignments[id] = node["ALIGN"].flatMap(Paragraph.Alignment.init(alto:))
    } else {
      styles[id] = TextStyle(alto: node.element)
    }
  }

  /// The program that made a page, and what it says of it.
  func processing(of page: MarkupElement) -> ALTOProcessing? {
    let names = (page["PROCESSINGREFS"] ?? page["PROCESSING"] ?? "").split(separator: " ")
    return names.lazy.compactMap { steps[String($0)] }.first ?? firstStep
  }

  func style(_ refs: String?, over outer: TextStyle) -> TextStyle {
    Self.names(refs).compactMap { styles[$0] }.reduce(outer) { $0.overlaid(by: $1) }
  }

  func alignment(_ refs: String?) -> Paragraph.Alignment? {
    Self.names(refs).lazy.compactMap { alignments[$0] }.first
  }

  func tags(_ refs: String?) -> [ALTOTag] { Self.names(refs).compactMap { tags[$0] } }

  private static func names(_ refs: String?) -> [String] {
    (refs ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
  }

  /// Units an inch; nil for pixels.
  var unitsPerInch: Double? {
    switch unit {
    case "mm10": 254
    case "inch1200": 1200
    default: nil
    }
  }
}

/// What an ALTO file says of blocks, lines or words by reference.
struct ALTOTag {
  var type: String
  var label: String
  var facts: LayoutFacts
  /// Recto wrote it.
  var isOurs: Bool

  init(_ element: MarkupElement) {
    type = element["TYPE"] ?? ""
    label = element["LABEL"] ?? ""
    let description = element["DESCRIPTION"] ?? ""
    isOurs = description.hasPrefix("recto {")
    facts = LayoutFacts(description, as: "recto")
  }
}

/// A step that made a page.
struct ALTOProcessing {
  var engine: EngineIdentity?
  var facts: LayoutFacts
  var isOurs: Bool
  /// It is no step: it tells of the document.
  var isMetadata: Bool

  init(_ node: MarkupNode) {
    let step = node.first("ocrProcessingStep") ?? node
    let settings = step.first("processingStepSettings")?.text.trimmed ?? ""
    isOurs = settings.hasPrefix("recto {")
    facts = LayoutFacts(settings, as: "recto")
    isMetadata = isOurs && node["ID"] == "document"
    guard let software = step.first("processingSoftware") else { return }
    let name = software.first("softwareName")?.text.trimmed ?? ""
    let creator = software.first("softwareCreator")?.text.trimmed ?? ""
    guard !(name + creator).isEmpty else { return }
    engine = EngineIdentity(
      name: name.isEmpty ? creator : name, version: software.first("softwareVersion")?.text.trimmed ?? "",
      models: facts["models"]?.split(separator: " ").map(String.init) ?? [])
  }
}
