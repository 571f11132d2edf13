import RectoModel

/// Entries whose first line stands out to the left: references, entries of a dictionary, parts of a play. Unlike text with
/// indented first lines, what stands in begins below a full line, and what stands out may follow a short one.
struct HangingIndents {
  private enum Place { case out, inside }

  private let lines: [PlacedLine]
  private let measure: LeafMeasure
  private let plane: ReadingPlane

  /// For each line, whether an entry begins there or goes on; nil for lines that are in none.
  static func begins(_ lines: [PlacedLine], isMarked: [Bool], measure: LeafMeasure, plane: ReadingPlane)
    -> [Bool?]
  {
    var begins = [Bool?](repeating: nil, count: lines.count)
    guard lines.count >= 4 else { return begins }
    let finder = Self(lines: lines, measure: measure, plane: plane)
    let stretches = finder.stretches(isMarked)
    let telling = stretches.filter { finder.evidence(of: $0)?.isTelling == true }
    for stretch in stretches {
      guard let own = finder.evidence(of: stretch),
        own.isTelling || own.isPossible && telling.contains(where: { finder.areAlike(stretch, $0) })
      else { continue }
      for (offset, index) in stretch.enumerated().dropFirst() {
        let isOut = own.places[offset] == .out
        // A full line of which the sentence goes on below is of no entry.
        if isOut, own.places[offset - 1] == .out,
          lines[index].line.words.first?.text.first?.isLowercase == true
        {
          continue
        }
        begins[index] = isOut
      }
    }
    return begins
  }

  private init(lines: [PlacedLine], measure: LeafMeasure, plane: ReadingPlane) {
    (self.lines, self.measure, self.plane) = (lines, measure, plane)
  }

  /// Lines of one size right below each other, of two left edges, without bullets and numbers.
  private func stretches(_ isMarked: [Bool]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var start = 0
    var edges: [Double] = []
    for index in lines.indices {
      let x = lines[index].box.minX
      let isNew = !edges.contains { abs($0 - x) < 0.5 * measure.em }
      if isMarked[index] || index > start && !isClose(index) || isNew && edges.count == 2 {
        stretches.append(start..<index)
        (start, edges) = (isMarked[index] ? index + 1 : index, isMarked[index] ? [] : [x])
      } else if isNew {
        edges.append(x)
      }
    }
    stretches.append(min(start, lines.count)..<lines.count)
    return stretches.filter { $0.count >= 2 }
  }

  private func isClose(_ index: Int) -> Bool {
    let (last, line) = (lines[index - 1], lines[index])
    let step = last.step(to: line)
    return step > 0 && step < 1.9 * measure.pitch && (0.89...1.12).contains(line.size / max(last.size, 1e-6))
  }

  private struct Evidence {
    let places: [Place]
    /// How many entries there are, go on inside, follow a short line, and follow a full one that stands out, too.
    var entries = 0
    var hanging = 0
    var ended = 0
    var broken = 0

    var isPossible: Bool { hanging >= 1 && broken * 4 <= entries }
    var isTelling: Bool { isPossible && hanging >= 2 && ended >= 2 && ended * 3 >= entries }
  }

  private func edges(of stretch: Range<Int>) -> (out: Double, inside: Double) {
    let lefts = lines[stretch].map(\.box.minX)
    return (lefts.min() ?? 0, lefts.max() ?? 0)
  }

  private func areAlike(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    let (first, second) = (edges(of: one), edges(of: other))
    return abs(first.out - second.out) < 0.5 * measure.em
      && abs(first.inside - second.inside) < 0.5 * measure.em
  }

  /// nil when what stands in follows short lines, as the first line of a paragraph does.
  private func evidence(of stretch: Range<Int>) -> Evidence? {
    let (out, inside) = edges(of: stretch)
    guard let right = lines[stretch].map(\.box.maxX).max(), inside - out > 0.7 * measure.em,
      inside - out < 12 * measure.em, right - inside > 8 * measure.em
    else { return nil }
    let places = lines[stretch].map { $0.box.minX - out < 0.5 * measure.em ? Place.out : .inside }
    var evidence = Evidence(places: places)
    evidence.entries = places.count { $0 == .out }
    for (offset, index) in stretch.enumerated().dropFirst() {
      let isFull = isFull(lines[index - 1], before: lines[index], at: right)
      switch places[offset] {
      case .inside:
        guard isFull else { return nil }
        if places[offset - 1] == .out { evidence.hanging += 1 }
      case .out:
        if !isFull { evidence.ended += 1 } else if places[offset - 1] == .out { evidence.broken += 1 }
      }
    }
    return evidence
  }

  /// The first word of the next line would have had no room.
  private func isFull(_ line: PlacedLine, before next: PlacedLine, at right: Double) -> Bool {
    guard let first = next.line.words.first else { return false }
    return line.box.maxX + plane.place(first.box).width > right - measure.em
  }
}
