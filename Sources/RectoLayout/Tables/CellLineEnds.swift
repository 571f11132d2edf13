import RectoModel

/// Tells lines of a cell that stand for themselves, such as those of an address or of items without columns drawn, from
/// text that goes on where the cell ends.
struct CellLineEnds {
  /// In the reading plane: the cell's side that lines are broken at.
  let right: Double
  let em: Double

  /// Two lines may be one that was broken anywhere.
  private static let leastLines = 3

  /// Each line is a text of its own. The words are in the reading plane, line by line.
  func areTexts(_ lines: [[Rect]], _ texts: [TextLine]) -> Bool {
    guard lines.count >= Self.leastLines, !isCentred(lines),
      texts.allSatisfy({ $0.direction == .leftToRight && !$0.endsHyphenated })
    else { return false }
    let ended = lines.indices.dropLast().count { ends(lines[$0], before: lines[$0 + 1], texts[$0 + 1]) }
    return ended * 10 >= (lines.count - 1) * 6
  }

  /// The next line's first word would have had room, or words stand in places as in a table.
  private func ends(_ line: [Rect], before next: [Rect], _ text: TextLine) -> Bool {
    if isSpread(line) || isSpread(next) { return true }
    guard let end = line.map(\.maxX).max(), let first = next.min(by: { $0.minX < $1.minX }),
      text.words.first?.text.first?.isLowercase == false
    else { return false }
    return right - end > first.width + 1.5 * em
  }

  private func isSpread(_ line: [Rect]) -> Bool {
    let words = line.sorted { $0.minX < $1.minX }
    return zip(words, words.dropFirst()).contains { $1.minX - $0.maxX > 3 * em }
  }

  private func isCentred(_ lines: [[Rect]]) -> Bool {
    let boxes = lines.compactMap(\.union)
    guard let first = boxes.first else { return false }
    return boxes.allSatisfy { abs($0.midX - first.midX) < em }
      && boxes.contains { abs($0.minX - first.minX) > em }
  }
}
