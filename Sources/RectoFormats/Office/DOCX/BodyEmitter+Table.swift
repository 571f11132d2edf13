internal import RectoModel

extension BodyEmitter {
  func write(_ table: BodyTable) throws(RectoError) {
    try xml.element("w:tbl") { () throws(RectoError) in
      writeProperties(of: table)
      xml.element("w:tblGrid") {
        for width in table.widths { xml.element("w:gridCol", ["w:w": String(width)]) }
      }
      // For each column, the cell that reaches down into the row.
      var above = [Cell?](repeating: nil, count: table.table.columnCount)
      for (row, places) in TableRows(table.table).enumerated() {
        try xml.element("w:tr") { () throws(RectoError) in
          writeProperties(ofRow: row, of: table)
          try write(places, row: row, of: table, above: &above)
        }
      }
    }
  }

  private func writeProperties(of table: BodyTable) {
    xml.element("w:tblPr") {
      value("w:tblStyle", parts.styles.id(of: table.style))
      if let place = table.place {
        // LibreOffice doesn't let tables float in the lower left of a page that count from the page both ways.
        xml.element(
          "w:tblpPr",
          [
            "w:leftFromText": "0", "w:rightFromText": "0", "w:vertAnchor": "margin", "w:horzAnchor": "page",
            "w:tblpX": String(place.x), "w:tblpY": String(place.y - ExactDocument.topMargin),
          ])
        value("w:tblOverlap", "never")
      }
      if table.isRightToLeft { xml.element("w:bidiVisual") }
      xml.element("w:tblW", ["w:w": String(table.widths.reduce(0, +)), "w:type": "dxa"])
      if table.isCentered { value("w:jc", "center") }
      xml.element("w:tblLayout", ["w:type": "fixed"])
      if let padding = table.sidePadding {
        xml.element("w:tblCellMar") {
          for (side, width) in [("w:top", 0), ("w:left", padding), ("w:bottom", 0), ("w:right", padding)] {
            xml.element(side, ["w:w": String(width), "w:type": "dxa"])
          }
        }
      }
      let hasFirstColumn = table.table.cells.contains {
        $0.column == 0 && $0.isHeader && $0.row >= table.table.headerRowCount
      }
      xml.element(
        "w:tblLook",
        [
          "w:val": Self.look(firstRow: table.table.headerRowCount > 0, firstColumn: hasFirstColumn),
          "w:firstRow": table.table.headerRowCount > 0 ? "1" : "0", "w:lastRow": "0",
          "w:firstColumn": hasFirstColumn ? "1" : "0", "w:lastColumn": "0", "w:noHBand": "1",
          "w:noVBand": "1",
        ])
    }
  }

  /// The same once more as bits, for older programs.
  private static func look(firstRow: Bool, firstColumn: Bool) -> String {
    switch (firstRow, firstColumn) {
    case (false, false): "0600"
    case (true, false): "0620"
    case (false, true): "0680"
    case (true, true): "06A0"
    }
  }

  private func writeProperties(ofRow row: Int, of table: BodyTable) {
    let isHeader = row < table.table.headerRowCount
    let height = row < table.rowHeights.count ? table.rowHeights[row] : nil
    xml.element("w:trPr") {
      xml.element("w:cantSplit")
      if let height {
        xml.element(
          "w:trHeight",
          ["w:val": String(height), "w:hRule": table.textDirection == nil ? "atLeast" : "exact"])
      }
      if isHeader { xml.element("w:tblHeader") }
    }
  }

  private func write(
    _ places: [TablePlace], row: Int, of table: BodyTable, above: inout [Cell?]
  ) throws(RectoError) {
    var column = 0
    while column < places.count {
      switch places[column] {
      case .cell(let cell):
        for covered in cell.columns { above[covered] = cell }
        try write(cell, of: table, goesOn: false)
        column = cell.columns.upperBound
      case .covered:
        if let cell = above[column] { try write(cell, of: table, goesOn: true) }
        column = above[column]?.columns.upperBound ?? column + 1
      case .empty:
        try writeEmptyCell(width: table.widths[column], table.emptyParagraph)
        column += 1
      }
    }
  }

  private func write(_ cell: Cell, of table: BodyTable, goesOn: Bool) throws(RectoError) {
    let width = table.widths[cell.columns].reduce(0, +)
    let place = goesOn ? .top : cell.verticalPlace
    try xml.element("w:tc") { () throws(RectoError) in
      xml.element("w:tcPr") {
        xml.element("w:tcW", ["w:w": String(width), "w:type": "dxa"])
        if cell.columnSpan > 1 { value("w:gridSpan", String(cell.columnSpan)) }
        if cell.rowSpan > 1 { value("w:vMerge", goesOn ? "continue" : "restart") }
        if let fill = cell.fill { writeShade(fill.hexadecimal) }
        if let direction = table.textDirection { value("w:textDirection", direction.rawValue) }
        if place != .top { value("w:vAlign", place.rawValue) }
      }
      let items = goesOn ? [] : try table.content(cell, width)
      try write(items.isEmpty ? [.paragraph(table.emptyParagraph)] : items)
    }
  }

  private func writeEmptyCell(width: Int, _ paragraph: BodyParagraph) throws(RectoError) {
    try xml.element("w:tc") { () throws(RectoError) in
      xml.element("w:tcPr") { xml.element("w:tcW", ["w:w": String(width), "w:type": "dxa"]) }
      try write(paragraph)
    }
  }
}

extension BodyTable {
  /// For a cell without text. Where each block is at its place, it doesn't make its row higher.
  fileprivate var emptyParagraph: BodyParagraph { place == nil ? BodyParagraph() : .thin }
}
