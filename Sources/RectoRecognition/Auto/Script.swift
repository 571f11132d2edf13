import RectoModel

/// Which letters an engine knows.
enum Script {
  /// Almost all letters of the words are such that PP-OCRv6 knows them: Latin, Greek without accents, Chinese, Japanese;
  /// or there are none.
  static func isForPaddle(_ words: [Word]) -> Bool {
    var (known, unknown) = (0, 0)
    for scalar in words.lazy.flatMap(\.text.unicodeScalars) where scalar.isLetter {
      if isKnownToPaddle(scalar) { known += 1 } else { unknown += 1 }
    }
    return unknown * 10 <= known
  }

  static func isKnownToPaddle(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x03FF, 0x2000...0x2BFF, 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
