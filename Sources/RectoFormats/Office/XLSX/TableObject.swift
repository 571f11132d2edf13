internal import RectoModel

/// Excel's table object over a table: a name for it, a look, and buttons to filter by.
struct TableObject {
  private let piece: TablePiece

  /// nil for a sheet whose table can't be one.
  init?(_ sheet: SheetPlan) {
    guard let piece = sheet.table, !piece.columnNames.isEmpty else { return nil }
    self.piece = piece
  }

  /// `number` is 1 for the first of the workbook.
  func write(to part: XMLWriter, number: Int, hasFilters: Bool) {
    let columnNames = piece.columnNames
    let range = CellReference.range(rows: 0..<piece.rowCount, columns: 0..<columnNames.count)
    part.element(
      "table",
      [
        "xmlns": SpreadsheetNames.main, "id": "\(number)", "name": "Table\(number)",
        "displayName": "Table\(number)",
        "ref": range, "totalsRowShown": "0",
      ]
    ) {
      if hasFilters { part.element("autoFilter", ["ref": range]) }
      part.element("tableColumns", ["count": "\(columnNames.count)"]) {
        for (index, name) in columnNames.enumerated() {
          let escaped = name.withSignsEscaped.replacing("\n", with: "_x000a_")
          part.element("tableColumn", ["id": "\(index + 1)", "name": escaped])
        }
      }
      part.element(
        "tableStyleInfo",
        [
          "name": "TableStyleMedium2", "showFirstColumn": "0", "showLastColumn": "0", "showRowStripes": "1",
          "showColumnStripes": "0",
        ])
    }
  }
}
