internal import RectoModel

/// What stands in a cell of a sheet: a number with its format, or text.
enum SheetValue {
  case number(String, NumberFormat)
  case text

  /// Dates before March 1900 are text: spreadsheets count them differently.
  init(_ value: CellValue) {
    guard let number = Self.number(value) else {
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

extension [Block] {
  /// Raised words at the end of a cell: marks of footnotes, which its value leaves out.
  var raisedMark: String {
    guard case .paragraph(let paragraph)? = first?.content,
      let words = paragraph.lines.last(where: { !$0.words.isEmpty })?.words, words.last?.isRaised == true
    else { return "" }
    return words.reversed().prefix(while: \.isRaised).reversed().map(\.text.cleaned).joined(separator: " ")
  }

  /// The text of a cell on lines. Most cells are a few words.
  var sheetText: String {
    guard count == 1, case .paragraph(let paragraph) = self[0].content, paragraph.lines.count == 1 else {
      return flatMap(\.content.textLines).filter { !$0.isEmpty }.joined(separator: "\n")
    }
    return paragraph.lines[0].words.sheetText
  }

  /// `TextWidth.pixels` of `sheetText`, or a little more.
  var sheetWidth: Int {
    guard count == 1, case .paragraph(let paragraph) = self[0].content, paragraph.lines.count == 1 else {
      return TextWidth.pixels(sheetText)
    }
    return paragraph.lines[0].words.reduce(-3) { $0 + TextWidth.pixels($1.text) + 3 }
  }

  var longestWordWidth: Int {
    sheetText.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { TextWidth.pixels(String($0)) }.max()
      ?? 0
  }

  /// Where it is not the usual one.
  var alignment: Paragraph.Alignment? {
    guard case .paragraph(let paragraph)? = first?.content, paragraph.alignment != .start else { return nil }
    return paragraph.alignment
  }
}

extension [Word] {
  /// The cleaned words; plain ones need no looking at where they meet.
  fileprivate var sheetText: String {
    guard allSatisfy({ !$0.text.isEmpty && $0.text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }) else {
      return map(\.text.cleaned).joinedAsWords()
    }
    var text = first?.text ?? ""
    for word in dropFirst() {
      text += " "
      text += word.text
    }
    return text
  }
}

extension Word {
  fileprivate var isRaised: Bool { style?.has(.superscript) == true }
}
