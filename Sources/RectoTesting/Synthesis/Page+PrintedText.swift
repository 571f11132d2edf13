import RectoModel

extension Page {
  /// One printed line a line, an empty line between blocks.
  var printedText: String {
    blocks.map(\.printedLines).filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }
}

extension Block {
  /// With the markers of lists and notes, which the model keeps apart from the lines.
  fileprivate var printedLines: [String] {
    switch content {
    case .list(let list):
      list.items.flatMap { item in item.blocks.flatMap(\.printedLines).prefixed(by: item.marker) }
    case .footnote(let note): note.paragraph.lines.map(\.plainText).prefixed(by: note.marker)
    case .table(let table): table.printedLines
    default: allLines.map(\.plainText)
    }
  }
}

extension Table {
  /// A row a line, its cells in order.
  fileprivate var printedLines: [String] {
    grid.map { row in
      row.compactMap { $0?.blocks.flatMap(\.printedLines).joined(separator: " ") }
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}

extension [String] {
  fileprivate func prefixed(by marker: String?) -> [String] {
    guard let marker, let first else { return self }
    return [marker + " " + first] + dropFirst()
  }
}
