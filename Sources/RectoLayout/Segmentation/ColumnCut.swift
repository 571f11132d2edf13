import RectoModel

/// Cuts a page along empty strips, again and again, until no part has columns. A strip need not go over the whole page:
/// what stands above it, and what below, is a part of its own.
struct ColumnCut {
  private let em: Double
  /// Between words.
  private let blank: Double
  private let rules: ColumnRules
  /// Of all text from left to right.
  private let middle: Double
  /// How many fragments may still be looked at: a page that is no text must not take for ever.
  private var budget = 60_000_000

  private init(em: Double, blank: Double, rules: ColumnRules, middle: Double) {
    self.middle = middle
    self.em = em
    self.blank = blank
    self.rules = rules
  }

  /// The parts in reading order, each from top to bottom. The fragments are of `text`.
  static func parts(of fragments: [Fragment], in text: PageText, rules: ColumnRules) -> [[Fragment]] {
    let box = fragments.map(\.box).union
    var cut = ColumnCut(em: text.em, blank: text.blank, rules: rules, middle: box?.midX ?? 0)
    return cut.parts(of: fragments.sortedDownwards, depth: 0)
  }

  private mutating func parts(of fragments: [Fragment], depth: Int) -> [[Fragment]] {
    guard fragments.count >= 4, depth < 40, let gutter = bestGutter(in: fragments.filter { !$0.isSpeck })
    else {
      return fragments.isEmpty ? [] : [fragments]
    }
    var (above, left, right, below): ([Fragment], [Fragment], [Fragment], [Fragment]) = ([], [], [], [])
    for fragment in fragments {
      if fragment.midY <= gutter.top {
        above.append(fragment)
      } else if fragment.midY >= gutter.bottom {
        below.append(fragment)
      } else if fragment.box.midX <= gutter.x {
        left.append(fragment)
      } else {
        right.append(fragment)
      }
    }
    // A cut that leaves all in one part would go on for ever.
    guard !left.isEmpty, !right.isEmpty else { return [fragments] }
    above += takeHead(from: &left, beside: right, below: above)
    above += takeHead(from: &right, beside: left, below: above)
    let tail = gutter.hasMarginOnTheLeft ? [] : tail(of: left, beside: right)
    if !tail.isEmpty {
      left.removeLast(tail.count)
      below = (tail + below).sortedDownwards
    }
    let columns = gutter.hasMarginOnTheLeft ? [right, left] : [left, right]
    return ([above] + columns + [below]).flatMap { parts(of: $0, depth: depth + 1) }
  }

  /// Takes a few lines above both columns that stand nearer to each other, or to what is above, than to what is below: a title
  /// in the middle of the page, or the end of a text over both columns; and tables and figures over texts that begin level. They
  /// are part of neither.
  private func takeHead(
    from side: inout [Fragment], beside other: [Fragment], below above: [Fragment]
  ) -> [Fragment] {
    guard let top = other.lazy.map(\.box.minY).min() else { return [] }
    let ready = side.prefix { $0.box.maxY < top && $0.isReady && $0.box.height > em }.count
    if ready > 0, ready < side.count, abs(side[ready].box.minY - top) < 0.4 * em {
      defer { side.removeFirst(ready) }
      return Array(side.prefix(ready))
    }
    let count = side.prefix { $0.box.maxY < top && !$0.isReady }.count
    guard (1...5).contains(count), count < side.count else { return [] }
    let head = Array(side.prefix(count))
    let gap = side[count].box.minY - (head.map(\.box.maxY).max() ?? 0)
    let isTitle = head.allSatisfy { abs($0.box.midX - middle) < 2 * em } && gap > 1.5 * usualGap(of: head)
    guard gap > em, isTitle || goesOn(head, after: above, gap: gap) else { return [] }
    side.removeFirst(count)
    return head
  }

  /// It begins below the last line of a text, as close as that text's lines stand.
  private func goesOn(_ head: [Fragment], after above: [Fragment], gap: Double) -> Bool {
    guard let last = above.last, let first = head.first, head.count <= 2, above.count >= 2 else {
      return false
    }
    let step = first.box.minY - last.box.maxY
    let before = last.box.minY - above[above.count - 2].box.maxY
    return !last.isReady && abs(first.box.minX - last.box.minX) < em && step < before + 0.5 * em
      && gap > 1.5 * step
      && gap > step + 0.5 * em
  }

  /// A few lines below the end of both columns, as the heading of what follows: they are no part of the left one.
  private func tail(of left: [Fragment], beside right: [Fragment]) -> [Fragment] {
    let end = right.lazy.map(\.box.maxY).max() ?? 0
    let count = left.reversed().prefix { $0.box.minY > end }.count
    let (column, tail) = (left.dropLast(count), Array(left.suffix(count)))
    guard let top = tail.map(\.box.minY).min(), let last = column.map(\.box.maxY).max(),
      abs(last - end) < 2 * em,
      top - max(last, end) > max(em, 1.4 * usualGap(of: column)), let bottom = tail.map(\.box.maxY).max(),
      bottom - top < 4 * em
    else { return [] }
    return tail
  }

  /// From a line to the next, in the middle; the fragments come from top to bottom.
  private func usualGap(of column: some Collection<Fragment>) -> Double {
    zip(column, column.dropFirst()).map { $1.box.minY - $0.box.maxY }.filter { $0 > 0 }.median ?? 0
  }

  private mutating func bestGutter(in fragments: [Fragment]) -> Gutter? {
    guard let right = fragments.lazy.map(\.box.maxX).max() else { return nil }
    let outlines = fragments.map(FragmentOutline.init)
    var best: (score: Double, gutter: Gutter)?
    for edge in edges(of: fragments) {
      for width in [0.6 * em, 2 * em] where edge + width < right {
        budget -= fragments.count
        guard budget > 0 else { return best?.gutter }
        for run in emptyRuns(from: edge, width: width, in: outlines) {
          let strip = GutterStrip(run, left: edge + 0.15 * em, right: edge + width - 0.15 * em, in: outlines)
          budget -= strip.count
          guard
            strip.score(em: em) + rules.mostWorth > (best?.score ?? 0),
            let sides = GutterSides(
              left: strip.left(fragments), right: strip.right(fragments), em: em, blank: blank),
            sides.areColumns(rules), sides.score(rules) > (best?.score ?? 0)
          else { continue }
          let gutter = Gutter(
            x: sides.middle, top: run.lowerBound, bottom: run.upperBound,
            hasMarginOnTheLeft: sides.hasMarginOnTheLeft)
          best = (sides.score(rules), gutter)
        }
      }
    }
    return best?.gutter
  }

  /// Right edges of fragments from left to right; near ones count as one, and of very many the frequent ones stay.
  private func edges(of fragments: [Fragment]) -> [Double] {
    var found: [Int: (edge: Double, count: Int)] = [:]
    for fragment in fragments {
      let slot = Int((fragment.box.maxX / (0.1 * em)).rounded(.down))
      let old = found[slot] ?? (-.infinity, 0)
      found[slot] = (max(old.edge, fragment.box.maxX), old.count + 1)
    }
    let frequent = found.values.sorted { (-$0.count, $0.edge) < (-$1.count, $1.edge) }.prefix(300)
    return frequent.map(\.edge).sorted()
  }

  /// The heights between which nothing crosses the strip.
  private func emptyRuns(
    from edge: Double, width: Double, in fragments: [FragmentOutline]
  ) -> [ClosedRange<Double>] {
    let (left, right) = (edge + 0.15 * em, edge + width - 0.15 * em)
    var crossing: [(Double, Double)] = []
    for fragment in fragments where fragment.box.maxX > left && fragment.box.minX < right {
      crossing.append((fragment.box.minY, fragment.box.maxY))
    }
    for rule in rules.level where rule.minX < edge - 2 * em && rule.maxX > edge + width + 2 * em {
      crossing.append((rule.midY, rule.midY))
    }
    crossing.sort { $0 < $1 }
    var runs: [ClosedRange<Double>] = []
    var end = -1e9
    for (top, bottom) in crossing + [(1e9, 1e9)] {
      if top - end > 2 * em { runs.append(end...top) }
      end = max(end, bottom)
    }
    return runs
  }
}

extension [Fragment] {
  var sortedDownwards: [Fragment] {
    indices.sorted { (self[$0].midY, self[$0].box.minX, $0) < (self[$1].midY, self[$1].box.minX, $1) }
      .map { self[$0] }
  }
}
