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
    let runs = characters.digitRunCount
    if let number = NumberText(text) {
      self = .number(number)
    } else if characters.count > 40 || runs == 0 {
      self = .text
    } else if runs > 1, let both = DateTimeText(characters, language: locale.language) {
      self = .dateTime(both)
    } else if runs > 1, let date = DateText(characters, language: locale.language) {
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

extension Sequence<Character> {
  /// How many runs of digits there are: dates have two at least, the day and the year.
  fileprivate var digitRunCount: Int {
    var (count, isInRun) = (0, false)
    for character in self {
      let isDigit = character.isPlainDigit
      if isDigit, !isInRun { count += 1 }
      isInRun = isDigit
    }
    return count
  }
}
