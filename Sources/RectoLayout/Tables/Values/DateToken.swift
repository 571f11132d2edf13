import RectoModel

/// A piece of a date's text.
enum DateToken: Hashable {
  case digits(String), letters(String), marks(String)

  var text: String {
    switch self {
    case .digits(let text), .letters(let text), .marks(let text): text
    }
  }

  var isDigits: Bool { if case .digits = self { true } else { false } }
  var isLetters: Bool { if case .letters = self { true } else { false } }

  static func tokens(of text: ArraySlice<Character>) -> [DateToken] {
    var tokens: [DateToken] = []
    for character in text {
      let character = character == "\u{A0}" ? " " : character
      switch tokens.last {
      case .digits(let run)? where character.isPlainDigit:
        tokens[tokens.count - 1] = .digits(run + [character])
      case .letters(let word)? where character.isLetter:
        tokens[tokens.count - 1] = .letters(word + [character])
      case .marks(let marks)? where !character.isPlainDigit && !character.isLetter:
        tokens[tokens.count - 1] = .marks(marks + [character])
      default:
        let text = String(character)
        tokens.append(
          character.isPlainDigit ? .digits(text) : character.isLetter ? .letters(text) : .marks(text))
      }
    }
    return tokens
  }
}

enum DateField: Hashable {
  case day, month, year

  /// As many letters as digits.
  func pattern(_ digits: String) -> String {
    switch self {
    case .day: digits.count == 2 ? "dd" : "d"
    case .month: digits.count == 2 ? "MM" : "M"
    case .year: digits.count == 4 ? "yyyy" : "yy"
    }
  }
}

/// A date while it is read; each part is given once.
struct DateParts {
  private var year: Int?
  private var month: Int?
  private var day: Int?

  /// Dates that documents have.
  var date: CalendarDate? {
    guard let year, let month, let day, (1500...2199).contains(year) else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  mutating func set(_ field: DateField, _ digits: String) -> Bool {
    guard let value = Int(digits), field == .year || digits.count <= 2 else { return false }
    switch field {
    case .day where day == nil: day = value
    case .month where month == nil: month = value
    case .year where year == nil && (digits.count == 4 || digits.count == 2):
      // As spreadsheets have it: 30 is 1930, 29 is 2029.
      year = digits.count == 4 ? value : value + (value < 30 ? 2000 : 1900)
    default: return false
    }
    return true
  }

  /// By what stands behind the digits, else four are a year, and the first of the others is the day. Returns the
  /// pattern.
  mutating func setNext(_ digits: String, before next: DateToken?) -> String? {
    let field: DateField
    switch next?.text.first {
    case "年", "년": field = .year
    case "月", "월": field = .month
    case "日", "일": field = .day
    default: field = digits.count == 4 || (day != nil && month != nil) ? .year : .day
    }
    return set(field, digits) ? field.pattern(digits) : nil
  }

  mutating func setMonth(_ name: String, language: String) -> String? {
    guard month == nil, let found = MonthNames.month(name, language: language) else { return nil }
    month = found.number
    return found.isWhole ? "MMMM" : "MMM"
  }
}
