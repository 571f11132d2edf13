import RectoModel

/// What cells that can be read in one way only tell of the others.
struct ValueEvidence: Equatable {
  /// "." or ",": what the fractions of these numbers begin with.
  private(set) var decimalSigns: Set<Character> = []
  private(set) var dateOrders: Set<DateOrder> = []
  /// Numbers whose groups can only be apart by blanks.
  private(set) var groupsByBlank = false
  /// Numbers that stand without parentheses.
  private(set) var hasOpenNumber = false
  private(set) var hasOpenPercent = false
  /// Digits that are a name: 00123.
  private(set) var hasCode = false
  /// 36:15, which no clock shows.
  private(set) var hasDuration = false

  mutating func add(_ reading: CellReading, text: CellText) {
    switch reading {
    case .number(let number): add(number)
    case .date(let date): add(date)
    case .dateTime(let both): add(both.date)
    case .time: break
    case .text: add(text)
    }
  }

  mutating func add(_ other: ValueEvidence) {
    decimalSigns.formUnion(other.decimalSigns)
    dateOrders.formUnion(other.dateOrders)
  }

  private mutating func add(_ number: NumberText) {
    if number.sign != .parentheses {
      if number.kind == .percent { hasOpenPercent = true } else { hasOpenNumber = true }
    }
    guard number.readings.count == 1 else { return }
    let reading = number.readings[0]
    if let sign = reading.decimalSign { decimalSigns.insert(sign) }
    switch reading.groupSign {
    case ".": decimalSigns.insert(",")
    case ",": decimalSigns.insert(".")
    case " " where reading.decimalSign != nil: groupsByBlank = true
    case "\u{A0}": groupsByBlank = true
    default: break
    }
  }

  private mutating func add(_ date: DateText) {
    guard date.readings.count == 1, let reading = date.readings.first, reading.order != .yearMonthDay,
      reading.pattern.contains(where: { $0 == "/" || $0 == "-" }), !reading.pattern.contains("MMM")
    else { return }
    dateOrders.insert(reading.order)
  }

  private mutating func add(_ text: CellText) {
    let characters = text.characters
    if characters.count > 1, characters[0] == "0", characters.allSatisfy(\.isPlainDigit) { hasCode = true }
    let runs = characters.split(separator: ":", omittingEmptySubsequences: false)
    if runs.count > 1, runs.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isPlainDigit) }),
      runs.dropFirst().allSatisfy({ $0.count == 2 })
    {
      hasDuration = true
    }
  }
}

/// Evidence in the order in which it is believed: of the column, the table, the document, and then the language.
struct ValueJudge {
  let column: ValueEvidence
  let wider: [ValueEvidence]
  let locale: ValueLocale
  /// The column's heading says that its digits are names: ISBN, phone.
  let holdsNames: Bool

  /// nil when nothing tells, or the column contradicts itself.
  private var decimalSign: Character? {
    for signs in ([column] + wider).map(\.decimalSigns) where !signs.isEmpty {
      return signs.count == 1 ? signs.first : nil
    }
    return locale.decimalSign
  }

  private var dateOrders: Set<DateOrder> {
    for orders in ([column] + wider).map(\.dateOrders) where !orders.isEmpty {
      return orders.count == 1 ? orders : []
    }
    return locale.dateOrder.map { [$0] } ?? []
  }

  /// nil for text. `isBracketed`: its whole row stands in parentheses below another.
  func value(of reading: CellReading, isBracketed: Bool) -> CellValue? {
    switch reading {
    case .text: nil
    case .number(let number): value(of: number, isBracketed: isBracketed)
    case .time(let text): column.hasDuration ? nil : .time(text.time, pattern: text.pattern)
    case .date(let text):
      text.reading(orders: dateOrders).map { .date($0.date, pattern: $0.pattern) }
    case .dateTime(let text):
      text.date.reading(orders: dateOrders).map {
        .dateTime($0.date, text.time.time, pattern: $0.pattern + text.separator + text.time.pattern)
      }
    }
  }

  private func value(of number: NumberText, isBracketed: Bool) -> CellValue? {
    if number.isPlainInteger, holdsNames || column.hasCode { return nil }
    guard let reading = reading(of: number), isBelievable(number, reading, isBracketed: isBracketed),
      let decimal = reading.number(isNegative: number.isNegative)
    else { return nil }
    let form = NumberForm(
      grouping: reading.grouping, sign: number.sign ?? .minus, hasBlank: number.hasBlank)
    switch number.kind {
    case .plain: return .number(decimal, form)
    case .percent: return .percent(decimal, form)
    case .currency(let currency): return .currency(decimal, currency, form)
    }
  }

  private func reading(of number: NumberText) -> NumberReading? {
    if number.readings.count == 1 { return number.readings[0] }
    guard let sign = decimalSign else { return nil }
    return number.readings.first { ($0.decimalSign ?? ($0.groupSign == "." ? "," : ".")) == sign }
  }

  private func isBelievable(_ number: NumberText, _ reading: NumberReading, isBracketed: Bool) -> Bool {
    if holdsNames, number.kind == .plain, reading.decimalSign == nil { return false }
    // Two numbers side by side look the same.
    if reading.groupSign == " ", reading.decimalSign == nil, !column.groupsByBlank, !locale.groupsByBlank {
      return false
    }
    guard number.sign == .parentheses else { return true }
    if isBracketed { return false }
    switch number.kind {
    case .currency: return true
    case .percent: return column.hasOpenPercent
    case .plain: return reading.groupSign != nil || column.hasOpenNumber
    }
  }
}
