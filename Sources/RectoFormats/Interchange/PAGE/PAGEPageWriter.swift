internal import Foundation
internal import RectoModel

/// Writes the file of one page.
struct PAGEPageWriter {
  let xml: XMLWriter
  let hasGlyphs: Bool
  private let page: Page
  private let number: Int
  private let document: any PageSequence
  /// Of elements that have no name of their own.
  private var counts: [String: Int] = [:]

  static let namespace = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"

  init(_ page: Page, number: Int, of document: any PageSequence, xml: XMLWriter, hasGlyphs: Bool) {
    self.page = page
    self.number = number
    self.document = document
    self.xml = xml
    self.hasGlyphs = hasGlyphs
  }

  /// `l_12`.
  mutating func newName(_ kind: String) -> String {
    counts[kind, default: 0] += 1
    return "\(kind)_\(counts[kind, default: 0])"
  }

  mutating func write(context: WriteContext) {
    xml.start(
      "PcGts",
      [
        "xmlns": Self.namespace, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": "\(Self.namespace) \(Self.namespace)/pagecontent.xsd",
      ])
    writeMetadata(context)
    xml.indented(1)
    openPage()
    writeOrder()
    for (index, block) in page.blocks.enumerated() { write(InterchangeRegion(block), index: index, depth: 2) }
    xml.indented(1)
    xml.end()
    xml.indented(0)
    xml.end()
  }

  private func writeMetadata(_ context: WriteContext) {
    let date = context.timestamp.ISO8601Format()
    xml.indented(1)
    xml.element("Metadata") {
      xml.indented(2)
      xml.element("Creator", text: context.producer)
      xml.element("Created", text: date)
      xml.element("LastChange", text: date)
      item("other", "recto-document", document.metadata.facts.text(as: "recto"))
      if let engine = page.provenance?.engine {
        xml.indented(2)
        xml.element(
          "MetadataItem", ["type": "processingStep", "name": "text recognition", "value": engine.name]
        ) {
          xml.element("Labels") {
            if !engine.version.isEmpty {
              xml.element("Label", ["value": engine.version, "type": "version"])
            }
            for model in engine.models { xml.element("Label", ["value": model, "type": "model"]) }
          }
        }
      } else {
        item("other", "recto-engine", "none")
      }
      xml.indented(1)
    }
  }

  private func item(_ type: String, _ name: String, _ value: String) {
    xml.indented(2)
    xml.element("MetadataItem", ["type": type, "name": name, "value": value])
  }

  private func openPage() {
    var facts = LayoutFacts()
    let whole = Size(width: page.size.width.rounded(), height: page.size.height.rounded())
    if whole != page.size { facts.set("size", numbers: [page.size.width, page.size.height]) }
    let units = page.resolution.unitsPerInch
    let isMeasured = page.resolution.origin == .measured && units > 1
    if !isMeasured { facts.set("assumed-resolution", numbers: [units]) }
    facts["page"] = page.provenance?.page.map(String.init)
    facts["label"] = page.label
    let name = page.language.flatMap(PAGELanguage.name)
    if let language = page.language, PAGELanguage.tag(name) != language {
      facts["language"] = language.description
    }
    let source = page.provenance?.source.flatMap {
      document.sources.indices.contains($0) ? document.sources[$0].name : nil
    }
    xml.start(
      "Page",
      [
        "imageFilename": source ?? "", "imageWidth": String(Int(whole.width)),
        "imageHeight": String(Int(whole.height)),
        "imageXResolution": isMeasured ? units.decimalText : nil,
        "imageYResolution": isMeasured ? units.decimalText : nil,
        "imageResolutionUnit": isMeasured ? "PPI" : nil,
        "custom": facts.isEmpty ? nil : facts.text(as: "recto"), "primaryLanguage": name,
      ])
  }

  private func writeOrder() {
    guard !page.blocks.isEmpty else { return }
    xml.indented(2)
    xml.element("ReadingOrder") {
      xml.element("OrderedGroup", ["id": "ro"]) {
        for (index, block) in page.blocks.enumerated() {
          xml.indented(3)
          xml.element(
            "RegionRefIndexed",
            ["index": String(index), "regionRef": LayoutNames.name(block.id.description)])
        }
        xml.indented(2)
      }
    }
  }
}
