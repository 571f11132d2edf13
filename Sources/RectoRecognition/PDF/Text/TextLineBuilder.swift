import Foundation
import RectoModel
import RectoPDF

/// Makes a line of words of the characters that stand on it.
struct TextLineBuilder {
  let frame: TextFrame
  private var letters: [TextLetter]
  private let source: PageTextSource
  /// Of the letters that make the most of the line.
  private(set) var mainSize = 0.0
  /// How far up they stand.
  private(set) var mainBase = 0.0

  /// `letters` as they stand, in the direction of the frame, with a blank for each that poppler gives.
  init(_ letters: [TextLetter], frame: TextFrame, source: PageTextSource) {
    (self.letters, self.frame, self.source) = (letters, frame, source)
    findMainLine()
    markScripts()
    dropFalseBlanks()
  }

  /// nil when there are no words in it.
  func line() -> TextLine? {
    let reading = VisualLine.reading(letters.map { $0.scalar ?? " " })
    let ordered = reading.map { reading in reading.order.map { letters[$0] } } ?? letters
    var words: [Word] = []
    let isMirrored = reading != nil && !VisualLine.arePaired(ordered.compactMap(\.scalar))
    for group in groups(ordered) {
      if let word = WordBuilder(group, frame: frame, source: source).word(isMirrored: isMirrored) {
        words.append(word)
      }
    }
    let isRightToLeft = reading?.isRightToLeft ?? false
    source.decorations.mark(&words, base: mainBase, size: mainSize, frame: frame)
    return TextLine(
      around: words, baseline: baseline(isRightToLeft: isRightToLeft),
      direction: isRightToLeft ? .rightToLeft : frame.direction.y > 0.9 ? .topToBottom : .leftToRight)
  }

  private func groups(_ letters: [TextLetter]) -> [ArraySlice<TextLetter>] {
    var groups: [ArraySlice<TextLetter>] = []
    var start = 0
    for index in letters.indices {
      if letters[index].scalar == nil {
        if start < index { groups.append(letters[start..<index]) }
        start = index + 1
      } else if index > start,
        letters[index].script != letters[index - 1].script || letters[index].isApart(from: letters[index - 1])
      {
        groups.append(letters[start..<index])
        start = index
      }
    }
    if start < letters.count { groups.append(letters[start...]) }
    return groups
  }

  private func baseline(isRightToLeft: Bool) -> Baseline? {
    let known = letters.filter { $0.shown != nil }
    guard let first = known.map(\.along.lowerBound).min(), let last = known.map(\.along.upperBound).max()
    else {
      return nil
    }
    let ends = [frame.point(along: first, above: mainBase), frame.point(along: last, above: mainBase)]
    return Baseline(isRightToLeft ? ends.reversed() : ends)
  }

  // MARK: Sizes and heights

  private mutating func findMainLine() {
    let solid = letters.filter { $0.scalar != nil }
    mainSize = Self.commonest(solid.map(\.size), step: 0.25) ?? 0
    let main = solid.filter { abs($0.size - mainSize) < 0.1 * mainSize + 0.25 }
    mainBase = Self.commonest(main.map(\.base), step: 0.25) ?? 0
  }

  /// The middle of the step that has the most; the larger one of two.
  private static func commonest(_ values: [Double], step: Double) -> Double? {
    var counts: [Int: (count: Int, sum: Double)] = [:]
    for value in values where value.isFinite && abs(value) < 1e6 {
      let key = Int((value / step).rounded())
      counts[key] = ((counts[key]?.count ?? 0) + 1, (counts[key]?.sum ?? 0) + value)
    }
    let best = counts.max { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
    return best.map { $0.value.sum / Double($0.value.count) }
  }

  private mutating func markScripts() {
    guard mainSize > 0, !frame.isVertical else { return }
    for index in letters.indices where letters[index].shown != nil {
      let shift = TypeShift(
        raised: (letters[index].base - mainBase) / mainSize, size: letters[index].size / mainSize)
      switch shift.trait {
      case .superscript: letters[index].script = .super
      case .subscript: letters[index].script = .sub
      default: break
      }
    }
  }

  /// Poppler ends words where fonts and heights change, too.
  private mutating func dropFalseBlanks() {
    var kept: [TextLetter] = []
    for (index, letter) in letters.enumerated() {
      if letter.scalar == nil {
        guard let before = kept.last, before.scalar != nil, index + 1 < letters.count else { continue }
        let after = letters[index + 1]
        let gap = after.along.lowerBound - before.along.upperBound
        let isOneWord =
          after.scalar != nil && abs(gap) < 0.06 * max(before.size, after.size)
          && before.script == after.script
          && abs(before.base - after.base) < 0.1 * max(before.size, after.size)
        if isOneWord { continue }
      }
      kept.append(letter)
    }
    letters = kept
  }
}

extension TextLetter {
  /// No blank is given between the two, but they stand in different columns, or on different lines.
  fileprivate func isApart(from other: TextLetter) -> Bool {
    let height = max(size, other.size)
    let gap = max(along.lowerBound - other.along.upperBound, other.along.lowerBound - along.upperBound)
    return gap > 0.6 * height || abs(base - other.base) > 1.05 * height
  }
}
