internal import RectoModel

/// A table that lies on its side, its text running down or up the page.
struct TurnedTable {
  let direction: SidewaysText.Direction
  /// As it is read, its boxes as if the page were turned.
  let laidDown: Table
  /// Those of its cells, laid down, too.
  var lines: [TextLine] { laidDown.cells.flatMap(\.blocks).flatMap(\.allLines) }
  /// Of all of it, laid down.
  let region: Rect
  /// Its grid as it stands on the page: what readers take for a row is a column there.
  let standing: Table
  private let box: Rect

  /// nil when its text runs across.
  init?(_ table: Table, region: Rect) {
    let lines = table.cells.flatMap(\.blocks).flatMap(\.allLines)
    guard let text = SidewaysText(lines), !region.isEmpty else { return nil }
    let (direction, rows, columns) = (text.direction, table.rowCount, table.columnCount)
    let turned = table.cells.map { cell in
      var turned = cell
      (turned.rowSpan, turned.columnSpan) = (cell.columnSpan, cell.rowSpan)
      switch direction {
      case .down: (turned.row, turned.column) = (cell.column, rows - cell.rows.upperBound)
      case .up: (turned.row, turned.column) = (columns - cell.columns.upperBound, cell.row)
      }
      return turned
    }
    guard
      let standing = try? Table(rowCount: columns, columnCount: rows, cells: turned, isRuled: table.isRuled),
      let laidDown = try? Table(
        rowCount: rows, columnCount: columns, cells: table.cells.map { $0.laid(direction, in: region) },
        headerRowCount: table.headerRowCount, isRuled: table.isRuled)
    else { return nil }
    (self.direction, self.standing, self.laidDown, box) = (direction, standing, laidDown, region)
    self.region = region.laid(direction, in: region)
  }

  /// A cell of `standing` with the boxes of `laidDown`.
  func laid(_ cell: Cell) -> Cell { cell.laid(direction, in: box) }
}

extension Cell {
  fileprivate func laid(_ direction: SidewaysText.Direction, in table: Rect) -> Cell {
    var cell = self
    cell.region = Region(region.box.laid(direction, in: table))
    cell.blocks = blocks.map { $0.laid(direction, in: table) }
    return cell
  }
}

extension Block {
  fileprivate func laid(_ direction: SidewaysText.Direction, in table: Rect) -> Block {
    var block = self
    block.region = Region(region.box.laid(direction, in: table))
    block.content = content.mapLines { $0.map { $0.laid(direction, in: table) } }
    return block
  }
}
