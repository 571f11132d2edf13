import RectoModel

/// Stretches of rows that may be tables: most have several pieces, and they stand close together.
struct TableRuns {
  let runs: [Range<Int>]

  init(_ rows: [TextRow], em: Double) {
    var runs: [Range<Int>] = []
    var start: Int?
    var last = 0
    func isFar(_ index: Int) -> Bool {
      index > 0 && rows[index].box.minY - rows[index - 1].box.maxY > 2.5 * em
    }
    for index in rows.indices {
      if let from = start, isFar(index) || index - last > 2 || rows[index].isSentence {
        runs.append(from..<last + 1)
        start = nil
      }
      if rows[index].pieces.count > 1 {
        start = start ?? index
        last = index
      }
    }
    if let from = start { runs.append(from..<last + 1) }
    self.runs = runs.filter { $0.count >= 3 }
  }
}
