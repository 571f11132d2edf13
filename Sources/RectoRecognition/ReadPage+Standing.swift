import RectoModel

/// Whether a page was read the right way up.
extension ReadPage {
  /// Readings that are less sure on the whole are no better than none.
  private static let enoughConfidence = 0.6
  /// Ten characters that are as good as sure: letters that someone sees in a photograph turn no page.
  private static let leastLegibility = 4.0

  /// Unsure on the whole, without words, or of lines that run another way than from left to right.
  var isHardlyRead: Bool { page.words.meanConfidence < Self.enoughConfidence || !isUpright }

  /// Tesseract reads a few sideways lines, too, and PP-OCR turns each line for itself; upright they run across the page.
  func isMoreUpright(than other: ReadPage) -> Bool {
    let (own, others) = (page.words.legibility, max(other.page.words.legibility, 0))
    guard own >= Self.leastLegibility else { return false }
    return own > others * 1.2 || (own > others * 0.8 && isUpright && !other.isUpright)
  }

  private var isUpright: Bool { recognised.turnOfLines == .none && page.words.runAcross }

  /// Columns of Chinese or Japanese look as lines of a page that lies on its side do.
  var mayBeVerticalWriting: Bool {
    let letters = page.words.flatMap(\.text.unicodeScalars).filter(\.isLetter)
    let unspaced = letters.filter(\.isWrittenWithoutBlanks)
    return unspaced.count * 2 > letters.count && recognised.turnOfLines.swapsSides
  }
}

extension [Word] {
  /// Most longer words are wider than they are high; where all are short, there are some at least.
  fileprivate var runAcross: Bool {
    let long = filter { $0.text.count >= 3 }
    return long.isEmpty ? !isEmpty : long.count { $0.box.width > $0.box.height } * 2 > long.count
  }
}

extension Page {
  /// The clockwise turn that lets most of its text run from left to right, as the engine's lines tell.
  var turnOfLines: Rotation {
    var characters: [Rotation: Int] = [:]
    for line in lines where line.direction != .rightToLeft {
      characters[line.turn, default: 0] += line.words.characterCount
    }
    let half = characters.values.reduce(0, +) / 2
    return characters.first { $0.value > half }?.key ?? .none
  }
}

extension TextLine {
  /// The clockwise turn that lets it run from left to right.
  fileprivate var turn: Rotation {
    guard let first = baseline?.points.first, let last = baseline?.points.last else { return .none }
    let (x, y) = (last.x - first.x, last.y - first.y)
    if abs(x) >= abs(y) { return x < 0 ? .clockwise180 : .none }
    return y < 0 ? .clockwise90 : .clockwise270
  }
}
