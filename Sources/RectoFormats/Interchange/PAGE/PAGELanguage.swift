internal import RectoModel

/// The languages that PAGE has names for, in English, and their tags.
enum PAGELanguage {
  /// By its name, or as other formats name it; nil for what is no language.
  static func tag(_ name: String?, script: String? = nil) -> LanguageTag? {
    guard let name else { return nil }
    guard let code = codes[name] else { return FileLanguage.tag(name) }
    let letters = script.map { String($0.prefix(4)) } ?? ""
    return LanguageTag(scripts.contains(letters) ? code + "-" + letters : code)
  }

  /// nil where PAGE has none; the script of a tag is not part of it.
  static func name(_ tag: LanguageTag) -> String? {
    let code = tag.description.split(separator: "-").first.map(String.init) ?? ""
    return names[code]
  }

  /// Those that are not a matter of course for their language.
  private static let scripts: Set<String> = ["Latf", "Latg", "Hans", "Hant", "Cyrs"]

  /// Of several names the first of the alphabet.
  private static let names = Dictionary(
    codes.map { ($0.value, $0.key) }, uniquingKeysWith: { min($0, $1) })

  private static let codes: [String: String] = [
    "Abkhaz": "ab", "Afar": "aa", "Afrikaans": "af", "Akan": "ak", "Albanian": "sq", "Amharic": "am",
    "Arabic": "ar", "Aragonese": "an", "Armenian": "hy", "Assamese": "as", "Avaric": "av",
    "Avestan": "ae", "Aymara": "ay", "Azerbaijani": "az", "Bambara": "bm", "Bashkir": "ba",
    "Basque": "eu", "Belarusian": "be", "Bengali": "bn", "Bihari": "bh", "Bislama": "bi", "Bosnian": "bs",
    "Breton": "br", "Bulgarian": "bg", "Burmese": "my", "Cambodian": "km", "Cantonese": "yue",
    "Catalan": "ca", "Chamorro": "ch", "Chechen": "ce", "Chichewa": "ny", "Chinese": "zh",
    "Chuvash": "cv", "Cornish": "kw", "Corsican": "co", "Cree": "cr", "Croatian": "hr", "Czech": "cs",
    "Danish": "da", "Divehi": "dv", "Dutch": "nl", "Dzongkha": "dz", "English": "en", "Esperanto": "eo",
    "Estonian": "et", "Ewe": "ee", "Faroese": "fo", "Fijian": "fj", "Finnish": "fi", "French": "fr",
    "Fula": "ff", "Gaelic": "gd", "Galician": "gl", "Ganda": "lg", "Georgian": "ka", "German": "de",
    "Greek": "el", "Guaraní": "gn", "Gujarati": "gu", "Haitian": "ht", "Hausa": "ha", "Hebrew": "he",
    "Herero": "hz", "Hindi": "hi", "Hiri Motu": "ho", "Hungarian": "hu", "Icelandic": "is", "Ido": "io",
    "Igbo": "ig", "Indonesian": "id", "Interlingua": "ia", "Interlingue": "ie", "Inuktitut": "iu",
    "Inupiaq": "ik", "Irish": "ga", "Italian": "it", "Japanese": "ja", "Javanese": "jv",
    "Kalaallisut": "kl", "Kannada": "kn", "Kanuri": "kr", "Kashmiri": "ks", "Kazakh": "kk", "Khmer": "km",
    "Kikuyu": "ki", "Kinyarwanda": "rw", "Kirundi": "rn", "Komi": "kv", "Kongo": "kg", "Korean": "ko",
    "Kurdish": "ku", "Kwanyama": "kj", "Kyrgyz": "ky", "Lao": "lo", "Latin": "la", "Latvian": "lv",
    "Limburgish": "li", "Lingala": "ln", "Lithuanian": "lt", "Luba-Katanga": "lu", "Luxembourgish": "lb",
    "Macedonian": "mk", "Malagasy": "mg", "Malay": "ms", "Malayalam": "ml", "Maltese": "mt", "Manx": "gv",
    "Māori": "mi", "Marathi": "mr", "Marshallese": "mh", "Mongolian": "mn", "Nauru": "na", "Navajo": "nv",
    "Ndonga": "ng", "Nepali": "ne", "North Ndebele": "nd", "Northern Sami": "se", "Norwegian": "no",
    "Norwegian Bokmål": "nb", "Norwegian Nynorsk": "nn", "Nuosu": "ii", "Occitan": "oc", "Ojibwe": "oj",
    "Old Church Slavonic": "cu", "Oriya": "or", "Oromo": "om", "Ossetian": "os", "Pāli": "pi",
    "Panjabi": "pa", "Pashto": "ps", "Persian": "fa", "Polish": "pl", "Portuguese": "pt", "Punjabi": "pa",
    "Quechua": "qu", "Romanian": "ro", "Romansh": "rm", "Russian": "ru", "Samoan": "sm", "Sango": "sg",
    "Sanskrit": "sa", "Sardinian": "sc", "Serbian": "sr", "Shona": "sn", "Sindhi": "sd", "Sinhala": "si",
    "Slovak": "sk", "Slovene": "sl", "Somali": "so", "South Ndebele": "nr", "Southern Sotho": "st",
    "Spanish": "es", "Sundanese": "su", "Swahili": "sw", "Swati": "ss", "Swedish": "sv", "Tagalog": "tl",
    "Tahitian": "ty", "Tajik": "tg", "Tamil": "ta", "Tatar": "tt", "Telugu": "te", "Thai": "th",
    "Tibetan": "bo", "Tigrinya": "ti", "Tonga": "to", "Tsonga": "ts", "Tswana": "tn", "Turkish": "tr",
    "Turkmen": "tk", "Twi": "tw", "Uighur": "ug", "Ukrainian": "uk", "Urdu": "ur", "Uzbek": "uz",
    "Venda": "ve", "Vietnamese": "vi", "Volapük": "vo", "Walloon": "wa", "Welsh": "cy",
    "Western Frisian": "fy", "Wolof": "wo", "Xhosa": "xh", "Yiddish": "yi", "Yoruba": "yo",
    "Zhuang": "za", "Zulu": "zu",
  ]
}
