internal import RectoModel

/// How wide the columns of a table must be for their longest words, and for short entries as a whole, so that none breaks.
struct ColumnNeeds {
  /// In twips, one a column.
  private(set) var widths: [Int]

  /// Longer ones may have several lines.
  private static let shortEntry = 14

  /// `scale` is the twips of a page unit, `padding` what a cell needs beside its text.
  init(_ table: Table, scale: Double, padding: Int) {
    widths = [Int](repeating: 0, count: table.columnCount)
    for cell in table.cells where cell.columnSpan == 1 {
      let room = cell.region.box
      // Boxes that aren't those of the page tell nothing.
      let lines = cell.blocks.flatMap(\.allLines).filter { $0.box.isAcross(room) }
      for line in lines {
        let isShort = line.words.reduce(line.words.count - 1) { $0 + $1.text.count } <= Self.shortEntry
        let longest = line.words.lazy.filter { $0.box.width >= $0.box.height }.map(\.box.width).max() ?? 0
        let width = (isShort ? max(line.box.width, longest) : longest) * scale
        guard width.isFinite, width < 20_000 else { continue }
        // Fonts are not those of the page.
        widths[cell.column] = max(widths[cell.column], Int(width * 1.08) + padding)
      }
      for width in lines.joinedWidths.map({ $0 * scale }) where width.isFinite && width < 20_000 {
        widths[cell.column] = max(widths[cell.column], Int(width * 1.08) + padding)
      }
    }
  }
}

extension [TextLine] {
  /// Of words that stand on two lines.
  var joinedWidths: [Double] {
    zip(self, dropFirst()).compactMap { line, next in
      guard line.endsHyphenated, let head = line.words.last, let rest = next.words.first else { return nil }
      return head.box.width + rest.box.width
    }
  }
}

extension Rect {
  /// A line, or a short word, that stands in the cell.
  fileprivate func isAcross(_ cell: Rect) -> Bool {
    midX >= cell.minX && midX <= cell.maxX && width <= 1.1 * cell.width && width >= 0.3 * height
  }
}
