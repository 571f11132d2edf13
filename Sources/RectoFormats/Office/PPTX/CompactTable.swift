internal import RectoModel

extension Table {
  /// Without the rows and columns that cells of others cover throughout: LibreOffice takes them away and then puts
  /// cells into wrong places. What they were wide or high is that of the cells that cover them.
  var withoutCoveredLines: Table {
    var (rows, columns) = ([Bool](), [Bool](repeating: true, count: columnCount))
    for places in TableRows(self) {
      let isCovered = places.map(\.isCovered)
      rows.append(isCovered.allSatisfy(\.self))
      for column in columns.indices where !isCovered[column] { columns[column] = false }
    }
    guard rows.contains(true) || columns.contains(true) else { return self }
    func kept(_ lines: [Bool], _ range: Range<Int>) -> Int { lines[range].count { !$0 } }
    let moved = cells.map { cell in
      var cell = cell
      (cell.rowSpan, cell.columnSpan) = (kept(rows, cell.rows), kept(columns, cell.columns))
      (cell.row, cell.column) = (kept(rows, 0..<cell.row), kept(columns, 0..<cell.column))
      return cell
    }
    let table = try? Table(
      rowCount: kept(rows, rows.indices), columnCount: kept(columns, columns.indices), cells: moved,
      headerRowCount: kept(rows, 0..<headerRowCount), isRuled: isRuled)
    return table ?? self
  }
}

extension TablePlace {
  fileprivate var isCovered: Bool {
    if case .covered = self { true } else { false }
  }
}
