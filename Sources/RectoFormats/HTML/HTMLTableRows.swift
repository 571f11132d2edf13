internal import RectoModel

/// The rows of a table in HTML's groups.
enum HTMLTableRows {
  /// A tag or a cell a line; `cell` gives those of each place, nil for none.
  static func lines(of table: Table, cell: (TablePlace, _ isHeaderRow: Bool) -> String?) -> [String] {
    let headerEnd = headerEnd(of: table)
    var lines: [String] = []
    for (row, places) in TableRows(table).enumerated() {
      if row == 0, headerEnd > 0 { lines.append("<thead>") }
      if row == headerEnd { lines.append("<tbody>") }
      lines.append("<tr>")
      lines += places.compactMap { cell($0, row < table.headerRowCount) }
      lines.append("</tr>")
      if row == headerEnd - 1 { lines.append("</thead>") }
    }
    if headerEnd < table.rowCount { lines.append("</tbody>") }
    return lines
  }

  /// A row group can't cut a cell in two: then there is no head.
  private static func headerEnd(of table: Table) -> Int {
    let isCut = table.cells.contains {
      $0.row < table.headerRowCount && $0.rows.upperBound > table.headerRowCount
    }
    return isCut ? 0 : table.headerRowCount
  }
}

extension Cell {
  /// ` rowspan="2" colspan="3"`, where it has any.
  var spanAttributes: String {
    (rowSpan > 1 ? " rowspan=\"\(rowSpan)\"" : "") + (columnSpan > 1 ? " colspan=\"\(columnSpan)\"" : "")
  }
}
