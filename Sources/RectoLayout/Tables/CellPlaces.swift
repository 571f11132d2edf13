import RectoModel

/// Which cell of a table covers each place of its grid.
struct CellPlaces: Sendable {
  private let width: Int
  private var cells: [Int?]

  init(_ draft: TableDraft) {
    let height = max(draft.rows.count - 1, 0)
    width = max(draft.columns.count - 1, 0)
    cells = [Int?](repeating: nil, count: width * height)
    for (index, cell) in draft.cells.enumerated() {
      for row in cell.rows where row < height {
        for column in cell.columns where column < width { cells[row * width + column] = index }
      }
    }
  }

  /// The position of the cell in the draft; nil outside of the grid.
  subscript(row: Int, column: Int) -> Int? {
    let place = row * width + column
    return column < width && cells.indices.contains(place) ? cells[place] : nil
  }

  /// The cells that reach into a row, each once, from left to right.
  func cells(inRow row: Int) -> [Int] {
    (0..<width).compactMap { self[row, $0] }.reduce(into: []) { found, cell in
      if found.last != cell { found.append(cell) }
    }
  }
}
