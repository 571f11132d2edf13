internal import RectoModel

/// How many lines the texts of a row take. Not all programs find out by themselves when they open a file.
struct RowHeight {
  /// Of the columns.
  let pixels: [Int]

  /// Of the row whose first cell is at `first`; 1 when all are short.
  func lineCount(_ cells: [Cell], from first: Int, of piece: TablePiece) -> Int {
    var lines = 1
    var index = first
    while index < cells.count, cells[index].row == cells[first].row {
      lines = max(lines, lineCount(cells, index, of: piece))
      index += 1
    }
    return lines
  }

  private func lineCount(_ cells: [Cell], _ index: Int, of piece: TablePiece) -> Int {
    guard piece.columns.contains(cells[index].column), cells[index].rowSpan == 1 else { return 1 }
    let isHeader = cells[index].row < piece.headerRowCount
    let first = cells[index].column - piece.columns.lowerBound
    if cells[index].columnSpan == 1, !isHeader, pixels[first] < SheetMeasure.widest,
      cells[index].blocks.isRunning
    {
      return 1
    }
    let end = min(first + cells[index].columnSpan, pixels.count)
    return Self.lineCount(cells[index].blocks.sheetText, pixels: pixels[first..<end].reduce(0, +))
  }

  /// Words are put on lines as programs do it; a twelfth more than their width is for bold type and other fonts.
  static func lineCount(_ text: String, pixels: Int) -> Int {
    var lines = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var used = 0
      lines += 1
      for word in line.split(separator: " ") {
        let width = TextWidth.pixels(String(word)) * 13 / 12
        if used > 0, used + 3 + width > pixels {
          lines += 1
          used = 0
        }
        lines += max(0, width - 1) / max(pixels, 1)
        used += width + (used > 0 ? 3 : 0)
      }
    }
    return lines
  }

  /// In points; nil for what all programs do by themselves. 409 is the most.
  static func points(lines: Int) -> Int? { lines > 1 ? min(lines * 15, 409) : nil }
}

extension [Block] {
  /// Text that has no line ends of its own.
  fileprivate var isRunning: Bool {
    guard count == 1, case .paragraph = self[0].content else { return isEmpty }
    return true
  }
}
