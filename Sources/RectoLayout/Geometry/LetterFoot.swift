import RectoModel

/// Where the letters of a word stand, in the reading plane, as boxes tell that end with the ink.
struct LetterFoot: Sendable {
  let y: Double
  /// Nothing in the word reaches lower, so that the box ends there.
  let isSeen: Bool

  /// nil for a word without letters and digits.
  init?(of word: Word, in box: Rect) {
    let scalars = word.text.unicodeScalars
    guard scalars.contains(where: { $0.isLetter || $0.isNumeral }) else { return nil }
    isSeen = !scalars.contains(where: \.hangs)
    y = isSeen ? box.maxY : box.maxY - box.height * Self.hangingShare
  }

  /// Of the height of a word whose letters hang, as most fonts draw it.
  private static let hangingShare = 0.24
}

extension Collection<LetterFoot> {
  /// Of the line; nil without words. Those with letters that hang lower tell only where all have some.
  var baseline: Double? { filter(\.isSeen).map(\.y).median ?? map(\.y).median }
}

extension Unicode.Scalar {
  /// It reaches below the line.
  fileprivate var hangs: Bool {
    switch self {
    case "g", "j", "p", "q", "y", "ç", "ş", "ţ", "Q", "J", ",", ";": true
    case "(", ")", "[", "]", "{", "}", "/", "|", "@", "$", "§": true
    default: false
    }
  }
}
