import RectoModel

/// The order of a date's numbers.
enum DateOrder: Hashable {
  case dayMonthYear, monthDayYear, yearMonthDay
}

/// How a language writes numbers and dates. nil where it is not known or countries differ.
struct ValueLocale: Hashable {
  /// `de`; empty when unknown.
  let language: String
  let decimalSign: Character?
  /// 1 234 567
  let groupsByBlank: Bool
  /// Of dates with slashes or hyphens.
  let dateOrder: DateOrder?

  init(_ tag: LanguageTag?) {
    let parts = (tag?.description ?? "").split { $0 == "-" || $0 == "_" }.map { $0.lowercased() }
    language = parts.first ?? ""
    let region = parts.dropFirst().first { $0.count == 2 }?.uppercased()
    let usesPoint =
      Self.pointLanguages.contains(language) || Self.pointRegions.contains(region ?? "")
    decimalSign = usesPoint ? "." : Self.commaLanguages.contains(language) ? "," : nil
    groupsByBlank = Self.blankLanguages.contains(language)
    dateOrder = Self.order(language, region)
  }

  private static func order(_ language: String, _ region: String?) -> DateOrder? {
    switch language {
    case "en":
      region.flatMap { ["US", "PH"].contains($0) ? .monthDayYear : $0 == "CA" ? nil : .dayMonthYear }
    case "zh", "ja", "ko", "hu", "lt", "mn": .yearMonthDay
    case "": nil
    default: commaLanguages.contains(language) || pointLanguages.contains(language) ? .dayMonthYear : nil
    }
  }

  private static let pointLanguages: Set = [
    "en", "zh", "ja", "ko", "th", "he", "hi", "bn", "ta", "te", "mr", "gu", "pa", "ur", "ms", "sw", "ga",
    "cy", "mt",
    "fil", "tl",
  ]
  /// Where the language's comma is not used.
  private static let pointRegions: Set = [
    "CH", "LI", "MX", "GT", "HN", "NI", "PA", "PE", "PR", "SV", "US", "DO",
  ]
  private static let commaLanguages: Set = [
    "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "hu", "ro", "bg", "ru",
    "uk", "be",
    "el", "tr", "sv", "nb", "nn", "no", "da", "fi", "is", "et", "lv", "lt", "ca", "gl", "eu", "vi", "id",
    "kk", "az",
    "mk", "sq", "ka", "hy", "af", "lb", "mn",
  ]
  private static let blankLanguages: Set = [
    "fr", "pl", "cs", "sk", "ru", "uk", "be", "bg", "sv", "nb", "nn", "no", "fi", "hu", "et", "lv", "lt",
    "kk", "af",
    "hy", "ka",
  ]
}
