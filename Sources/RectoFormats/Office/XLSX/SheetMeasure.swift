internal import RectoModel

/// What a look through a sheet's texts tells: how wide its columns must be.
struct SheetMeasure {
  /// By column, in pixels.
  private(set) var pixels: [Int]
  /// Beyond it texts are broken into lines.
  static let widest = 60 * 7
  private static let narrowest = 40
  private static let filterButton = 18

  /// Counts the sheet's texts in `strings`.
  init(_ sheet: SheetPlan, hasFilters: Bool, strings: inout StringTable) {
    pixels = Array(repeating: Self.narrowest, count: sheet.columnCount)
    for piece in sheet.pieces {
      switch piece.content {
      case .table(let piece): add(piece, hasFilters: hasFilters, &strings)
      case .lines(let lines):
        for line in lines { strings.add(line.text) }
        if !sheet.pieces.contains(where: \.isTable) { pixels[0] = 100 * 7 }
      }
    }
  }

  private mutating func add(_ piece: TablePiece, hasFilters: Bool, _ strings: inout StringTable) {
    let offset = piece.columns.lowerBound
    for cell in piece.table.cells where piece.columns.contains(cell.column) {
      let text = cell.sheetText
      if text.isEmpty { continue }
      let isHeader = cell.row < piece.headerRowCount
      if isHeader || cell.value.map({ SheetValue($0).isText }) ?? true { strings.add(text) }
      guard cell.columnSpan == 1 else { continue }
      var width = TextWidth.pixels(text)
      if isHeader || cell.isHeader { width += width / 12 }
      if hasFilters, cell.rows.upperBound == piece.headerRowCount { width += Self.filterButton }
      let column = cell.column - offset
      if width > pixels[column] { pixels[column] = min(width, Self.widest) }
    }
  }
}

extension SheetValue {
  var isText: Bool { if case .text = self { true } else { false } }
}
