import RectoModel

/// The places of a drawn table before its height is known: columns, and text broken into lines.
struct TableComposer {
  struct Placed {
    var row: Int
    var column: Int
    var cell: ScanCell
    var lines: [TextSetter.Line]

    var rows: Range<Int> { row..<(row + cell.rowSpan) }
    var columns: Range<Int> { column..<(column + cell.columnSpan) }
  }

  private(set) var cells: [Placed] = []
  /// One more than there are columns.
  let columnEdges: [Double]
  let padding: Double
  let rowCount: Int

  init(_ table: ScanTable, left: Double, width: Double, padding: Double) {
    let total = max(table.columnShares.reduce(0, +), .leastNonzeroMagnitude)
    var edges = [left.rounded()]
    var share = 0.0
    for part in table.columnShares {
      share += part
      edges.append((left + width * share / total).rounded())
    }
    columnEdges = edges
    rowCount = table.rows.count
    self.padding = padding
  }

  var columnCount: Int { columnEdges.count - 1 }

  /// Gives each cell the first free place of its row. Throws `.malformedInput` when a row has too many.
  mutating func place(
    _ rows: [[ScanCell]], breaking: (Int, ScanCell, Double) throws(RectoError) -> [TextSetter.Line]
  ) throws(RectoError) {
    var taken: Set<[Int]> = []
    for (row, rowCells) in rows.enumerated() {
      for cell in rowCells {
        let free = (0..<columnCount).first { !taken.contains([row, $0]) }
        guard let column = free, column + cell.columnSpan <= columnCount, row + cell.rowSpan <= rowCount
        else {
          throw RectoError(.malformedInput, "Row \(row) of the drawn table has too many or too large cells.")
        }
        let width = columnEdges[column + cell.columnSpan] - columnEdges[column] - 2 * padding
        let lines = cell.text.isEmpty ? [] : try breaking(row, cell, width)
        let placed = Placed(row: row, column: column, cell: cell, lines: lines)
        for row in placed.rows { for column in placed.columns { taken.insert([row, column]) } }
        cells.append(placed)
      }
    }
  }

  /// One more than there are rows; each row is as high as its highest cell, and the last row of a span takes what
  /// the span still needs.
  func rowEdges(top: Double, leading: Double) -> [Double] {
    var edges = [top.rounded()]
    for row in 0..<rowCount {
      var bottom = edges[row] + leading + 2 * padding
      for cell in cells where cell.rows.upperBound == row + 1 {
        bottom = max(bottom, edges[cell.row] + Double(cell.lines.count) * leading + 2 * padding)
      }
      edges.append(bottom.rounded())
    }
    return edges
  }
}

extension PageComposer {
  mutating func drawTable(_ table: ScanTable) throws(RectoError) -> Block {
    let id = nextID()
    let body = page.font.with(size: page.font.size * 0.92)
    let setters = [false, true].map { bold in
      TextSetter(canvas: canvas, font: body.with(bold: bold), scale: scale)
    }
    func setter(_ row: Int) -> TextSetter { setters[row < table.headerRowCount ? 1 : 0] }
    var composer = TableComposer(table, left: column.left, width: column.width, padding: 4 * scale)
    try composer.place(table.rows) { (row, cell, width) throws(RectoError) in
      try setter(row).lines(of: cell.text, width: width)
    }
    let edges = composer.rowEdges(top: column.top, leading: setters[0].leading)
    var cells: [Cell] = []
    for placed in composer.cells {
      let box = Rect(
        left: composer.columnEdges[placed.column], top: edges[placed.row],
        right: composer.columnEdges[placed.columns.upperBound], bottom: edges[placed.rows.upperBound])
      if table.isRuled { outline(box) }
      let alignment =
        table.alignments.indices.contains(placed.column) ? table.alignments[placed.column] : .start
      let lines = try draw(
        placed, in: box, setter: setter(placed.row), padding: composer.padding, alignment: alignment)
      cells.append(
        Cell(
          row: placed.row, column: placed.column, rowSpan: placed.cell.rowSpan,
          columnSpan: placed.cell.columnSpan, region: Region(box),
          blocks: block(around: lines, .paragraph(Paragraph(lines))),
          isHeader: placed.row < table.headerRowCount))
    }
    let grid = Rect(
      left: composer.columnEdges.first ?? column.left, top: edges.first ?? column.top,
      right: composer.columnEdges.last ?? column.left, bottom: edges.last ?? column.top)
    column.top = grid.maxY + page.font.size * 0.9 * scale
    let content = try Table(
      rowCount: composer.rowCount, columnCount: composer.columnCount, cells: cells,
      headerRowCount: table.headerRowCount, isRuled: table.isRuled)
    return Block(id: id, region: Region(grid), content: .table(content))
  }

  /// In the middle of the height of its cell.
  private func draw(
    _ placed: TableComposer.Placed, in box: Rect, setter: TextSetter, padding: Double,
    alignment: Paragraph.Alignment
  ) throws(RectoError) -> [TextLine] {
    let height = Double(placed.lines.count) * setter.leading
    return try setter.draw(
      placed.lines, left: box.minX + padding, top: box.minY + (box.height - height) / 2,
      width: box.width - 2 * padding, alignment: alignment)
  }

  private func outline(_ box: Rect) {
    let width = max(1, (0.7 * scale).rounded())
    let corners = box.corners
    for (start, end) in zip(corners, corners.dropFirst() + corners.prefix(1)) {
      canvas.line(from: start, to: end, width: width)
    }
  }
}
