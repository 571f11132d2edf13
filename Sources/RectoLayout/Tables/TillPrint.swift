import RectoModel

/// Type of one width on paper as narrow as a till's: its blanks are nearly as wide as type is high, and part no cells.
struct TillPrint {
  /// From one character to the next, in page units.
  private let pitch: Double
  /// The white of a single blank between two words' ink, in page units.
  private let blank: Double

  /// nil for other type, and where there is too little to tell.
  init?(_ words: [PlacedWord], em: Double) {
    var (pitches, blanks): ([Double], [Double]) = ([], [])
    for (word, next) in zip(words, words.dropFirst()) where word.line == next.line {
      let gap = next.box.minX - word.box.maxX
      guard gap > 0, gap < 1.2 * em, word.word.text.count >= 3 else { continue }
      pitches.append((next.box.minX - word.box.minX) / Double(word.word.text.count + 1))
      blanks.append(gap)
    }
    guard pitches.count >= 8, let pitch = pitches.median, let blank = blanks.median,
      let box = words.map(\.box).union, box.width < 56 * pitch
    else { return nil }
    let equal = pitches.count { abs($0 - pitch) < 0.1 * pitch }
    guard Double(equal) >= 0.8 * Double(pitches.count) else { return nil }
    (self.pitch, self.blank) = (pitch, blank)
  }

  /// Where the items of a run of rows begin: with the first amount at their right edge, or with names of columns near above it.
  func items(of rows: [TextRow], in run: Range<Int>, words: [PlacedWord]) -> Range<Int> {
    let right = rows[run].map(\.box.maxX).max() ?? 0
    let first = run.first { index in
      guard rows[index].pieces.count > 1, rows[index].box.maxX > right - 3 * pitch else { return false }
      return rows[index].pieces.last?.words.contains { words[$0].word.text.isDecimal } == true
    }
    guard let first else { return run }
    let names = (max(run.lowerBound, first - 2)..<first).first { rows[$0].pieces.count > 2 }
    return (names ?? first)..<run.upperBound
  }

  /// What parts words of one cell at most, and figures, in page units.
  var cellGaps: (words: Double, figures: Double) { (blank + 0.4 * pitch, blank + 0.2 * pitch) }
}
