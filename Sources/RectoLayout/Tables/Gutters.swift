import RectoModel

/// Empty strips between the columns of a table, found from the words of its rows.
struct Gutters: Sendable {
  /// From left to right.
  let strips: [ClosedRange<Double>]
  let left: Double
  let right: Double

  /// The borders of the columns: in the middles of the strips.
  var edges: [Double] { [left] + strips.map { ($0.lowerBound + $0.upperBound) / 2 } + [right] }

  /// Rows of one piece say nothing about columns: they are titles, or their other cells are empty.
  init(_ rows: [TextRow], em: Double) {
    let telling = rows.filter { $0.pieces.count > 1 }
    guard telling.count >= 2 else {
      let boxes = rows.flatMap { $0.pieces.map(\.box) }
      self.init(strips: [], left: boxes.map(\.minX).min() ?? 0, right: boxes.map(\.maxX).max() ?? 0)
      return
    }
    let count = telling.count
    // A title over several columns, or a word that is too long.
    let tolerated = count >= 4 ? max(1, count / 10) : 0
    self.init(telling, of: rows, least: (count >= 4 ? 0.5 : 0.8) * em, tolerated: tolerated)
  }

  /// Strips of that width at least that so many rows may cross.
  init(_ rows: [TextRow], least width: Double, tolerated: Int) {
    self.init(rows, of: rows, least: width, tolerated: tolerated)
  }

  private init(_ telling: [TextRow], of rows: [TextRow], least width: Double, tolerated: Int) {
    let boxes = rows.flatMap { $0.pieces.map(\.box) }
    let found = Self.emptyStrips(telling, tolerated: tolerated).filter {
      $0.upperBound - $0.lowerBound >= width
    }
    strips = Self.dividing(found, rows: rows)
    left = boxes.map(\.minX).min() ?? 0
    right = boxes.map(\.maxX).max() ?? 0
  }

  init(strips: [ClosedRange<Double>], left: Double, right: Double) {
    (self.strips, self.left, self.right) = (strips, left, right)
  }

  /// Borders that are known already.
  init(edges: [Double]) {
    strips = edges.dropFirst().dropLast().map { $0...$0 }
    (left, right) = (edges.first ?? 0, edges.last ?? 0)
  }

  /// The columns over which a piece of text stands: several only when it goes over the whole strip between.
  func columns(of box: Rect) -> ClosedRange<Int> {
    let crossed = strips.indices.filter { index in
      let strip = strips[index]
      return box.minX < strip.lowerBound && box.maxX > strip.upperBound
    }
    if let first = crossed.first, let last = crossed.last { return first...last + 1 }
    let column = strips.count { ($0.lowerBound + $0.upperBound) / 2 < box.midX }
    return column...column
  }

  /// Stretches that at most so many rows cross, between the first and the last piece.
  private static func emptyStrips(_ rows: [TextRow], tolerated: Int) -> [ClosedRange<Double>] {
    var events: [(x: Double, change: Int)] = []
    for piece in rows.lazy.flatMap(\.pieces) {
      events.append((piece.box.minX, 1))
      events.append((max(piece.box.maxX, piece.box.minX), -1))
    }
    events.sort { ($0.x, -$0.change) < ($1.x, -$1.change) }
    var strips: [ClosedRange<Double>] = []
    var (depth, start): (Int, Double?) = (0, nil)
    for event in events {
      depth += event.change
      if depth <= tolerated {
        start = start ?? event.x
      } else if let from = start {
        if event.x > from { strips.append(from...event.x) }
        start = nil
      }
    }
    return strips.filter { strip in
      rows.contains { $0.box.minX < strip.lowerBound } && rows.contains { $0.box.maxX > strip.upperBound }
    }
  }

  /// Columns that are never filled in one row are one column: a title on the left of its figures, say.
  private static func dividing(_ strips: [ClosedRange<Double>], rows: [TextRow]) -> [ClosedRange<Double>] {
    var strips = strips
    var index = 0
    while index < strips.count {
      let from = index == 0 ? -Double.infinity : strips[index - 1].upperBound
      let to = index + 1 < strips.count ? strips[index + 1].lowerBound : .infinity
      let strip = strips[index]
      let beside = rows.count { row in
        row.pieces.contains { $0.box.midX > from && $0.box.midX < strip.lowerBound }
          && row.pieces.contains { $0.box.midX > strip.upperBound && $0.box.midX < to }
      }
      if beside == 0 { strips.remove(at: index) } else { index += 1 }
    }
    return strips
  }
}

extension Gutters {
  /// Columns that are no own ones, each as one with the column on its left.
  func joining(where isPart: (Int) -> Bool) -> Gutters {
    let kept = strips.indices.filter { !isPart($0 + 1) }.map { strips[$0] }
    return Gutters(strips: kept, left: left, right: right)
  }

  /// Signs of currency belong to the figures on their right, those of percent and the like to those on their left.
  func joiningUnits(_ rows: [TextRow], words: [PlacedWord]) -> Gutters {
    var strips = strips
    var column = 0
    while column <= strips.count, !strips.isEmpty {
      let gutters = Gutters(strips: strips, left: left, right: right)
      let pieces = rows.flatMap(\.pieces).filter { gutters.columns(of: $0.box) == column...column }
      let texts = pieces.map { piece in piece.words.map { words[$0].word.text }.joined() }
      if column < strips.count, texts.mostly({ "$€£¥".contains($0) || $0 == "US$" }) {
        strips.remove(at: column)
      } else if column > 0, texts.mostly({ ["%", ")", ")%", "x", "bp", "bps"].contains($0) }) {
        strips.remove(at: column - 1)
      } else {
        column += 1
      }
    }
    return Gutters(strips: strips, left: left, right: right)
  }
}

extension [String] {
  /// Three of four at least; of none, none.
  fileprivate func mostly(_ isWanted: (String) -> Bool) -> Bool {
    !isEmpty && count(where: isWanted) * 4 >= count * 3
  }
}
