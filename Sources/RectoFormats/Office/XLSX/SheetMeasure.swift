internal import RectoModel

/// What a look through a sheet's texts tells: how wide its columns must be.
struct SheetMeasure {
  /// By column, in pixels.
  private(set) var pixels: [Int]
  /// Beyond it texts are broken into lines.
  static let widest = 60 * 7
  /// Of a sheet of text: it fits on paper as it is. LibreOffice cuts off ends of lines where it has to shrink them.
  private static let textWidth = 80 * 7
  private static let narrowest = 40
  private static let filterButton = 18
  /// Headings beyond it are broken into lines, four at most: what stands below decides how wide a column is.
  private static let headingWidth = 120

  /// Counts the sheet's texts in `strings`.
  init(_ sheet: SheetPlan, hasFilters: Bool, strings: inout StringTable) {
    pixels = Array(repeating: Self.narrowest, count: sheet.columnCount)
    for piece in sheet.pieces {
      switch piece.content {
      case .table(let piece): add(piece, hasFilters: hasFilters, &strings)
      case .lines(let lines):
        for line in lines { strings.add(line.text) }
        if !sheet.pieces.contains(where: \.isTable) {
          pixels[0] = Self.textWidth
        }
      }
    }
  }

  private mutating func add(_ piece: TablePiece, hasFilters: Bool, _ strings: inout StringTable) {
    let cells = piece.table.cells
    for index in cells.indices where piece.columns.contains(cells[index].column) {
      if cells[index].blocks.isEmpty { continue }
      let isHeader = cells[index].row < piece.headerRowCount
      if strings.isShared, isHeader || cells[index].value.map({ SheetValue($0).isText }) ?? true {
        let text = cells[index].blocks.sheetText
        if !text.isEmpty { strings.add(text) }
      }
      guard cells[index].columnSpan == 1 else { continue }
      var width = cells[index].blocks.sheetWidth
      if isHeader, width > Self.headingWidth {
        width = min(width, max(Self.headingWidth, cells[index].blocks.longestWordWidth, width / 4))
      }
      if isHeader || cells[index].isHeader { width += width / 12 }
      if hasFilters, cells[index].rows.upperBound == piece.headerRowCount { width += Self.filterButton }
      let column = cells[index].column - piece.columns.lowerBound
      if width > pixels[column] { pixels[column] = min(width, Self.limit(of: cells[index].blocks, width)) }
    }
    for index in cells.indices where cells[index].columnSpan > 1 { makeRoom(for: cells[index], of: piece) }
  }

  /// Columns of their own width may be too narrow for a cell that covers several: they share what it lacks.
  private mutating func makeRoom(for cell: Cell, of piece: TablePiece) {
    let covered = cell.columns.clamped(to: piece.columns)
    if covered.isEmpty || cell.blocks.isEmpty { return }
    var width = cell.blocks.sheetWidth
    if cell.row < piece.headerRowCount {
      width = min(width, max(Self.headingWidth * covered.count, width / 4))
    }
    let columns =
      (covered.lowerBound - piece.columns.lowerBound)..<(covered.upperBound - piece.columns.lowerBound)
    let lack = min(width, Self.limit(of: cell.blocks, width)) - pixels[columns].reduce(0, +)
    if lack > 0 { for column in columns { pixels[column] += (lack + covered.count - 1) / covered.count } }
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
