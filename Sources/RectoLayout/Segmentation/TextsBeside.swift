import RectoModel

/// Parts lines that were read across short texts beside each other: two addresses, two signatures. An item and its price, or
/// a label and its value, stay one line.
struct TextsBeside {
  let text: PageText
  private var em: Double { text.em }

  init(_ text: PageText) { self.text = text }

  /// The leaf, or what stands above such texts, each of them, and what stands below.
  func leaves(of leaf: Leaf) -> [Leaf] {
    var leaves: [Leaf] = []
    var run: [PlacedLine] = []
    for element in leaf.elements {
      if case .line(let line) = element {
        run += captions(in: line) ?? [line]
      } else {
        leaves.append(contentsOf: run, parted(run))
        leaves.append(element)
        run = []
      }
    }
    leaves.append(contentsOf: run, parted(run))
    return leaves
  }

  /// "Table 5. Mills   Table 6. Wheels": each as a line of its own; nil when they are not several.
  private func captions(in line: PlacedLine) -> [PlacedLine]? {
    let row = row(of: line)
    let areCaptions = row.pieces.allSatisfy { piece in
      CaptionText(piece.words.prefix(3).map { line.line.words[$0].text })?.isMarked == true
    }
    guard row.pieces.count > 1, areCaptions else { return nil }
    return row.pieces.compactMap { piece in row.line(text) { $0 == piece.box } }
  }

  /// nil when nothing is to be parted.
  private func parted(_ lines: [PlacedLine]) -> [[PlacedLine]]? {
    let rows = lines.map { row(of: $0) }
    guard rows.count(where: { $0.pieces.count > 1 }) > 1 else { return nil }
    var rejected = 0
    for start in rows.indices where start >= rejected && rows[start].pieces.count > 1 {
      guard let strip = strip(from: start, in: rows) else { continue }
      guard areTexts(strip, rows) else {
        rejected = (strip.both.last ?? start) + 1
        continue
      }
      let left = strip.rows.compactMap { rows[$0].line(text) { $0.midX < strip.middle } }
      let right = strip.rows.compactMap { rows[$0].line(text) { $0.midX >= strip.middle } }
      let above = Array(lines[..<strip.rows.lowerBound])
      let below = Array(lines[strip.rows.upperBound...])
      return ([above, left] + (parted(right) ?? [right]) + (parted(below) ?? [below])).filter { !$0.isEmpty }
    }
    return nil
  }

  // MARK: - Rows

  private func row(of line: PlacedLine) -> SplitRow {
    let places = line.line.words.indices.map { (index: $0, box: text.plane.place(line.line.words[$0].box)) }
      .sorted { ($0.box.minX, $0.index) < ($1.box.minX, $1.index) }
    var pieces: [SplitRow.Piece] = []
    for (index, box) in places {
      if let last = pieces.last, box.minX - last.box.maxX < 2 * em {
        pieces[pieces.count - 1].words.append(index)
        pieces[pieces.count - 1].box = last.box.union(box)
      } else {
        pieces.append(SplitRow.Piece(words: [index], box: box))
      }
    }
    return SplitRow(line: line, pieces: pieces)
  }

  /// The strip that leaves most rows with text on both sides; nil when it is one row.
  private func strip(from start: Int, in rows: [SplitRow]) -> Strip? {
    let pieces = rows[start].pieces
    let strips = zip(pieces, pieces.dropFirst()).compactMap { left, right in
      strip(left.box.maxX...max(left.box.maxX, right.box.minX), from: start, in: rows)
    }
    return strips.max { ($0.both.count, $0.width) < ($1.both.count, $1.width) }
  }

  private func strip(_ gap: ClosedRange<Double>, from start: Int, in rows: [SplitRow]) -> Strip? {
    var (left, right) = (gap.lowerBound, gap.upperBound)
    var both = [start]
    for index in start + 1..<rows.count {
      guard rows[index - 1].line.step(to: rows[index].line) < 2.5 * em else { break }
      let middle = (left + right) / 2
      let sides = rows[index].edges(beside: middle)
      let (newLeft, newRight) = (max(left, sides.left ?? left), min(right, sides.right ?? right))
      guard newRight - newLeft >= 1.5 * em else { break }
      (left, right) = (newLeft, newRight)
      if sides.left != nil, sides.right != nil { both.append(index) }
    }
    let strip = Strip(left: left, right: right, both: both, rows: start..<start + 1)
    return both.count > 1 ? reach(of: strip, in: rows) : nil
  }

  /// With the rows that go on with one of the texts, above and below those where both are.
  private func reach(of strip: Strip, in rows: [SplitRow]) -> Strip {
    var (first, last) = (strip.both[0], strip.both[strip.both.count - 1])
    let steps = zip(strip.both, strip.both.dropFirst()).map { rows[$0].line.step(to: rows[$1].line) }
    let step = 1.3 * (steps.min() ?? em)
    while first > 0, rows[first - 1].line.step(to: rows[first].line) < step,
      rows[first - 1].line.box.minX >= strip.right
    {
      first -= 1
    }
    while last + 1 < rows.count, rows[last].line.step(to: rows[last + 1].line) < step,
      rows[last + 1].line.box.minX >= strip.right || rows[last + 1].line.box.maxX <= strip.left
    {
      last += 1
    }
    var strip = strip
    strip.rows = first..<last + 1
    return strip
  }

  // MARK: - Texts

  private func areTexts(_ strip: Strip, _ rows: [SplitRow]) -> Bool {
    let sides = [true, false].map { isLeft in
      strip.both.map { index in
        rows[index].pieces.filter { ($0.box.midX < strip.middle) == isLeft }
          .flatMap { $0.words.map { rows[index].line.line.words[$0] } }
      }
    }
    // Boxes to be ticked are read row by row.
    if sides.allSatisfy({ side in side.contains { $0.first?.text.beginsWithBox == true } }) { return false }
    // A term, whose text goes on below it alone, and the next term.
    let interrupted = zip(strip.both, strip.both.dropFirst()).count { $1 - $0 > 1 }
    if interrupted * 2 > strip.both.count - 1 { return false }
    let labels = sides[0].count { $0.last?.text.last == ":" }
    let names = strip.both.count > 2 ? sides[0].count { $0.count == 1 } : 0
    guard max(labels, names) * 2 < strip.both.count, areApart(strip, sides) else { return false }
    return sides.allSatisfy { side in
      isRead(side) && side.count { $0.map(\.text).isAmount } * 2 < side.count
    }
  }

  /// Level rows of short pieces are pairs, unless a wide blank parts a few of them, one text is longer than the other, or the
  /// right one brings labels of its own.
  private func areApart(_ strip: Strip, _ sides: [[[Word]]]) -> Bool {
    if sides.allSatisfy({ side in side.allSatisfy { $0.count >= 4 } }), strip.width >= 2 * em { return true }
    guard strip.width >= 4 * em else { return false }
    if sides.allSatisfy({ side in AddressText.matches(side.map { $0.map(\.text) }) }) { return true }
    let labelled = sides[1].count { $0.dropLast().contains { $0.text.last == ":" } }
    if labelled * 2 >= sides[1].count { return true }
    return strip.both.count <= 4 && (strip.width >= 8 * em || strip.rows.count > strip.both.count)
  }

  /// No specks, and nothing that the engine made of handwriting.
  private func isRead(_ side: [[Word]]) -> Bool {
    let confidences = side.joined().compactMap { $0.confidence?.value }
    guard confidences.median.map({ $0 >= 0.6 }) ?? true else { return false }
    return side.allSatisfy { $0.contains { $0.text.count { $0.isLetter || $0.isNumber } > 1 } }
  }
}

/// An empty strip between two texts.
private struct Strip {
  let left: Double
  let right: Double
  /// The rows with text on both sides.
  let both: [Int]
  /// All that belong to the texts.
  var rows: Range<Int>

  var width: Double { right - left }
  var middle: Double { (left + right) / 2 }
}

/// A line in pieces with wide blanks between them.
private struct SplitRow {
  struct Piece {
    /// Positions in the line.
    var words: [Int]
    var box: Rect
  }

  let line: PlacedLine
  let pieces: [Piece]

  /// Where what stands left of it ends, and where what stands right of it begins.
  func edges(beside middle: Double) -> (left: Double?, right: Double?) {
    (
      pieces.filter { $0.box.midX < middle }.map(\.box.maxX).max(),
      pieces.filter { $0.box.midX >= middle }.map(\.box.minX).min()
    )
  }

  /// The line of some of its pieces; nil when there are none.
  func line(_ text: PageText, where isWanted: (Rect) -> Bool) -> PlacedLine? {
    let words = pieces.filter { isWanted($0.box) }.flatMap(\.words).sorted().map { line.line.words[$0] }
    return line.part(words, of: text)
  }
}

extension [String] {
  /// A number, perhaps with its unit or currency.
  fileprivate var isAmount: Bool {
    let names = filter { !$0.contains(where: \.isNumber) }
    let (digits, letters) = reduce(into: (0, 0)) { counts, word in
      counts.0 += word.count(where: \.isNumber)
      counts.1 += word.count(where: \.isLetter)
    }
    return digits > 0 && digits >= letters
      && names.allSatisfy { $0.count <= (count == 2 ? 3 : 1) }
  }
}

extension [Leaf] {
  /// The parts of a run of lines as leaves of their own; the run goes on with the last leaf when there are none.
  fileprivate mutating func append(contentsOf run: [PlacedLine], _ parts: [[PlacedLine]]?) {
    guard !run.isEmpty else { return }
    guard let parts else {
      if isEmpty { append(Leaf(elements: [])) }
      self[count - 1].elements += run.map { .line($0) }
      return
    }
    self += parts.map { Leaf(elements: $0.map { .line($0) }) }
  }

  fileprivate mutating func append(_ element: Leaf.Element) {
    if isEmpty { append(Leaf(elements: [])) }
    self[count - 1].elements.append(element)
  }
}
