internal import Foundation
internal import RectoModel

extension HOCRBuilder {
  mutating func endCell(_ frame: HOCRFrame, isHeader: Bool) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    let frame = try withBlocks(frame)
    let value = frame.properties.text("x_value").flatMap { CellValue(json: $0) }
    frames[last].cells.append(
      .init(
        rowSpan: Self.span(frame.element["rowspan"]), columnSpan: Self.span(frame.element["colspan"]),
        isHeader: isHeader, box: frame.properties.box(), polygon: frame.properties.points("poly"),
        value: value,
        blocks: frame.blocks))
  }

  /// As browsers take it.
  private static func span(_ text: String?) -> Int {
    min(max(text.flatMap { Int($0.trimmed) } ?? 1, 1), 1000)
  }

  mutating func endTable(_ frame: HOCRFrame) throws(RectoError) {
    guard let last = frames.indices.last else { return }
    try flush(at: last)
    let rows = frame.rows + (frame.cells.isEmpty ? [] : [frame.cells])
    // Text that stands in the table but in no cell.
    let outside = try withBlocks(frame).blocks
    let inside = rows.joined().flatMap { $0.blocks.map(\.region.box) + [$0.box].compactMap(\.self) }
    if let box = frame.properties.box() ?? inside.union, !rows.joined().isEmpty {
      let table: Table
      do {
        table = try Self.table(rows, frame.properties, box)
      } catch {
        throw error.at(page: pageNumber, element: "line \(frame.element.line)")
      }
      frames[last].blocks.append(block(.table(table), frame, box: box))
    }
    frames[last].blocks += outside
  }

  private static func table(
    _ rows: [[HOCRFrame.CellDraft]], _ properties: HOCRProperties, _ box: Rect
  ) throws(RectoError) -> Table {
    let grid = properties.numbers("x_grid").map { Int($0) }
    let isExact = grid.count == 3 && grid[0] >= rows.count
    let rowCount = isExact ? grid[0] : rows.count
    var cells: [Cell] = []
    // For each column the first row that is free.
    var free: [Int: Int] = [:]
    var columnCount = isExact ? grid[1] : 1
    for (row, drafts) in rows.enumerated() {
      var column = 0
      for draft in drafts {
        while free[column, default: 0] > row { column += 1 }
        let width = (1...draft.columnSpan).first { free[column + $0, default: 0] > row } ?? draft.columnSpan
        let height = min(draft.rowSpan, rowCount - row)
        for taken in column..<(column + width) { free[taken] = row + height }
        columnCount = max(columnCount, column + width)
        if let cell = draft.cell(row, column, height, width, in: box) { cells.append(cell) }
        column += width
      }
    }
    let headers = rows.prefix { row in
      row.contains { $0.isHeader } && row.allSatisfy { $0.isHeader || $0.isVoid }
    }
    return try Table(
      rowCount: rowCount, columnCount: columnCount, cells: cells,
      headerRowCount: isExact ? min(max(grid[2], 0), rowCount) : headers.count,
      isRuled: properties.has("x_ruled"))
  }
}

extension HOCRFrame.CellDraft {
  /// It keeps a place and is no cell.
  fileprivate var isVoid: Bool { box == nil && blocks.isEmpty && value == nil }

  fileprivate func cell(_ row: Int, _ column: Int, _ height: Int, _ width: Int, in table: Rect) -> Cell? {
    if isVoid { return nil }
    let region = Region(box ?? blocks.map(\.region.box).union ?? table, polygon: polygon)
    return Cell(
      row: row, column: column, rowSpan: height, columnSpan: width, region: region, blocks: blocks,
      isHeader: isHeader, value: value)
  }
}
