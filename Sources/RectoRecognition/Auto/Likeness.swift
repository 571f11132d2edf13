import Foundation

/// Which characters may stand for which.
enum Likeness {
  /// What PP-OCR gives for letters and marks that it doesn't know, besides the letter without its accents.
  private static let plain: [Character: String] = [
    "ſ": "f", "æ": "aeœ", "œ": "oeæ", "Æ": "AE", "Œ": "OE", "ø": "o", "Ø": "O0", "ł": "l", "Ł": "L",
    "đ": "d",
    "ð": "d", "þ": "p", "ı": "i", "ß": "B", "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "–": "-—",
    "—": "-–",
  ]

  /// True when PP-OCR may have read `given` where Tesseract has `wanted`.
  static func isPlain(_ given: Character, for wanted: Character) -> Bool {
    if given == wanted || plain[wanted]?.contains(given) == true { return true }
    return wanted.isLetter && String(given) == bare(wanted)
  }

  private static func bare(_ character: Character) -> String {
    String(character).folding(options: .diacriticInsensitive, locale: nil)
  }
}
