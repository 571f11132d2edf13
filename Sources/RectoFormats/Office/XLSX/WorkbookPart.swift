internal import RectoModel

/// `xl/workbook.xml`.
struct WorkbookPart {
  let sheets: [SheetPlan]
  /// The relationship of each sheet.
  let relationships: [String]
  let options: XLSXOptions
  /// Sheets with a table object, which has its own filter.
  let hasTableObject: [Bool]

  func write(to part: XMLWriter) {
    part.element("workbook", ["xmlns": SpreadsheetNames.main, "xmlns:r": SpreadsheetNames.relationships]) {
      part.raw(#"<workbookPr defaultThemeVersion="124226"/>"#)
      part.raw(
        #"<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>"#
      )
      part.element("sheets") {
        for (index, sheet) in sheets.enumerated() {
          part.element(
            "sheet", ["name": sheet.name, "sheetId": "\(index + 1)", "r:id": relationships[index]])
        }
      }
      writeNames(to: part)
      part.raw(#"<calcPr calcId="124519"/>"#)
    }
  }

  /// Ranges to filter, and rows that are printed on every page.
  private func writeNames(to part: XMLWriter) {
    var names: [(name: String, sheet: Int, isHidden: Bool, reference: String)] = []
    for (index, sheet) in sheets.enumerated() {
      if options.hasFilters, !hasTableObject[index], let rows = sheet.filterRows, let table = sheet.table {
        let reference = CellReference.fixed(sheet: sheet.name, rows: rows, columns: 0..<table.columns.count)
        names.append(("_xlnm._FilterDatabase", index, true, reference))
      }
    }
    for (index, sheet) in sheets.enumerated() where sheet.frozenRowCount > 0 {
      let reference = CellReference.fixed(sheet: sheet.name, rows: 0..<sheet.frozenRowCount)
      names.append(("_xlnm.Print_Titles", index, false, reference))
    }
    guard !names.isEmpty else { return }
    part.element("definedNames") {
      for (name, sheet, isHidden, reference) in names {
        part.element(
          "definedName", ["name": name, "localSheetId": "\(sheet)", "hidden": isHidden ? "1" : nil],
          text: reference)
      }
    }
  }
}
