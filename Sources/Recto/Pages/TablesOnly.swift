import RectoModel

extension Document {
  /// The document with nothing on its pages but tables and what explains them; tables in lists come out of them.
  /// Throws `.contentMissing` when there is none.
  func withTablesOnly() throws(RectoError) -> Document {
    var tables = self
    for index in tables.pages.indices { tables.pages[index].blocks = pages[index].blocks.flatMap(\.tables) }
    let found = Set(tables.pages.lazy.flatMap(\.blocks).map(\.id))
    guard !found.isEmpty else {
      throw RectoError(.contentMissing, "No table was found; recto convert gives the text.")
    }
    for index in tables.pages.indices {
      tables.pages[index].blocks = pages[index].blocks.flatMap { block in
        if case .caption(let caption) = block.content, let target = caption.target, found.contains(target) {
          return [block]
        }
        return block.tables
      }
    }
    return tables
  }
}

extension Block {
  fileprivate var tables: [Block] {
    switch content {
    case .table: [self]
    case .list(let list): list.items.flatMap(\.blocks).flatMap(\.tables)
    default: []
    }
  }
}
