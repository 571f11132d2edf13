import RectoModel

/// A text that is a time of day: 14:30, 2:30 p.m., 08:05:09.
struct TimeText {
  let time: ClockTime
  let pattern: String

  /// nil for what is no time.
  init?(_ text: ArraySlice<Character>) {
    let tokens = DateToken.tokens(of: text)
    let runs = tokens.prefix(5).filter(\.isDigits).map(\.text)
    let clock = runs.count * 2 - 1
    guard runs.count == 2 || runs.count == 3, tokens.count >= clock, Self.isClock(tokens.prefix(clock)),
      runs[0].count <= 2, runs.dropFirst().allSatisfy({ $0.count == 2 })
    else { return nil }
    let numbers = runs.compactMap { Int($0) }
    let tail = tokens.dropFirst(clock).map(\.text).joined()
    var hour = numbers[0]
    if !tail.isEmpty {
      guard let isAfternoon = Self.isAfternoon(tail), (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard
      let time = ClockTime(hour: hour, minute: numbers[1], second: numbers.count > 2 ? numbers[2] : nil)
    else { return nil }
    self.time = time
    let letter = tail.isEmpty ? "H" : "h"
    pattern =
      String(repeating: letter, count: runs[0].count) + ":mm" + (numbers.count > 2 ? ":ss" : "")
      + (tail.isEmpty ? "" : tail.first == " " ? " a" : "a")
  }

  private static func isClock(_ tokens: ArraySlice<DateToken>) -> Bool {
    tokens.enumerated().allSatisfy { index, token in
      index.isMultiple(of: 2) ? token.isDigits : token.text == ":"
    }
  }

  private static func isAfternoon(_ tail: String) -> Bool? {
    switch tail.filter({ $0 != "." && $0 != " " }).lowercased() {
    case "am": false
    case "pm": true
    default: nil
    }
  }
}

/// A text that is a date and a time: 2024-03-05 14:30, 5.3.2024, 14:30.
struct DateTimeText {
  let date: DateText
  let time: TimeText
  /// Between the patterns of both.
  let separator: String

  /// nil for other texts.
  init?(_ text: ArraySlice<Character>, language: String) {
    for split in text.indices where text[split] == " " || text[split] == "\u{A0}" || text[split] == "T" {
      var day = text[..<split]
      let hasComma = day.last == ","
      if hasComma { day.removeLast() }
      if let time = TimeText(text[(split + 1)...]), let date = DateText(day, language: language) {
        self.date = date
        self.time = time
        separator = text[split] == "T" ? "'T'" : hasComma ? ", " : " "
        return
      }
    }
    return nil
  }
}
