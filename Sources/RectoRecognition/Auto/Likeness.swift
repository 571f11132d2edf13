import Foundation
import RectoModel

/// Which characters may stand for which.
struct Likeness {
  /// In black letter some letters look like others of today, and PP-OCR takes them for those.
  private let isBlackLetter: Bool

  /// What PP-OCR gives for letters and marks that it doesn't know, besides the letter without its accents.
  private static let plain: [Character: String] = [
    "ſ": "fs", "æ": "aeœ", "œ": "oeæ", "Æ": "AE", "Œ": "OE", "ø": "o", "Ø": "O0", "ł": "l", "Ł": "L",
    "đ": "d",
    "ð": "d", "þ": "p", "ı": "i", "ß": "B", "‘": "'", "’": "'", "“": "\"", "”": "\"", "„": "\"", "–": "-—",
    "—": "-–",
  ]

  private static let blackLetter: [Character: Character] = ["k": "f", "e": "c", "m": "n", "A": "U", "V": "B"]

  /// Of what Tesseract read on the page: print with the long s is black letter, or as old.
  init(_ tesseract: [Word]) {
    let long = tesseract.reduce(0) { $0 + $1.text.count { $0 == "ſ" } }
    isBlackLetter = long > 0 && long * 200 >= tesseract.characterCount
  }

  /// True when PP-OCR may have read `given` where Tesseract has `wanted`.
  func isPlain(_ given: Character, for wanted: Character) -> Bool {
    if given == wanted || Self.plain[wanted]?.contains(given) == true { return true }
    if isBlackLetter, Self.blackLetter[wanted] == given { return true }
    return wanted.isLetter && String(given) == Self.bare(wanted)
  }

  private static func bare(_ character: Character) -> String {
    String(character).folding(options: .diacriticInsensitive, locale: nil)
  }
}
