internal import RectoModel

/// What stands in a cell of a sheet: a number with its format, or text.
enum SheetValue {
  case number(String, NumberFormat)
  case text

  /// Dates before March 1900 are text: spreadsheets count them differently.
  init(_ value: CellValue?) {
    guard let value, let number = Self.number(value) else {
      self = .text
      return
    }
    self = .number(number, NumberFormat(value))
  }

  private static func number(_ value: CellValue) -> String? {
    switch value {
    case .number(let number, _), .currency(let number, _, _):
      number.significantDigits <= 15 ? number.description : nil
    case .percent(let number, _): number.significantDigits <= 15 ? number.hundredth.description : nil
    case .date(let date, _): serial(date).map(String.init)
    case .time(let time, _): share(time.seconds)
    case .dateTime(let date, let time, _):
      serial(date).map { "\(Double($0) + Double(time.seconds) / 86_400)" }
    }
  }

  /// Days since 30 December 1899.
  private static func serial(_ date: CalendarDate) -> Int? {
    let days = date.daysSince1970 + 25_569
    return days > 60 ? days : nil
  }

  private static func share(_ seconds: Int) -> String { "\(Double(seconds) / 86_400)" }
}

extension Cell {
  /// Raised words at its end: marks of footnotes, which its value leaves out.
  var raisedMark: String {
    guard case .paragraph(let paragraph)? = blocks.first?.content,
      let words = paragraph.lines.last(where: { !$0.words.isEmpty })?.words
    else { return "" }
    return words.reversed().prefix { $0.style?.has(.superscript) == true }.reversed()
      .map(\.text.cleaned).joined(separator: " ")
  }

  /// Its text on lines. Most cells are a word.
  var sheetText: String {
    if blocks.count == 1, case .paragraph(let paragraph) = blocks[0].content, paragraph.lines.count == 1 {
      let words = paragraph.lines[0].words
      return words.count == 1 ? words[0].text.cleaned : words.map(\.text.cleaned).joinedAsWords()
    }
    return textLines.joined(separator: "\n")
  }
}
