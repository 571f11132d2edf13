internal import RectoModel

/// How many lines the texts of a row take. Not all programs find out by themselves when they open a file.
struct RowHeight {
  /// Of the columns.
  let pixels: [Int]
  /// What merged cells still need in rows to come: lines, and the row that they end before.
  private var owed: [(lines: Int, end: Int)] = []

  init(pixels: [Int]) { self.pixels = pixels }

  /// `isFixed` when a merged cell needs the height: programs that measure rows themselves leave those out.
  struct Lines: Equatable {
    var count = 1
    var isFixed = false
  }

  /// Of a row of the part whose first cell is at `first`, if it has one. To be called for each row of a table in turn.
  mutating func lines(ofRow row: Int, _ part: TablePart, from first: Int, of piece: TablePiece) -> Lines {
    let (cells, isHeader) = (part.cells, row < piece.headerRowCount)
    var (own, merged) = (1, 1)
    var index = first
    while index < cells.count, cells[index].row + part.offset == row {
      let count = lineCount(cells, index, of: piece, isHeader: isHeader)
      if cells[index].rowSpan > 1 {
        if count > 1 { owed.append((count, cells[index].rows.upperBound + part.offset)) }
      } else if cells[index].columnSpan > 1 {
        merged = max(merged, count)
      } else {
        own = max(own, count)
      }
      index += 1
    }
    if owed.isEmpty { return Lines(count: max(own, merged), isFixed: merged > own) }
    // What is counted on must stay as it is.
    return Lines(count: settle(row, lines: max(own, merged)), isFixed: true)
  }

  /// A row of a merged cell is as high as its text needs beyond what the other rows can hold.
  private mutating func settle(_ row: Int, lines: Int) -> Int {
    let count = owed.reduce(lines) { max($0, $1.lines - ($1.end - row - 1) * Self.mostLines) }
    owed = owed.compactMap { $0.end > row + 1 ? ($0.lines - count, $0.end) : nil }
    return count
  }

  /// It is wider than the columns that its cell covers.
  func needsLines(_ text: String, from column: Int, _ span: Int) -> Bool {
    TextWidth.pixels(text) > pixels[column..<min(column + span, pixels.count)].reduce(0, +)
  }

  private func lineCount(_ cells: [Cell], _ index: Int, of piece: TablePiece, isHeader: Bool) -> Int {
    guard piece.columns.contains(cells[index].column) else { return 1 }
    let isMerged = cells[index].columnSpan > 1 || cells[index].rowSpan > 1
    let first = cells[index].column - piece.columns.lowerBound
    if !isMerged, !isHeader, pixels[first] < SheetMeasure.widest,
      cells[index].blocks.isRunning
    {
      return 1
    }
    let end = min(first + cells[index].columnSpan, pixels.count)
    let width = pixels[first..<end].reduce(0, +)
    // Nothing makes room in a merged cell when the font is a wider one.
    return Self.lineCount(cells[index].blocks.sheetText, pixels: isMerged ? width * 9 / 10 : width)
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

  static let mostLines = 27
}

extension [Block] {
  /// Text that has no line ends of its own.
  fileprivate var isRunning: Bool {
    guard count == 1, case .paragraph = self[0].content else { return isEmpty }
    return true
  }
}
