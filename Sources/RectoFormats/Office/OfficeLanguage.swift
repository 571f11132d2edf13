internal import RectoModel

/// A language as Office programs name it: with a region, by which they choose their dictionary.
struct OfficeLanguage: Sendable, Hashable {
  /// `de-DE`.
  let tag: String

  /// nil for what is no language tag.
  init?(_ language: LanguageTag?) {
    guard let tag = language?.wellFormed else { return nil }
    self.tag = Self.regions[tag.lowercased()] ?? tag
  }

  /// The script that its text is mostly in.
  var script: TextScript {
    switch primary {
    case "ja", "zh", "ko", "yue", "wuu": .eastAsian
    case "ar", "he", "iw", "fa", "ur", "yi", "ps", "sd", "ug", "syr", "dv", "ckb": .rightToLeft
    case "hi", "bn", "ta", "te", "mr", "gu", "kn", "ml", "pa", "or", "si", "ne", "sa", "th", "lo", "my",
      "km", "bo":
      .complex
    default: .western
    }
  }

  /// For East Asian languages; programs that lack it take another of the same kind.
  var eastAsianFont: String? {
    guard script == .eastAsian else { return nil }
    if primary == "ja" { return "MS Mincho" }
    if primary == "ko" { return "Batang" }
    return ["zh-TW", "zh-HK", "zh-MO"].contains(tag) || tag.contains("Hant") ? "PMingLiU" : "SimSun"
  }

  private var primary: Substring { tag.prefix { $0 != "-" } }

  private static let regions: [String: String] = [
    "en": "en-US", "de": "de-DE", "fr": "fr-FR", "es": "es-ES", "it": "it-IT", "pt": "pt-PT", "nl": "nl-NL",
    "sv": "sv-SE", "da": "da-DK", "nb": "nb-NO", "no": "nb-NO", "nn": "nn-NO", "fi": "fi-FI", "is": "is-IS",
    "pl": "pl-PL", "cs": "cs-CZ", "sk": "sk-SK", "hu": "hu-HU", "ro": "ro-RO", "bg": "bg-BG", "hr": "hr-HR",
    "sr": "sr-Latn-RS", "sl": "sl-SI", "et": "et-EE", "lv": "lv-LV", "lt": "lt-LT", "el": "el-GR",
    "tr": "tr-TR", "ru": "ru-RU", "uk": "uk-UA", "be": "be-BY", "ca": "ca-ES", "eu": "eu-ES", "gl": "gl-ES",
    "la": "la-VA", "ga": "ga-IE", "cy": "cy-GB", "ar": "ar-SA", "he": "he-IL", "fa": "fa-IR", "ur": "ur-PK",
    "hi": "hi-IN", "bn": "bn-IN", "ta": "ta-IN", "te": "te-IN", "mr": "mr-IN", "gu": "gu-IN", "kn": "kn-IN",
    "ml": "ml-IN", "pa": "pa-IN", "th": "th-TH", "vi": "vi-VN", "id": "id-ID", "ms": "ms-MY", "ja": "ja-JP",
    "ko": "ko-KR", "zh": "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW",
  ]
}
