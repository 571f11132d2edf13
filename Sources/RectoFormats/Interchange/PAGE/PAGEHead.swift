internal import RectoModel

/// What a PAGE file says of itself.
struct PAGEHead {
  private(set) var metadata = DocumentMetadata()
  private(set) var engine: EngineIdentity?
  private(set) var hasComments = false

  init() {}

  init(_ node: MarkupNode) {
    let creator = node.first("Creator")?.text.trimmed ?? ""
    if !creator.isEmpty, !creator.contains(where: \.isNewline) {
      engine = EngineIdentity(name: creator, version: "")
    }
    hasComments = !(node.first("Comments")?.text.trimmed ?? "").isEmpty
    for item in node.all("MetadataItem") {
      let facts = LayoutFacts(item["value"], as: "recto")
      if item["name"] == "recto-document" {
        metadata = DocumentMetadata(facts)
      } else if item["name"] == "recto-engine" {
        engine = nil
      } else if item["type"] == "processingStep", let name = item["value"],
        item["name"]?.lowercased().contains("recognition") == true
      {
        engine = EngineIdentity(
          name: name, version: Self.label("version", of: item).first ?? "",
          models: Self.label("model", of: item))
      }
    }
  }

  private static func label(_ type: String, of item: MarkupNode) -> [String] {
    item.all("Labels").flatMap { $0.all("Label") }.filter { $0["type"] == type }.compactMap { $0["value"] }
  }
}
