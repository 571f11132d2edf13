import RectoModel

/// The row of a table, as a label and what belongs to it.
struct TableRow {
  /// All cells, with blanks between them.
  var text: String
  /// The first cell with a letter; else the first.
  var label: String
  var fields: [Passage.Field]

  /// Without the rows at the top that are headings, and empty ones.
  static func rows(of table: Table) -> [TableRow] {
    let headings = Self.headings(of: table)
    return table.grid.dropFirst(table.headerRowCount).compactMap { row in
      let cells = row.compactMap(\.self).map { (cell: $0, text: $0.runningText) }.filter { !$0.text.isEmpty }
      guard !cells.isEmpty else { return nil }
      let first = cells.firstIndex { $0.text.contains(where: \.isLetter) } ?? 0
      let fields = cells.enumerated().filter { $0.offset != first }.map { _, entry in
        Passage.Field(label: headings[entry.cell.column, default: ""], value: entry.text)
      }
      return TableRow(
        text: cells.map(\.text).joined(separator: " "), label: cells[first].text, fields: fields)
    }
  }

  /// By column: what stands above it, from the top.
  private static func headings(of table: Table) -> [Int: String] {
    var headings: [Int: String] = [:]
    for cell in table.cells where cell.row < table.headerRowCount {
      let text = cell.runningText
      for column in cell.columns where !text.isEmpty {
        headings[column] = [headings[column], text].compactMap(\.self).joined(separator: " ")
      }
    }
    return headings
  }
}

extension Cell {
  fileprivate var runningText: String {
    blocks.map { $0.allLines.runningText }.filter { !$0.isEmpty }.joined(separator: " ")
  }
}
