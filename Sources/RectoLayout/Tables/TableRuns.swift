import RectoModel

/// Stretches of rows that may be tables: most have several pieces, and they stand close together.
struct TableRuns {
  let runs: [Range<Int>]

  init(_ rows: [TextRow], words: [PlacedWord], em: Double) {
    var runs: [Range<Int>] = []
    var run: OpenRun?
    func isFar(_ index: Int) -> Bool {
      index > 0 && rows[index].box.minY - rows[index - 1].box.maxY > 2.5 * em
    }
    func size(_ index: Int) -> Double? {
      let styles = rows[index].pieces.flatMap(\.words).compactMap { words[$0].word.style }
      return styles.filter { $0.fontName != nil }.compactMap { $0.fontSize?.value }.median
    }
    // In larger type than what is above and below, where fonts tell.
    func isHeading(_ index: Int) -> Bool {
      guard index > 0, index + 1 < rows.count, rows[index].pieces.count == 1, let own = size(index),
        let above = size(index - 1), let below = size(index + 1)
      else { return false }
      return rows[index].box.minY - rows[index - 1].box.maxY > 0.7 * em && own > 1.15 * max(above, below)
    }
    // As close below a cell as the next line of its text stands.
    func isRest(_ index: Int, of open: OpenRun) -> Bool {
      rows[index].box.minY - rows[index - 1].box.maxY < 0.7 * em
        && rows[index].fits(underCellOf: rows[open.last], em: em)
    }
    for index in rows.indices {
      if let open = run,
        isFar(index) || open.others > 1 || rows[index].isSentence && !isRest(index, of: open)
          || rows[index].isClause(em: em) || isHeading(index)
      {
        runs.append(open.range)
        run = nil
      }
      if rows[index].pieces.count > 1 {
        if run == nil { run = OpenRun(index) } else { run?.add(index) }
      } else if let last = run?.last {
        let goesOn = index - last <= 5 && rows[index].fits(underCellOf: rows[last], em: em)
        let isClose = rows[index].box.minY - rows[index - 1].box.maxY < 0.7 * em
        run?.addSingle(index, goesOn: goesOn, isClose: isClose)
      }
    }
    if let run { runs.append(run.range) }
    self.runs = runs.filter { $0.count >= 3 }
  }
}

/// A stretch that may go on.
private struct OpenRun {
  private let first: Int
  /// The last row with several pieces.
  private(set) var last: Int
  /// How many rows since are no part of a cell.
  private(set) var others = 0
  /// The last line of its longest cell.
  private var tail: Int
  private var hasLongCells = false

  init(_ row: Int) { (first, last, tail) = (row, row, row) }

  /// Lines after the last row belong to its cells where other rows have several lines, too.
  var range: Range<Int> { first..<(hasLongCells ? tail : last) + 1 }

  mutating func add(_ row: Int) {
    if tail > last { hasLongCells = true }
    (last, tail, others) = (row, row, 0)
  }

  mutating func addSingle(_ row: Int, goesOn: Bool, isClose: Bool) {
    if !goesOn {
      others += 1
    } else if isClose, tail == row - 1 {
      tail = row
    }
  }
}

extension TextRow {
  /// A letter or number, and a sentence.
  fileprivate func isClause(em: Double) -> Bool {
    pieces.count == 2 && pieces[0].words.count == 1 && pieces[0].box.width < 2 * em
      && pieces[1].words.count >= 10
  }

  /// One piece where the other row has one, as wide as that may be.
  fileprivate func fits(underCellOf other: TextRow, em: Double) -> Bool {
    guard pieces.count == 1, other.pieces.count > 1 else { return false }
    return other.pieces.indices.contains { index in
      let end = index + 1 < other.pieces.count ? other.pieces[index + 1].box.minX : other.box.maxX + em
      return abs(box.minX - other.pieces[index].box.minX) < (index == 0 ? em : 0.3 * em) && box.maxX < end
    }
  }
}
