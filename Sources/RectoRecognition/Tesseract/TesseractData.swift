public import Foundation
public import RectoModel

/// Tesseract's language data on this machine.
public enum TesseractData {
  /// Where the data are: `TESSDATA_PREFIX` when it is set and holds data, else the system's folder. nil when there
  /// are none.
  public static var folder: URL? {
    let prefix = ProcessInfo.processInfo.environment["TESSDATA_PREFIX"].map { [$0, $0 + "/tessdata"] }
    return ((prefix ?? []) + systemFolders)
      .map { URL(fileURLWithPath: $0, isDirectory: true) }
      .first { !names(in: $0).isEmpty }
  }

  /// The names of the installed data, sorted: `eng`, `osd`, `script/Latin`.
  public static func installed() -> [String] {
    guard let folder else { return [] }
    let scripts = names(in: folder.appendingPathComponent("script", isDirectory: true))
    return (names(in: folder) + scripts.map { "script/" + $0 }).sorted()
  }

  /// The Debian package that brings a language: `tesseract-ocr-deu`, `tesseract-ocr-chi-sim`.
  public static func package(for language: String) -> String {
    let script = language.hasPrefix("script/") ? String(language.dropFirst("script/".count)) : nil
    let name = script.map { "script-" + (scriptPackages[$0] ?? $0) } ?? language
    return "tesseract-ocr-" + name.lowercased().map { $0 == "_" ? "-" : String($0) }.joined()
  }

  /// Throws `.resourceUnavailable` that names the packages of the languages that are missing, and
  /// `.malformedInput` when none is named.
  public static func require(_ languages: [String]) throws(RectoError) {
    guard !languages.isEmpty else {
      throw RectoError(.malformedInput, "No language is named; name one, such as eng.")
    }
    let present = Set(installed())
    let missing = languages.filter { !present.contains($0) }
    guard !missing.isEmpty else { return }
    let packages = missing.map(package(for:)).joined(separator: " ")
    let what = missing.count == 1 ? "The Tesseract language" : "The Tesseract languages"
    throw RectoError(
      .resourceUnavailable,
      "\(what) \(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") not installed; "
        + "install with: apt-get install \(packages)")
  }

  private static let systemFolders = [
    "/usr/share/tesseract-ocr/5/tessdata", "/usr/local/share/tessdata", "/usr/share/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata", "/usr/local/share/tesseract-ocr/5/tessdata",
  ]

  private static let suffix = ".traineddata"

  private static func names(in folder: URL) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }

  /// ISO 15924 codes, as Debian names its packages.
  private static let scriptPackages = [
    "Arabic": "arab", "Armenian": "armn", "Bengali": "beng", "Canadian_Aboriginal": "cans",
    "Cherokee": "cher", "Cyrillic": "cyrl", "Devanagari": "deva", "Ethiopic": "ethi", "Fraktur": "frak",
    "Georgian": "geor", "Greek": "grek", "Gujarati": "gujr", "Gurmukhi": "guru", "HanS": "hans",
    "HanS_vert": "hans-vert", "HanT": "hant", "HanT_vert": "hant-vert", "Hangul": "hang",
    "Hangul_vert": "hang-vert", "Hebrew": "hebr", "Japanese": "jpan", "Japanese_vert": "jpan-vert",
    "Kannada": "knda", "Khmer": "khmr", "Lao": "laoo", "Latin": "latn", "Malayalam": "mlym",
    "Myanmar": "mymr", "Oriya": "orya", "Sinhala": "sinh", "Syriac": "syrc", "Tamil": "taml",
    "Telugu": "telu", "Thaana": "thaa", "Thai": "thai", "Tibetan": "tibt", "Vietnamese": "viet",
  ]
}
