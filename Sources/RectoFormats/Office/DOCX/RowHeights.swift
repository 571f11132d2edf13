internal import RectoModel

/// The heights of a table's rows, from the boxes of its cells.
struct RowHeights: Sendable, Hashable {
  /// In page units; nil for a row that can't be told.
  private let heights: [Double?]

  init(_ table: Table, region: Rect) {
    var tops = [Double?](repeating: nil, count: table.rowCount + 1)
    for cell in table.cells where !cell.region.box.isEmpty {
      let box = cell.region.box
      tops[cell.row] = tops[cell.row].map { min($0, box.minY) } ?? box.minY
      if cell.rows.upperBound == table.rowCount {
        tops[table.rowCount] = tops[table.rowCount].map { max($0, box.maxY) } ?? box.maxY
      }
    }
    heights = zip(tops, tops.dropFirst()).map { top, bottom in
      guard let top, let bottom, bottom > top, bottom - top <= region.height * 1.1 else { return nil }
      return bottom - top
    }
  }

  func twips(_ twipsPerUnit: Double) -> [Int?] {
    heights.map { height in height.map { min(max(Int($0 * twipsPerUnit), 20), 31_000) } }
  }
}
