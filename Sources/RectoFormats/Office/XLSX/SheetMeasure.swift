internal import RectoModel

/// What a look through a table's texts tells: how wide its columns must be on a sheet.
struct SheetMeasure {
  /// Of the table.
  let columns: Range<Int>
  private let headerRowCount: Int
  private let hasFilters: Bool
  /// By column, in pixels.
  private var pixels: [Int]
  /// What merged cells need, in their order; columns of the sheet.
  private var merged: [(columns: Range<Int>, width: Int)] = []
  private var widestMerged: [Range<Int>: Int] = [:]

  /// Beyond it texts are broken into lines.
  static let widest = 60 * 7
  /// Of a sheet of text: it fits on paper as it is. LibreOffice cuts off ends of lines where it has to shrink them.
  private static let textWidth = 80 * 7
  static let narrowest = 40
  private static let filterButton = 18
  /// Headings beyond it are broken into lines, four at most: what stands below decides how wide a column is.
  private static let headingWidth = 120

  /// Of text without tables.
  static let text = SheetMeasure(columns: 0..<1, pixels: [textWidth])

  private init(columns: Range<Int>, pixels: [Int]) {
    (self.columns, self.pixels) = (columns, pixels)
    (headerRowCount, hasFilters) = (0, false)
  }

  /// For the columns of a table that has as many rows of headings.
  init(_ columns: Range<Int>, headerRowCount: Int, hasFilters: Bool) {
    self.columns = columns
    self.headerRowCount = headerRowCount
    self.hasFilters = hasFilters
    pixels = Array(repeating: Self.narrowest, count: columns.count)
  }

  /// To be called with all parts of the table.
  mutating func add(_ part: TablePart) {
    let cells = part.cells
    for index in part.ownCells where !cells[index].blocks.isEmpty {
      if cells[index].columnSpan > 1 {
        addMerged(cells[index], offset: part.offset)
      } else if columns.contains(cells[index].column) {
        add(cells, index, offset: part.offset)
      }
    }
  }

  /// `offset` is that of the part.
  private mutating func add(_ cells: [Cell], _ index: Int, offset: Int) {
    let isHeader = cells[index].row + offset < headerRowCount
    var width = cells[index].blocks.sheetWidth
    if isHeader, width > Self.headingWidth {
      width = min(width, max(Self.headingWidth, cells[index].blocks.longestWordWidth, width / 4))
    }
    if isHeader || cells[index].isHeader { width += width / 12 }
    if hasFilters, cells[index].rows.upperBound + offset == headerRowCount { width += Self.filterButton }
    let column = cells[index].column - columns.lowerBound
    if width > pixels[column] {
      pixels[column] = max(pixels[column], min(width, Self.limit(of: cells[index].blocks, width)))
    }
  }

  private mutating func addMerged(_ cell: Cell, offset: Int) {
    let covered = cell.columns.clamped(to: columns)
    if covered.isEmpty { return }
    var width = cell.blocks.sheetWidth
    if cell.row + offset < headerRowCount {
      width = min(width, max(Self.headingWidth * covered.count, width / 4))
    }
    width = min(width, Self.limit(of: cell.blocks, width))
    // One that is no wider than another finds its room made.
    guard width > widestMerged[covered, default: 0] else { return }
    widestMerged[covered] = width
    let first = covered.lowerBound - columns.lowerBound
    merged.append((first..<(first + covered.count), width))
  }

  /// Makes the columns of a sheet as wide as the table needs. Columns of their own width may be too narrow for a cell that
  /// covers several: they share what it lacks.
  func widen(_ sheet: inout [Int]) {
    while sheet.count < columns.count { sheet.append(Self.narrowest) }
    for column in pixels.indices { sheet[column] = max(sheet[column], pixels[column]) }
    for (columns, width) in merged {
      let lack = width - sheet[columns].reduce(0, +)
      if lack > 0 { for column in columns { sheet[column] += (lack + columns.count - 1) / columns.count } }
    }
  }

  /// How wide text may make its columns: as wide as it takes for a row to be high enough.
  private static func limit(of blocks: [Block], _ width: Int) -> Int {
    guard width > widest else { return widest }
    let lines = RowHeight.lineCount(blocks.sheetText, pixels: widest)
    return lines > RowHeight.mostLines ? min(widest * lines / (RowHeight.mostLines - 3), 250 * 7) : widest
  }
}

extension SheetValue {
  var isText: Bool { if case .text = self { true } else { false } }
}
