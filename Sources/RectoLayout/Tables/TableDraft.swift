import RectoModel

/// A table before it is one of the model: its cells with the positions of their words.
struct TableDraft: Sendable {
  struct DraftCell: Sendable {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
    var words: [Int] = []
  }

  /// Borders of columns and rows, one more than there are.
  var columns: [Double]
  var rows: [Double]
  var cells: [DraftCell]
  var headerRowCount = 0
  var isRuled: Bool

  var box: Rect {
    Rect(left: columns.first ?? 0, top: rows.first ?? 0, right: columns.last ?? 0, bottom: rows.last ?? 0)
  }
  var words: [Int] { cells.flatMap(\.words) }

  /// A cell for each place, those of `merges` as one. Merges that overlap grow together.
  init(columns: [Double], rows: [Double], merges: [DraftCell], isRuled: Bool) {
    (self.columns, self.rows, self.isRuled) = (columns, rows, isRuled)
    let merges = Self.apart(merges)
    var covered = Set<Int>()
    let width = max(columns.count - 1, 1)
    for merge in merges {
      for row in merge.rows { for column in merge.columns { covered.insert(row * width + column) } }
    }
    cells = merges
    for row in 0..<max(rows.count - 1, 0) {
      for column in 0..<width where !covered.contains(row * width + column) {
        cells.append(DraftCell(rows: row...row, columns: column...column))
      }
    }
    cells.sort { ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound) }
  }

  private static func apart(_ merges: [DraftCell]) -> [DraftCell] {
    var apart: [DraftCell] = []
    for merge in merges {
      var merge = merge
      while let index = apart.firstIndex(where: { $0.overlaps(merge) }) {
        merge = merge.joined(with: apart.remove(at: index))
      }
      apart.append(merge)
    }
    return apart
  }

  /// Without rows and columns that only spans and empty cells go through, when they are smaller than `size`.
  mutating func dropEmptySides(under size: Double) {
    dropEmptyRows(under: size)
    transpose()
    // An empty row over a table may hold a title that wasn't read; empty sides hold nothing.
    dropEmptyRows(under: size, orBesideFrame: true)
    transpose()
  }

  private mutating func transpose() {
    swap(&columns, &rows)
    cells = cells.map { DraftCell(rows: $0.columns, columns: $0.rows, words: $0.words) }
  }

  /// A frame stands off from the table on this side: nothing is drawn between.
  private func isMargin(_ row: Int) -> Bool {
    let across = columns.count - 1
    guard row == 0 || row + 2 == rows.count, across >= 4 else { return false }
    return cells.contains { $0.rows == row...row && $0.columns.count * 5 >= across * 4 }
  }

  private mutating func dropEmptyRows(under size: Double, orBesideFrame: Bool = false) {
    for row in (0..<max(rows.count - 1, 0)).reversed() where rows.count > 2 {
      let isEmpty = cells.allSatisfy { !$0.rows.contains(row) || $0.rows.count > 1 || $0.words.isEmpty }
      guard isEmpty, rows[row + 1] - rows[row] < size || orBesideFrame && isMargin(row) else { continue }
      cells.removeAll { $0.rows == row...row }
      for index in cells.indices { cells[index].rows = cells[index].rows.without(row) }
      rows.remove(at: row + 2 == rows.count ? row + 1 : row)
    }
  }
}

extension ClosedRange<Int> {
  /// After the row is gone; it isn't the only one.
  fileprivate func without(_ row: Int) -> ClosedRange<Int> {
    let lower = lowerBound > row ? lowerBound - 1 : lowerBound
    return lower...Swift.max(lower, upperBound >= row ? upperBound - 1 : upperBound)
  }
}

extension TableDraft.DraftCell {
  fileprivate func overlaps(_ other: Self) -> Bool {
    rows.overlaps(other.rows) && columns.overlaps(other.columns)
  }

  fileprivate func joined(with other: Self) -> Self {
    Self(
      rows: min(rows.lowerBound, other.rows.lowerBound)...max(rows.upperBound, other.rows.upperBound),
      columns: min(
        columns.lowerBound, other.columns.lowerBound)...max(
          columns.upperBound, other.columns.upperBound),
      words: words + other.words)
  }
}
