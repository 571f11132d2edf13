import RectoModel

/// A text that can be a date: the day in all readings.
struct DateText {
  struct Reading: Hashable {
    var date: CalendarDate
    var pattern: String
    var order: DateOrder
  }

  /// One, or two that disagree about the order of day and month.
  let readings: [Reading]

  /// nil for what is no date.
  init?(_ text: ArraySlice<Character>, language: String) {
    let tokens = DateToken.tokens(of: text)
    readings = tokens.contains(where: \.isLetters) ? Self.named(tokens, language) : Self.numeric(tokens)
    if readings.isEmpty { return nil }
  }

  private init(readings: [Reading]) { self.readings = readings }

  /// 05.03.2024, 3/5/24, 2024-03-05, 2024. 3. 5.
  private static func numeric(_ tokens: [DateToken]) -> [Reading] {
    let hasEnd = tokens.count == 6 && tokens[5].text == "."
    guard tokens.count == 5 || hasEnd, [0, 2, 4].allSatisfy({ tokens[$0].isDigits }) else { return [] }
    let sign = tokens[1].text
    guard sign == tokens[3].text, ["/", ".", "-", ". "].contains(sign) else { return [] }
    let runs = [0, 2, 4].map { tokens[$0].text }
    let end = hasEnd ? "." : ""
    if runs[0].count == 4 { return [reading(runs, [.year, .month, .day], sign, end)].compactMap(\.self) }
    guard runs[2].count == 4 || isShort(runs, sign) else { return [] }
    var orders: [[DateField]] = [[.day, .month, .year]]
    if sign == "/" || sign == "-" { orders.append([.month, .day, .year]) }
    return orders.compactMap { reading(runs, $0, sign, end) }
  }

  /// With two digits for the year it must look like a date in all else: 1.2.34 is a version.
  private static func isShort(_ runs: [String], _ sign: String) -> Bool {
    runs[2].count == 2 && (sign == "/" || runs.allSatisfy { $0.count == 2 })
  }

  private static func reading(
    _ runs: [String], _ fields: [DateField], _ sign: String, _ end: String
  ) -> Reading? {
    var parts = DateParts()
    for (run, field) in zip(runs, fields) {
      guard parts.set(field, run) else { return nil }
    }
    guard let date = parts.date else { return nil }
    return Reading(
      date: date, pattern: zip(runs, fields).map { $1.pattern($0) }.joined(separator: sign) + end,
      order: fields[0] == .year ? .yearMonthDay : fields[0] == .day ? .dayMonthYear : .monthDayYear)
  }

  /// 5. März 2024, March 5, 2024, 5 de marzo de 2024, 2024年3月5日. Every word must be known.
  private static func named(_ tokens: [DateToken], _ language: String) -> [Reading] {
    var parts = DateParts()
    var pattern = ""
    for (index, token) in tokens.enumerated() {
      let piece: String?
      switch token {
      case .digits(let run):
        piece = parts.setNext(run, before: tokens.dropFirst(index + 1).first { $0.text != " " })
      case .letters(let word): piece = parts.setMonth(word, language: language) ?? Self.filler(word)
      case .marks(let marks): piece = marks.allSatisfy { " .,-/".contains($0) } ? marks : nil
      }
      guard let piece else { return [] }
      pattern += piece
    }
    guard let date = parts.date else { return [] }
    return [Reading(date: date, pattern: pattern, order: .dayMonthYear)]
  }

  private static func filler(_ word: String) -> String? {
    if "年月日".contains(word) { return word }
    let fillers: Set = ["de", "del", "of", "den", "st", "nd", "rd", "th", "er", "г", "р", "년", "월", "일"]
    return fillers.contains(word.lowercased()) ? "'\(word)'" : nil
  }
}

extension DateText {
  /// The one reading that holds here; nil when the order can't be told.
  func reading(orders: Set<DateOrder>) -> Reading? {
    if readings.count == 1 { return readings[0] }
    let fitting = readings.filter { orders.contains($0.order) }
    if fitting.count == 1 { return fitting[0] }
    return Set(readings.map(\.date)).count == 1 ? readings[0] : nil
  }
}
