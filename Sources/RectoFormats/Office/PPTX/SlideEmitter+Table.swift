internal import RectoModel

extension SlideEmitter {
  func write(_ table: SlideTable, id: Int) {
    xml.element("p:graphicFrame") {
      xml.element("p:nvGraphicFramePr") {
        xml.element("p:cNvPr", ["id": String(id), "name": "Table \(id)"])
        xml.element("p:cNvGraphicFramePr") { xml.element("a:graphicFrameLocks", ["noGrp": "1"]) }
        xml.element("p:nvPr")
      }
      write(table.box, "p:xfrm")
      xml.element("a:graphic") {
        xml.element("a:graphicData", ["uri": "http://schemas.openxmlformats.org/drawingml/2006/table"]) {
          xml.element("a:tbl") { writeGrid(of: table) }
        }
      }
    }
  }

  private func writeGrid(of table: SlideTable) {
    let hasFirstColumn = table.table.cells.contains {
      $0.column == 0 && $0.isHeader && $0.row >= table.table.headerRowCount
    }
    xml.element(
      "a:tblPr",
      [
        "rtl": table.isRightToLeft ? "1" : nil, "firstRow": table.table.headerRowCount > 0 ? "1" : nil,
        "firstCol": hasFirstColumn ? "1" : nil,
      ]
    ) {
      xml.element("a:tableStyleId", text: table.table.isRuled ? Self.ruledStyle : Self.plainStyle)
    }
    xml.element("a:tblGrid") {
      for width in table.widths { xml.element("a:gridCol", ["w": String(width)]) }
    }
    // For each column, the cell that reaches down into the row.
    var above = [Cell?](repeating: nil, count: table.table.columnCount)
    for (row, places) in TableRows(table.table).enumerated() {
      xml.element("a:tr", ["h": String(table.heights[row])]) {
        for (column, place) in places.enumerated() {
          write(place, row: row, column: column, of: table, above: &above)
        }
      }
    }
  }

  /// PowerPoint's own styles without a look and with a grid; `tableStyles.xml` has them.
  private static let plainStyle = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
  private static let ruledStyle = "{5940675A-B579-460E-94D1-54222C63F5DA}"

  private func write(
    _ place: TablePlace, row: Int, column: Int, of table: SlideTable, above: inout [Cell?]
  ) {
    switch place {
    case .cell(let cell):
      for covered in cell.columns { above[covered] = cell }
      write(
        [
          "rowSpan": cell.rowSpan > 1 ? String(cell.rowSpan) : nil,
          "gridSpan": cell.columnSpan > 1 ? String(cell.columnSpan) : nil,
        ], table.content(cell), cell.verticalPlace, cell.fill)
    case .covered:
      // Those beside the cell know how far it reaches down, those below how far it reaches across.
      let cell = above[column]
      let (isBeside, isBelow) = (cell?.row == row, cell?.column == column)
      write(
        [
          "rowSpan": isBeside ? cell.flatMap { $0.rowSpan > 1 ? String($0.rowSpan) : nil } : nil,
          "gridSpan": isBelow ? cell.flatMap { $0.columnSpan > 1 ? String($0.columnSpan) : nil } : nil,
          "hMerge": isBelow ? nil : "1", "vMerge": isBeside ? nil : "1",
        ], nil, .top)
    case .empty: write([:], nil, .top)
    }
  }

  private func write(
    _ attributes: KeyValuePairs<String, String?>, _ text: FittedText?, _ place: Cell.VerticalPlace,
    _ fill: RGBColor? = nil
  ) {
    xml.element("a:tc", attributes) {
      xml.element("a:txBody") {
        xml.element("a:bodyPr")
        if let text, !text.paragraphs.isEmpty { write(text) } else { writeEmptyParagraph() }
      }
      let anchor: String? = place == .top ? nil : place == .center ? "ctr" : "b"
      let side = String(SlideTable.padding)
      xml.element(
        "a:tcPr",
        [
          "marL": side, "marR": side, "marT": "0", "marB": "0",
          "vert": text?.direction.map { $0 == .down ? "vert" : "vert270" }, "anchor": anchor,
        ]
      ) { if let fill { writeFill(fill) } }
    }
  }

  /// So small that it makes no row higher.
  private func writeEmptyParagraph() {
    xml.element("a:p") { xml.element("a:endParaRPr", ["sz": "400"]) }
  }
}
