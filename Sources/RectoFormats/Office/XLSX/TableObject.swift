internal import RectoModel

/// Excel's table object over a table: a name for it, a look, and buttons to filter by.
struct TableObject {
  let sheet: SheetPlan
  let columnNames: [String]

  /// nil for a table that can't be one: it needs one row of headings, all there and all different, rows below, and no
  /// merged cells.
  init?(_ sheet: SheetPlan) {
    guard let piece = sheet.table, piece.headerRowCount == 1, piece.table.rowCount > 1, !piece.table.hasSpans
    else {
      return nil
    }
    let headings = piece.table.cells.prefix { $0.row == 0 }.filter { piece.columns.contains($0.column) }
    let names = headings.map(\.blocks.sheetText)
    guard names.count == piece.columns.count, Set(names.map { $0.lowercased() }).count == names.count,
      names.allSatisfy({ !$0.isEmpty && $0.utf16.count <= 255 })
    else { return nil }
    self.sheet = sheet
    columnNames = names
  }

  /// `number` is 1 for the first of the workbook.
  func write(to part: XMLWriter, number: Int, hasFilters: Bool) {
    guard let piece = sheet.table else { return }
    let range = CellReference.range(rows: 0..<piece.table.rowCount, columns: 0..<columnNames.count)
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
