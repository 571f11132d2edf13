internal import RectoModel

/// A table that GitHub's bars can hold: no spans, a header of one row or none, and a paragraph at most in a cell.
struct PipeTable {
  private let rows: [String]
  private let delimiters: [String]

  /// nil for other tables.
  init?(_ table: Table) {
    guard !table.hasSpans, table.headerRowCount <= 1, table.cells.allSatisfy(\.holdsOneParagraph)
    else { return nil }
    // The first row is always the header: without one it is empty.
    let header =
      table.headerRowCount == 0 ? [Self.row([String](repeating: "", count: table.columnCount))] : []
    rows = header + TableRows(table).map { Self.row($0.map(Self.text)) }
    delimiters = Self.alignments(of: table).map { alignment in
      switch alignment {
      case .center: ":---:"
      case .end: "---:"
      case .start, .justified, nil: "---"
      }
    }
  }

  var text: String {
    ([rows[0], Self.row(delimiters)] + rows.dropFirst()).joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    "|" + cells.map { $0.isEmpty ? "  |" : " \($0) |" }.joined()
  }

  private static func text(_ place: TablePlace) -> String {
    guard case .cell(let cell) = place else { return "" }
    return MarkdownInline(cell.blocks.flatMap(\.content.ownLines), inCell: true).text
  }

  /// A column's cells below the header agree, or there is none.
  private static func alignments(of table: Table) -> [Paragraph.Alignment?] {
    var seen = [Set<Paragraph.Alignment?>](repeating: [], count: table.columnCount)
    for cell in table.cells where cell.row >= table.headerRowCount {
      guard case .paragraph(let paragraph)? = cell.blocks.first?.content else { continue }
      seen[cell.column].insert(paragraph.alignment)
    }
    return seen.map { $0.count == 1 ? $0.first ?? nil : nil }
  }
}

extension Cell {
  fileprivate var holdsOneParagraph: Bool {
    guard let block = blocks.first else { return true }
    guard blocks.count == 1, case .paragraph(let paragraph) = block.content else { return false }
    return paragraph.role == .body
  }
}
