import RectoModel

/// Several documents as one: their pages follow each other.
struct JoinedDocuments: Sendable {
  private(set) var document = Document(pages: [])
  /// The first one as it came.
  private(set) var only: Document?
  private var ids: Set<BlockID> = []
  private var count = 0

  /// What the first one says of itself counts. Names of blocks that come again are changed.
  mutating func add(_ other: Document) {
    count += 1
    if count == 1 { only = other }
    document.metadata = document.metadata.filled(from: other.metadata)
    var new: [BlockID: BlockID] = [:]
    let own = other.pages.flatMap(\.blocks).flatMap(\.allIDs)
    let clashes = own.contains { ids.contains($0) }
    for id in own { new[id] = clashes ? BlockID("d\(count)-\(id)") : id }
    ids.formUnion(new.values)
    var sources: [Int: Int] = [:]
    for (index, source) in other.sources.enumerated() {
      sources[index] = document.sources.firstIndex(of: source) ?? document.sources.count
      if sources[index] == document.sources.count { document.sources.append(source) }
    }
    for page in other.pages {
      var page = page
      if let source = page.provenance?.source { page.provenance?.source = sources[source] }
      if clashes { page.blocks = page.blocks.map { $0.renamed(new) } }
      document.pages.append(page)
    }
  }
}

extension Block {
  fileprivate var allIDs: [BlockID] { [id] + content.nestedBlocks.flatMap(\.allIDs) }

  fileprivate func renamed(_ new: [BlockID: BlockID]) -> Block {
    var copy = self
    copy.id = new[id] ?? id
    copy.continues = continues.map { new[$0] ?? $0 }
    if case .caption(var caption) = content {
      caption.target = caption.target.map { new[$0] ?? $0 }
      copy.content = .caption(caption)
    } else {
      copy.content = content.mapNested { $0.renamed(new) }
    }
    return copy
  }
}
