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
  private var rows: Range<Int>
  private var cells: [Cell]
  private var nextCell = 0
  /// To be added to a cell's row for that of `rows`.
  private var offset = 0
  /// For each column, the first row that no cell reaches.
  private var free: [Int]

  init(_ table: Table) {
    rows = 0..<table.rowCount
    cells = table.cells
    free = [Int](repeating: 0, count: table.columnCount)
  }

  /// For a table whose rows are told by `add`.
  init(columnCount: Int) {
    (rows, cells) = (0..<0, [])
    free = [Int](repeating: 0, count: columnCount)
  }

  /// The next rows, when those before were gone through.
  mutating func add(_ part: TablePart) {
    (rows, cells, nextCell, offset) = (part.rows, part.cells, part.ownCells.lowerBound, part.offset)
  }

  mutating func next() -> [TablePlace]? {
    guard let row = rows.popFirst() else { return nil }
    var places = free.map { $0 > row ? TablePlace.covered : .empty }
    while nextCell < cells.count, cells[nextCell].row + offset == row {
      let cell = cells[nextCell]
      nextCell += 1
      for column in cell.columns {
        places[column] = .covered
        free[column] = row + cell.rowSpan
      }
      places[cell.column] = .cell(cell)
    }
    return places
  }
}
