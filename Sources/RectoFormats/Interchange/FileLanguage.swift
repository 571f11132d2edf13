import Foundation
internal import RectoModel

/// The names that files give to languages, as BCP 47 has them.
enum FileLanguage {
  /// `eng` and `en` become `en`, Tesseract's `chi_sim` becomes `zh-Hans`; nil for what is no language.
  static func tag(_ name: String?) -> LanguageTag? {
    guard var name = name?.trimmingCharacters(in: .whitespaces), !name.isEmpty else { return nil }
    if name.hasSuffix("_vert") { name.removeLast(5) }
    if let own = special[name] { return LanguageTag(own) }
    let parts = name.split(whereSeparator: { $0 == "-" || $0 == "_" })
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count) && part.utf8.allSatisfy(\.isLetterOrDigit)
    }
    guard isTag, let first = parts.first, (2...3).contains(first.utf8.count) else { return nil }
    // Only three letters have a shorter name; others stay as they were written.
    guard first.utf8.count == 3 else { return LanguageTag(parts.joined(separator: "-")) }
    let short = Locale.identifier(.bcp47, from: String(first).lowercased())
    return LanguageTag(([short] + parts.dropFirst().map(String.init)).joined(separator: "-"))
  }

  private static let special = [
    "chi_sim": "zh-Hans", "chi_tra": "zh-Hant", "frk": "de-Latf", "deu_latf": "de-Latf",
    "script/Fraktur": "de-Latf", "ita_old": "it", "kat_old": "ka", "spa_old": "es",
  ]
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
