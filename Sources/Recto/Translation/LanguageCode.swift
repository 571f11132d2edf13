import Foundation
import RectoModel

/// Codes of languages.
enum LanguageCode {
  /// Of ISO 639-3: `eng` for `en`, `eng` and `en-GB`. What is none stays as it is.
  static func threeLetters(_ code: String) -> String {
    let first = code.split { $0 == "-" || $0 == "_" }.first.map { $0.lowercased() } ?? ""
    if first.count == 3 { return first }
    return Locale.LanguageCode(first).identifier(.alpha3) ?? first
  }

  /// As documents carry it: the shortest that there is.
  static func tag(_ code: String) -> LanguageTag {
    let three = threeLetters(code)
    return LanguageTag(Locale.LanguageCode(three).identifier(.alpha2) ?? three)
  }
}
