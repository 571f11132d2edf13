/// Which of Tesseract's data read a script.
enum ScriptData {
  /// Candidates for what Tesseract's orientation data call a script, the commonest first; empty for Latin and for what is
  /// no script.
  static func languages(for script: String) -> [String] { table[script] ?? [] }

  private static let table = [
    "Arabic": ["ara", "fas", "script/Arabic"], "Armenian": ["hye", "script/Armenian"],
    "Bengali": ["ben", "script/Bengali"], "Cyrillic": ["rus", "ukr", "bul", "script/Cyrillic"],
    "Devanagari": ["hin", "san", "mar", "script/Devanagari"], "Ethiopic": ["amh", "script/Ethiopic"],
    "Fraktur": ["frk", "deu_latf", "script/Fraktur", "Fraktur"], "Georgian": ["kat", "script/Georgian"],
    "Greek": ["ell", "grc", "script/Greek"], "Gujarati": ["guj", "script/Gujarati"],
    "Gurmukhi": ["pan", "script/Gurmukhi"], "Han": ["chi_sim", "chi_tra", "script/HanS", "script/HanT"],
    "Hangul": ["kor", "script/Hangul"], "Hebrew": ["heb", "script/Hebrew"],
    "Japanese": ["jpn", "script/Japanese"], "Kannada": ["kan", "script/Kannada"],
    "Katakana": ["jpn", "script/Japanese"], "Khmer": ["khm", "script/Khmer"],
    "Korean": ["kor", "script/Hangul"],
    "Lao": ["lao", "script/Lao"], "Malayalam": ["mal", "script/Malayalam"],
    "Myanmar": ["mya", "script/Myanmar"], "Oriya": ["ori", "script/Oriya"],
    "Sinhala": ["sin", "script/Sinhala"], "Tamil": ["tam", "script/Tamil"],
    "Telugu": ["tel", "script/Telugu"],
    "Thai": ["tha", "script/Thai"], "Tibetan": ["bod", "script/Tibetan"],
  ]
}
