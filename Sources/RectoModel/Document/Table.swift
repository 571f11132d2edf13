/// A grid of cells, some of which may span rows or columns. Checked on `init`: cells neither overlap nor
/// leave the grid. Places that no cell covers are empty.
public struct Table: Sendable, Hashable {
  public let rowCount: Int
  public let columnCount: Int
  /// Sorted by row, then column.
  public private(set) var cells: [Cell]
  /// How many rows at the top are headings.
  public let headerRowCount: Int
  /// Lines are drawn round the cells.
  public let isRuled: Bool

  /// Throws `.malformedInput` that names the first cell which overlaps another or leaves the grid.
  public init(
    rowCount: Int, columnCount: Int, cells: [Cell], headerRowCount: Int = 0, isRuled: Bool = false
  ) throws(RectoError) {
    guard rowCount > 0, columnCount > 0, (0...rowCount).contains(headerRowCount) else {
      throw RectoError(
        .malformedInput,
        "A table of \(rowCount) x \(columnCount) with \(headerRowCount) header rows can't be.")
    }
    guard rowCount <= Self.sideLimit, columnCount <= Self.sideLimit else {
      throw RectoError(
        .limitExceeded, "A table of \(rowCount) x \(columnCount) is over \(Self.sideLimit) a side.")
    }
    guard rowCount * columnCount <= Self.placeLimit else {
      throw RectoError(
        .limitExceeded, "A table of \(rowCount) x \(columnCount) has over \(Self.placeLimit) places.")
    }
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.cells = cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    self.headerRowCount = headerRowCount
    self.isRuled = isRuled
    try check()
  }

  /// No spreadsheet goes beyond it.
  public static let sideLimit = 1_048_576
  /// Rows times columns: what a writer can walk through.
  public static let placeLimit = 1 << 24

  private func check() throws(RectoError) {
    // For each column, the first row that is still free: cells come in row order.
    var free: [Int: Int] = [:]
    for cell in cells {
      let inside =
        cell.row >= 0 && cell.column >= 0 && cell.rowSpan >= 1 && cell.columnSpan >= 1
        && cell.rowSpan <= rowCount - cell.row && cell.columnSpan <= columnCount - cell.column
      guard inside else {
        throw RectoError(
          .malformedInput, "The cell at row \(cell.row), column \(cell.column) leaves its table.")
      }
      for column in cell.columns {
        guard free[column, default: 0] <= cell.row else {
          throw RectoError(
            .malformedInput, "The cell at row \(cell.row), column \(cell.column) overlaps another.")
        }
        free[column] = cell.row + cell.rowSpan
      }
    }
  }

  /// The table with other blocks in its cells.
  public func mappingBlocks(_ change: (Block) -> Block) -> Table {
    mappingCells { $0.blocks = $0.blocks.map(change) }
  }

  /// The table with its cells changed in all but their rows, columns and spans.
  package func mappingCells(_ change: (inout Cell) -> Void) -> Table {
    var table = self
    for index in cells.indices { change(&table.cells[index]) }
    return table
  }

  /// Gives the cell at this place in `cells` a value, or takes it away.
  public mutating func setValue(_ value: CellValue?, ofCellAt index: Int) { cells[index].value = value }

  /// The table with other colours behind its cells.
  public func filled(_ color: (Cell) -> RGBColor?) -> Table {
    var table = self
    for index in cells.indices { table.cells[index].fill = color(cells[index]) }
    return table
  }

  /// True when some cell covers more than one place.
  public var hasSpans: Bool { cells.contains { $0.rowSpan > 1 || $0.columnSpan > 1 } }

  /// Row by row: the cell that starts at each place, nil where it is covered or empty.
  public var grid: [[Cell?]] {
    var rows = [[Cell?]](repeating: [Cell?](repeating: nil, count: columnCount), count: rowCount)
    for cell in cells { rows[cell.row][cell.column] = cell }
    return rows
  }
}

/// One cell of a table.
public struct Cell: Sendable, Hashable {
  /// 0-based.
  public var row: Int
  /// 0-based.
  public var column: Int
  public var rowSpan: Int
  public var columnSpan: Int
  public var region: Region
  public var blocks: [Block]
  /// It names its row or column.
  public var isHeader: Bool
  /// What its text says as a number, date or time; nil for text.
  public var value: CellValue?
  /// The colour behind its text; nil for the paper's.
  public var fill: RGBColor?

  public init(
    row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, region: Region, blocks: [Block],
    isHeader: Bool = false, value: CellValue? = nil, fill: RGBColor? = nil
  ) {
    self.row = row
    self.column = column
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
    self.region = region
    self.blocks = blocks
    self.isHeader = isHeader
    self.value = value
    self.fill = fill
  }

  public var rows: Range<Int> { row..<(row + rowSpan) }
  public var columns: Range<Int> { column..<(column + columnSpan) }
}
