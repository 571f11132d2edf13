import Foundation
import RectoModel

/// Tells the size of type: from the fonts, where the page has them, else from how high letters of known shape are.
struct TypeMeter: Sendable {
  /// The source knows its fonts, so that small differences in size mean something.
  let hasFonts: Bool
  private let unitsPerPoint: Double
  /// Boxes end where the ink does, so that "one" is lower than "lid".
  private let boxesFollowInk: Bool

  init(_ words: some Sequence<Word>, resolution: Resolution) {
    unitsPerPoint = resolution.unitsPerInch / 72
    var (count, withFont) = (0, 0)
    var (low, high): ([Double], [Double]) = ([], [])
    for word in words {
      count += 1
      if word.style?.fontName != nil, word.style?.fontSize != nil { withFont += 1 }
      switch LetterShape(word.text) {
      case .low: low.append(word.box.height)
      case .rising: high.append(word.box.height)
      default: break
      }
    }
    hasFonts = withFont * 2 > count
    boxesFollowInk = (low.median ?? 1) < 0.9 * (high.median ?? 1)
  }

  /// In points; 0 for words without any size.
  func size(of words: some Collection<Word>) -> Double {
    let sized = hasFonts ? fontSize(of: words) : nil
    return sized ?? boxSize(of: words)
  }

  private func boxSize(of words: some Collection<Word>) -> Double {
    let heights = heights(of: words).sorted()
    guard !heights.isEmpty else { return 0 }
    // Chinese characters are of many heights; the high ones tell.
    let isChinese = words.contains { $0.text.unicodeScalars.contains(where: \.isWrittenWithoutBlanks) }
    if isChinese { return heights[(heights.count - 1) * 4 / 5] }
    // Of two words, one may have been measured with a speck.
    return (heights[(heights.count - 1) / 2] + heights[heights.count / 2]) / 2
  }

  /// Points in page units.
  func units(_ points: Double) -> Double { points * unitsPerPoint }

  /// That of most characters: a large initial doesn't count for more than itself.
  private func fontSize(of words: some Collection<Word>) -> Double? {
    let sizes = words.compactMap { word -> (value: Double, count: Int)? in
      guard let size = word.style?.fontSize?.value, size.isFinite, size > 0 else { return nil }
      return (size, max(word.text.characterCount, 1))
    }
    return sizes.isEmpty ? nil : sizes.weightedMedian
  }

  private func heights(of words: some Collection<Word>) -> [Double] {
    let lettered = words.filter { $0.text.count(plain: \.isLetter, other: \.isLetter) >= 2 }
    let measured = lettered.isEmpty ? Array(words) : lettered
    return measured.map { word in
      let height = word.box.height.isFinite ? abs(word.box.height) : 0
      return height / unitsPerPoint / (boxesFollowInk ? LetterShape(word.text).share : 1)
    }
  }
}

/// How much of a line's height a word fills.
enum LetterShape: Sendable, Hashable {
  case low, rising, hanging, full
  /// Scripts that aren't told apart.
  case other

  init(_ text: String) {
    var (rises, hangs, known) = (false, false, false)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a", "c", "e", "m", "n", "o", "r", "s", "u", "v", "w", "x", "z": known = true
      case "b", "d", "f", "h", "i", "k", "l", "t", "A"..."Z", "0"..."9": (rises, known) = (true, true)
      case "g", "p", "q", "y": (hangs, known) = (true, true)
      case "j", "(", ")", "[", "]", "/", "Q", "|": (rises, hangs) = (true, true)
      case ",", ";": hangs = true
      case _ where scalar.isLetter:
        self = .other
        return
      default: break
      }
    }
    self = !known ? .other : rises ? (hangs ? .full : .rising) : (hangs ? .hanging : .low)
  }

  /// The height of such a word as a share of the type's size, in common fonts.
  var share: Double {
    switch self {
    case .low: 0.5
    case .rising: 0.71
    case .hanging: 0.7
    case .full: 0.92
    case .other: 0.85
    }
  }
}
