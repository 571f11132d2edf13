/// A pattern of Unicode's CLDR as a number format of spreadsheets.
struct DatePattern {
  private let pattern: String

  init(_ pattern: String) { self.pattern = pattern }

  /// Letters mean parts of the date; what stands in quotes and between the parts is itself.
  func code(language: String) -> String {
    var code = ""
    var rest = Substring(pattern)
    while let first = rest.first {
      let run: Substring
      if first == "'" {
        run = rest.dropFirst().prefix { $0 != "'" }
        code += NumberFormat.quoted(String(run))
        rest = rest.dropFirst(run.count + 2)
        continue
      }
      run = rest.prefix { $0 == first }
      code += Self.part(first, count: run.count) ?? run.map(Self.literal).joined()
      rest = rest.dropFirst(run.count)
    }
    guard pattern.contains("MMM"), let identifier = Self.identifiers[language] else { return code }
    return "[$-\(identifier)]" + code
  }

  private static func part(_ letter: Character, count: Int) -> String? {
    switch letter {
    case "y": String(repeating: "y", count: count == 2 ? 2 : 4)
    case "M", "m": String(repeating: "m", count: count)
    case "d": String(repeating: "d", count: count)
    case "H", "h": String(repeating: "h", count: count)
    case "s": String(repeating: "s", count: count)
    case "a": "AM/PM"
    default: nil
    }
  }

  private static func literal(_ character: Character) -> String {
    switch character {
    case "-", ":", " ": String(character)
    case "\"": ""
    default: character.isASCII ? "\\\(character)" : NumberFormat.quoted(String(character))
    }
  }

  /// Windows' numbers of languages, by which months are named.
  private static let identifiers = [
    "en": "409", "de": "407", "fr": "40C", "es": "40A", "it": "410", "pt": "816", "nl": "413", "pl": "415",
    "cs": "405", "sk": "41B", "sv": "41D", "da": "406", "nb": "414", "no": "414", "fi": "40B", "hu": "40E",
    "ro": "418", "ru": "419", "uk": "422", "tr": "41F", "el": "408",
  ]
}
