import RectoModel

/// Takes out of the parts of Office files what says nothing: ids of editing sessions, and unless it is asked for,
/// dates and the program that wrote the file.
struct OfficeCleaning {
  let comparesDates: Bool

  private static let dates: Set<String> = [
    "dcterms:created", "dcterms:modified", "cp:lastPrinted", "cp:revision",
  ]
  /// And what it has counted.
  private static let programs: Set<String> = [
    "Application", "AppVersion", "TotalTime", "DocSecurity", "Template", "Pages", "Words", "Characters",
    "CharactersWithSpaces", "Lines", "Paragraphs",
  ]

  func cleaned(_ tree: MarkupTree, part: String) -> MarkupTree {
    if part.hasSuffix(".rels") { return Self.sorted(tree, without: ["Id"]) }
    if part == "[Content_Types].xml" { return Self.sorted(tree, without: []) }
    let isProperties = part.hasPrefix("docProps/")
    return tree.mapped { element in
      if ["w:rsids", "w:proofErr"].contains(element.name) { return nil }
      if isProperties, !comparesDates,
        Self.dates.contains(element.name) || Self.programs.contains(element.name)
      {
        return nil
      }
      let kept = element.attributes.filter { !Self.isSessionMark($0.name) }
      return kept.count == element.attributes.count ? element : element.with(attributes: kept)
    } ?? tree
  }

  private static func isSessionMark(_ name: String) -> Bool {
    name.hasPrefix("w:rsid") || name == "w14:paraId" || name == "w14:textId"
  }

  /// Entries of these parts have no order.
  private static func sorted(_ tree: MarkupTree, without dropped: Set<String>) -> MarkupTree {
    let entries = tree.elements.map { entry in
      entry.with(attributes: entry.attributes.filter { !dropped.contains($0.name) })
    }
    return tree.with(content: entries.sorted { $0.summary < $1.summary }.map { .element($0) })
  }
}
