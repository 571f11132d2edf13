import RectoModel

/// Puts words side by side into rows. A row follows its words when they rise or fall a little, as on a skewed page.
struct RowFinder {
  private struct Row {
    var words: [Int]
    /// The last word of ordinary height: raised figures do not lead the row away.
    var anchor: Rect
    /// Where its last word ends.
    var end: Double
  }

  private let em: Double
  private var rows: [Row] = []
  /// Rows by the height at which they end, in em.
  private var byHeight: [Int: [Int]] = [:]

  private init(em: Double) { self.em = em }

  /// The rows from top to bottom, each with the positions of its words from left to right.
  static func rows(of boxes: [Rect], em: Double) -> [[Int]] {
    var finder = RowFinder(em: em)
    let order = boxes.indices.sorted { (boxes[$0].minX, $0) < (boxes[$1].minX, $1) }
    for index in order { finder.add(index, boxes[index]) }
    let rows = finder.rows.map { row in
      (words: row.words, midY: row.words.map { boxes[$0].midY }.median ?? 0)
    }
    return rows.indices.sorted { (rows[$0].midY, $0) < (rows[$1].midY, $1) }.map { rows[$0].words }
  }

  private mutating func add(_ index: Int, _ box: Rect) {
    guard let best = bestRow(for: box) else {
      rows.append(Row(words: [index], anchor: box, end: box.maxX))
      byHeight[slot(of: box), default: []].append(rows.count - 1)
      return
    }
    rows[best].words.append(index)
    rows[best].end = max(rows[best].end, box.maxX)
    let anchor = rows[best].anchor
    guard box.height >= 0.7 * anchor.height,
      box.height >= 0.9 * anchor.height || abs(box.midY - anchor.midY) < 0.35 * anchor.height
    else { return }
    let (old, new) = (slot(of: rows[best].anchor), slot(of: box))
    rows[best].anchor = box
    if old != new {
      byHeight[old]?.removeAll { $0 == best }
      byHeight[new, default: []].append(best)
    }
  }

  private func slot(of box: Rect) -> Int { Int((box.midY / em).rounded(.down)) }

  private func bestRow(for box: Rect) -> Int? {
    let reach = 1 + Int(min(box.height / em, 6))
    let slot = slot(of: box)
    var best: (row: Int, fit: Double)?
    for near in slot - reach...slot + reach {
      for row in byHeight[near] ?? [] {
        guard let fit = fit(of: box, to: rows[row]) else { continue }
        if best.map({ (fit, -row) > ($0.fit, -$0.row) }) ?? true { best = (row, fit) }
      }
    }
    return best?.row
  }

  /// One of them is a flat, short stroke at half the height of the other.
  private func isDash(_ box: Rect, _ anchor: Rect) -> Bool {
    let (dash, letters) = box.height < anchor.height ? (box, anchor) : (anchor, box)
    return dash.height < 0.35 * letters.height && dash.width > 1.5 * dash.height
      && dash.width < 1.5 * letters.height && abs(dash.midY - letters.midY) < 0.3 * letters.height
  }

  /// An exponent right behind a low letter: its foot stands within the height of the letter.
  private func isRaised(_ box: Rect, behind row: Row) -> Bool {
    let raised = (row.anchor.maxY - box.maxY) / em
    return abs(box.minX - row.end) < 0.2 * em && TypeShift.superscripts.contains(raised)
      && box.maxY > row.anchor.minY && isFigureHigh(box) && box.width < 1.5 * em
  }

  /// No stroke or dot.
  private func isFigureHigh(_ box: Rect) -> Bool { (0.55...1.1).contains(box.height / em) }

  /// All that the row has yet is a small raised mark, as of a note, before this word.
  private func begins(_ row: Row, before box: Rect) -> Bool {
    let mark = row.anchor
    return row.words.count == 1 && mark.width < 1.6 * em && isFigureHigh(mark)
      && mark.height < 0.95 * box.height
      && mark.maxY < box.maxY - 0.2 * box.height && mark.maxY > box.minY + 0.2 * box.height
      && box.minX - row.end < 0.8 * em
  }

  /// How well a word goes on a row; nil when it doesn't.
  private func fit(of box: Rect, to row: Row) -> Double? {
    let anchor = row.anchor
    let (low, high) = (
      max(min(box.height, anchor.height), 0.1 * em), max(box.height, anchor.height, 0.1 * em)
    )
    let shared = (min(box.maxY, anchor.maxY) - max(box.minY, anchor.minY)) / low
    let apart = abs(box.midY - anchor.midY) / high
    if high > 1.8 * low {
      // Type of different size on one line stands on one baseline.
      let onOneLine = abs(box.maxY - anchor.maxY) < 0.35 * low
      // "are" beside "systems": within the height of the other, whose letters reach both ways.
      let isWithin = high < 2.6 * low && shared > 0.85 && apart < 0.4
      if onOneLine || isWithin || isDash(box, anchor) { return shared - apart }
    } else if shared > 0.5, apart < 0.5 {
      return shared - apart
    }
    if low == high, apart < 0.5 { return 0.5 - apart }
    if isRaised(box, behind: row) || begins(row, before: box) { return max(shared, 0) }
    // A raised or lowered figure touches the word before it; one in type that is hardly smaller stands right at its end.
    let gap = box.minX - row.end
    let touches = gap < 0.3 * em && box.minX > anchor.minX
    let isSmall = low < 0.75 * high || low < 0.85 * high && abs(gap) < 0.2 * em
    return touches && isSmall && shared > 0.25 && apart < 0.75 ? shared - apart : nil
  }
}
