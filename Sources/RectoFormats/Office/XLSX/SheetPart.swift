internal import RectoModel

/// `xl/worksheets/sheet1.xml`: all of a sheet but its rows.
struct SheetPart {
  let sheet: SheetPlan
  let options: XLSXOptions
  /// The language of the document.
  let language: LanguageTag?
  /// The relationship of its table object; nil when it has none.
  let tableObject: String?
  /// The user's, where there is a template.
  let page: XLSXTemplate.PageSetup?

  /// `rows` writes the rows and returns their merged cells.
  func write(to part: XMLWriter, rows: () throws(RectoError) -> MergedCells) throws(RectoError) {
    try part.element(
      "worksheet", ["xmlns": SpreadsheetNames.main, "xmlns:r": SpreadsheetNames.relationships]
    ) { () throws(RectoError) in
      part.raw(#"<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>"#)
      if sheet.rowCount > 0 { part.element("dimension", ["ref": range]) }
      writeViews(to: part)
      part.raw(#"<sheetFormatPr defaultRowHeight="15"/>"#)
      writeColumns(to: part)
      part.start("sheetData")
      let merged = try rows()
      part.end()
      if tableObject == nil, let filter = sheet.filterRange(options) {
        part.element("autoFilter", ["ref": filter])
      }
      try merged.write(to: part)
      writePrintSetup(to: part)
      if sheet.rowCount > 0 {
        part.element("ignoredErrors") {
          part.element("ignoredError", ["sqref": range, "numberStoredAsText": "1"])
        }
      }
      if let tableObject {
        part.element("tableParts", ["count": "1"]) { part.element("tablePart", ["r:id": tableObject]) }
      }
    }
  }

  private var range: String {
    CellReference.range(rows: 0..<sheet.rowCount, columns: 0..<sheet.columnCount)
  }

  /// Rows of headings stay in sight, unless they fill a screen.
  private func writeViews(to part: XMLWriter) {
    let frozen = sheet.frozenRowCount
    part.element("sheetViews") {
      part.element(
        "sheetView", ["rightToLeft": isRightToLeft ? "1" : nil, "workbookViewId": "0"]
      ) {
        if frozen > 0 {
          let cell = CellReference.cell(row: frozen, column: 0)
          part.element(
            "pane",
            ["ySplit": "\(frozen)", "topLeftCell": cell, "activePane": "bottomLeft", "state": "frozen"])
          part.element("selection", ["pane": "bottomLeft", "activeCell": cell, "sqref": cell])
        }
      }
    }
  }

  private var isRightToLeft: Bool {
    let primary = (language?.description ?? "").prefix { $0 != "-" && $0 != "_" }.lowercased()
    return ["ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "dv", "ckb"].contains(primary)
  }

  /// Neighbours of the same width in one element.
  private func writeColumns(to part: XMLWriter) {
    guard !sheet.pixels.isEmpty else { return }
    part.element("cols") {
      var first = 0
      for column in sheet.pixels.indices {
        let isLast = column + 1 == sheet.pixels.count
        if !isLast, sheet.pixels[column + 1] == sheet.pixels[first] { continue }
        part.element(
          "col",
          [
            "min": "\(first + 1)", "max": "\(column + 1)",
            "width": "\(TextWidth.columnWidth(pixels: sheet.pixels[first]))", "customWidth": "1",
          ])
        first = column + 1
      }
    }
  }

  /// As wide as a sheet of paper, and as many of them as it takes.
  private func writePrintSetup(to part: XMLWriter) {
    let width = sheet.pixels.reduce(0, +)
    let tag = (language?.description ?? "").uppercased()
    let isLetter = ["-US", "-CA", "-MX", "-PH"].contains { tag.hasSuffix($0) }
    let margins = page?.margins ?? [:]
    part.element(
      "pageMargins",
      [
        "left": margins["left"] ?? "0.5", "right": margins["right"] ?? "0.5", "top": margins["top"] ?? "0.75",
        "bottom": margins["bottom"] ?? "0.75", "header": margins["header"] ?? "0.3",
        "footer": margins["footer"] ?? "0.3",
      ])
    part.element(
      "pageSetup",
      [
        "paperSize": page?.paperSize ?? (isLetter ? "1" : "9"), "fitToHeight": "0",
        "orientation": page?.orientation ?? (width > 700 ? "landscape" : "portrait"),
      ])
    part.raw(
      "<headerFooter><oddHeader>&amp;C&amp;A</oddHeader><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>"
    )
  }
}

extension SheetPlan {
  /// Rows at the top that stay in sight.
  var frozenRowCount: Int {
    guard let table, table.headerRowCount <= 8, table.headerRowCount < table.rowCount else { return 0 }
    return table.headerRowCount
  }

  /// From the last row of headings to the end of the table.
  var filterRows: Range<Int>? {
    guard let table, table.headerRowCount > 0, table.headerRowCount < table.rowCount else { return nil }
    return (table.headerRowCount - 1)..<table.rowCount
  }

  /// nil when nothing can be filtered, or is to be.
  func filterRange(_ options: XLSXOptions) -> String? {
    guard options.hasFilters, let filterRows else { return nil }
    return CellReference.range(rows: filterRows, columns: 0..<(table?.columns.count ?? 1))
  }
}
