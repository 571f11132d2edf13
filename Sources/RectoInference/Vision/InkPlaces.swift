import RectoModel

/// Places for words of a reading that the local engine saw nothing of: ink between the places of the words before and behind
/// them, if it is about as wide as such words are. What has no such ink has no place.
struct InkPlaces {
  /// What a word stands in.
  struct Unit: Hashable {
    /// The number of the paragraph, the item or the cell.
    var text: Int
    /// The same for all cells of a row: they may stand on one piece of ink, and nothing else does.
    var row: Int
  }

  /// By the number of the word.
  private(set) var boxes: [Int: Rect] = [:]

  /// Of each word; nil for what is not drawn as it is written.
  private let units: [Unit?]
  private let words: [String]
  private let matches: [[Int]]
  private let local: LocalPlaces
  private var free: [Rect]
  private let em: Double

  /// How often as wide as half its height for each letter ink may be.
  private static let width = 0.4...2.5

  init(_ words: [String], units: [Unit?], matches: [[Int]], ink: UnreadInk, on page: Page) {
    (self.words, self.units, self.matches) = (words, units, matches)
    local = LocalPlaces(page)
    free = ink.pieces
    em = ink.em
    guard !free.isEmpty else { return }
    for unit in split(words.indices) { placeWhole(unit) }
    var index = 0
    while index < words.count {
      guard isOpen(index) else {
        index += 1
        continue
      }
      let end = (index..<words.count).first { !isOpen($0) } ?? words.count
      place(index..<end)
      index = end
    }
  }

  private func isOpen(_ index: Int) -> Bool {
    matches[index].isEmpty && units[index] != nil && boxes[index] == nil
  }

  /// Between the nearest words with a place.
  private func gap(of run: Range<Int>) -> Gap {
    let before = matches[..<run.lowerBound].last { !$0.isEmpty }?.last
    let behind = matches[run.upperBound...].first { !$0.isEmpty }?.first
    return Gap(before.map { local[$0] }, behind.map { local[$0] }, em: em)
  }

  /// Of a text that the engine did not see, a small word may be found elsewhere by chance: where the whole of it fits the
  /// ink better than the rest does, it is taken back.
  private mutating func placeWhole(_ unit: Range<Int>) {
    let known = unit.filter { !matches[$0].isEmpty }
    guard !known.isEmpty, unit.allSatisfy({ units[$0] != nil }),
      known.map({ words[$0].inkWeight }).reduce(0, +) * 2 < weight(unit),
      let whole = fitting(gap(of: unit).ordered(free), weight(unit))
    else { return }
    let parts = unit.split { !matches[$0].isEmpty }.map { $0.startIndex..<$0.endIndex }
    let rest = parts.max { weight($0) < weight($1) }
    let fit = rest.flatMap { fitting(gap(of: $0).ordered(free), weight($0))?.fit }
    if whole.fit < fit ?? .infinity { _ = place(unit, in: gap(of: unit)) }
  }

  private mutating func place(_ run: Range<Int>) {
    var gap = gap(of: run)
    if place(run, in: gap) == nil {
      // One of several may be there, and the others are not.
      let parts = split(run)
      for part in parts where parts.count > 1 {
        if let last = place(part, in: gap) { gap.before = .init(word: last, line: last) }
      }
    }
  }

  /// The last place of the words; nil when there is no ink for them.
  private mutating func place(_ run: Range<Int>, in gap: Gap) -> Rect? {
    let candidates = gap.ordered(free)
    let rows = Set(units[run].compactMap { $0?.row }).count
    guard weight(run) >= 2, let chosen = fitting(candidates, weight(run))?.pieces, rows <= chosen.count else {
      return nil
    }
    let parts = split(run)
    if parts.count == chosen.count, zip(parts, chosen).allSatisfy({ fit([$1], weight($0)) != nil }) {
      for (part, piece) in zip(parts, chosen) { share([piece], among: part) }
    } else {
      share(chosen, among: run)
    }
    free.removeAll(where: chosen.contains)
    return chosen.last
  }

  /// By paragraph, item and cell.
  private func split(_ run: Range<Int>) -> [Range<Int>] {
    let starts = run.filter { $0 == run.lowerBound || units[$0] != units[$0 - 1] }
    return zip(starts, starts.dropFirst() + [run.upperBound]).map { $0..<$1 }
  }

  // MARK: Whether it fits

  /// All of the pieces when they are as wide as the words, else those next to each other that are nearest to it.
  private func fitting(_ pieces: [Rect], _ weight: Double) -> (pieces: [Rect], fit: Double)? {
    if let fit = fit(pieces, weight) { return (pieces, fit) }
    var best: (pieces: [Rect], fit: Double)?
    for start in pieces.indices {
      for end in start..<min(start + 40, pieces.count) {
        let window = Array(pieces[start...end])
        if let fit = fit(window, weight), fit < best?.fit ?? .infinity { best = (window, fit) }
      }
    }
    return best
  }

  /// How far the pieces are from what the words need, 1 for not at all; nil when they can't be these words.
  private func fit(_ pieces: [Rect], _ weight: Double) -> Double? {
    guard !pieces.isEmpty else { return nil }
    let width = pieces.map(\.width).reduce(0, +)
    let height = pieces.map { $0.height * $0.width }.reduce(0, +) / width
    let ratio = width / (weight * height * 0.5)
    return Self.width.contains(ratio) ? max(ratio, 1 / ratio) : nil
  }

  /// Letters and the blanks between words; those of Chinese and Japanese are twice as wide.
  private func weight(_ run: Range<Int>) -> Double {
    words[run].map(\.inkWeight).reduce(0, +) + Double(run.count - 1)
  }

  // MARK: Sharing it out

  /// Words go to the piece that their middle falls into, and share it by their widths.
  private mutating func share(_ pieces: [Rect], among run: Range<Int>) {
    let scale = pieces.map(\.width).reduce(0, +) / weight(run)
    var (passed, ends, sum) = (0.0, [Double](), 0.0)
    for piece in pieces {
      sum += piece.width
      ends.append(sum)
    }
    var parts = [[Int]](repeating: [], count: pieces.count)
    for index in run {
      let width = words[index].inkWeight * scale
      let middle = passed + width / 2
      parts[ends.firstIndex { middle <= $0 } ?? pieces.count - 1].append(index)
      passed += width + scale
    }
    for (piece, part) in zip(pieces, parts) where !part.isEmpty { lay(part, into: piece) }
  }

  private mutating func lay(_ part: [Int], into piece: Rect) {
    let unit = piece.width / (part.map { words[$0].inkWeight }.reduce(0, +) + Double(part.count - 1))
    var x = piece.x
    for index in part {
      let width = words[index].inkWeight * unit
      boxes[index] = Rect(x: x, y: piece.y, width: width, height: piece.height)
      x += width + unit
    }
  }
}

/// Where the local engine saw its words.
private struct LocalPlaces {
  struct Place {
    var word: Rect
    /// The line that it stands in.
    var line: Rect
  }

  private let places: [Place]

  init(_ page: Page) {
    places = page.lines.flatMap { line in line.words.map { Place(word: $0.box, line: line.box) } }
  }

  subscript(index: Int) -> Place { places[index] }
}

/// What lies between two words in reading order.
private struct Gap {
  var before: LocalPlaces.Place?
  let behind: LocalPlaces.Place?
  private let em: Double

  init(_ before: LocalPlaces.Place?, _ behind: LocalPlaces.Place?, em: Double) {
    (self.before, self.behind, self.em) = (before, behind, em)
  }

  /// The pieces that lie in it, in reading order; without a word on either side, none.
  func ordered(_ pieces: [Rect]) -> [Rect] {
    switch (before, behind) {
    case (nil, nil): return []
    case (let before?, nil): return pieces.filter { isBehind($0, before.word) }
    case (nil, let behind?): return pieces.filter { isBehind(behind.word, $0) }
    case (let before?, let behind?):
      if isBehind(behind.word, before.word) {
        let column = before.line.union(behind.line)
        return pieces.filter {
          isBehind($0, before.word) && isBehind(behind.word, $0) && isBeside($0, column)
        }
      }
      // The next column; else one of the two was found in a wrong place.
      guard behind.line.minX >= before.line.maxX - em || behind.line.maxX <= before.line.minX + em else {
        return []
      }
      let rest = pieces.filter { isBehind($0, before.word) && isBeside($0, before.line) }
      return rest
        + pieces.filter {
          isBehind(behind.word, $0) && isBeside($0, behind.line) && !rest.contains($0)
        }
    }
  }

  /// Lower, or further right in the same row.
  private func isBehind(_ box: Rect, _ other: Rect) -> Bool {
    let isSameRow =
      box.midY > other.minY && box.midY < other.maxY || other.midY > box.minY && other.midY < box.maxY
    return isSameRow ? box.minX >= other.maxX - 0.3 * em : box.midY > other.midY
  }

  /// Some of it lies over or under the other.
  private func isBeside(_ box: Rect, _ column: Rect) -> Bool {
    box.minX < column.maxX + 4 * em && box.maxX > column.minX - 4 * em
  }
}

extension String {
  fileprivate var inkWeight: Double {
    Double(
      unicodeScalars.count { !$0.properties.isDefaultIgnorableCodePoint }
        + unicodeScalars.count(where: \.isWrittenWithoutBlanks))
  }
}
