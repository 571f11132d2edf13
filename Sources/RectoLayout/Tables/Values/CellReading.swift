import RectoModel

/// What a cell can be, before its column has had its say.
enum CellReading {
  case number(NumberText)
  case date(DateText)
  case time(TimeText)
  case dateTime(DateTimeText)
  case text

  init(_ text: CellText, locale: ValueLocale) {
    let characters = text.characters[...]
    if let number = NumberText(text) {
      self = .number(number)
    } else if characters.count > 40 || !characters.contains(where: \.isPlainDigit) {
      self = .text
    } else if let both = DateTimeText(characters, language: locale.language) {
      self = .dateTime(both)
    } else if let date = DateText(characters, language: locale.language) {
      self = .date(date)
    } else if text.isOneLine, let time = TimeText(characters) {
      self = .time(time)
    } else {
      self = .text
    }
  }

  var date: DateText? {
    switch self {
    case .date(let date): date
    case .dateTime(let both): both.date
    case .number, .time, .text: nil
    }
  }
}
