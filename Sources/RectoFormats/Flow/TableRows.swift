internal import RectoModel

/// What stands at one place of a table's row.
enum TablePlace {
  /// The cell that starts here.
  case cell(Cell)
  /// A cell from further up or left reaches over it.
  case covered
  case empty
}

/// The rows of a table one after the other, so that a large sparse table costs one row at a time.
struct TableRows: Sequence, IteratorProtocol {
  private let columnCount: Int
  private let rowCount: Int
  private let cells: [Cell]
  private var nextCell = 0
  private var row = 0
  /// For each column, the first row that no cell reaches.
  private var free: [Int]

  init(_ table: Table) {
    columnCount = table.columnCount
    rowCount = table.rowCount
    cells = table.cells
    free = [Int](repeating: 0, count: table.columnCount)
  }

  mutating func next() -> [TablePlace]? {
    guard row < rowCount else { return nil }
    var places = free.map { $0 > row ? TablePlace.covered : .empty }
    while nextCell < cells.count, cells[nextCell].row == row {
      let cell = cells[nextCell]
      nextCell += 1
      for column in cell.columns {
        places[column] = .covered
        free[column] = row + cell.rowSpan
      }
      places[cell.column] = .cell(cell)
    }
    row += 1
    return places
  }
}
