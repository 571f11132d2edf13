import RectoModel

/// A text that can be a number: its digits in all readings, and what stands round them.
struct NumberText {
  enum Kind: Hashable {
    case plain, percent
    case currency(Currency)
  }

  private(set) var kind = Kind.plain
  private(set) var sign: NumberForm.Sign?
  private(set) var isNegative = false
  /// Before or behind the sign of percent or currency.
  private(set) var hasBlank = false
  /// One or two.
  private(set) var readings: [NumberReading] = []

  /// nil for what is no number.
  init?(_ text: CellText) {
    guard text.isOneLine, text.characters.contains(where: \.isPlainDigit) else { return nil }
    var rest = text.characters[...]
    while strip(&rest) {}
    readings = NumberReading.readings(of: Array(rest)).filter(isPlausible)
    if readings.isEmpty { return nil }
  }

  /// A whole number as it would also be written as a name: no groups, no sign.
  var isPlainInteger: Bool {
    kind == .plain && sign == nil && readings.count == 1 && readings[0].decimalSign == nil
      && readings[0].groupSign == nil
  }

  /// "+49 170 1234567" is a telephone number.
  private func isPlausible(_ reading: NumberReading) -> Bool {
    guard sign == .plus, kind == .plain, reading.decimalSign == nil else { return true }
    return reading.groupSign == nil
      ? reading.integer.count < 7 : reading.groupSign != " " && reading.groupSign != "\u{A0}"
  }

  /// Takes one sign off either end. A blank may stand beside that of percent or currency only.
  private mutating func strip(_ rest: inout ArraySlice<Character>) -> Bool {
    guard let first = rest.first, let last = rest.last, rest.count > 1 else { return false }
    if sign == nil, first == "(", last == ")" {
      set(.parentheses, negative: true)
      rest = rest.dropFirst().dropLast().trimmed
    } else if sign == nil, first == "-" || first == "+" {
      set(first == "-" ? .minus : .plus, negative: first == "-")
      rest = rest.dropFirst()
    } else if sign == nil, last == "-" {
      set(.trailingMinus, negative: true)
      rest = rest.dropLast()
    } else if kind == .plain, last == "%" {
      kind = .percent
      trim(&rest, dropLast: 1)
    } else if kind == .plain, let found = CurrencySigns.leading(rest) {
      kind = .currency(Currency(String(found), isBefore: true))
      trim(&rest, dropFirst: found.count)
    } else if kind == .plain, let found = CurrencySigns.trailing(rest) {
      kind = .currency(Currency(String(found), isBefore: false))
      trim(&rest, dropLast: found.count)
    } else {
      return false
    }
    return true
  }

  private mutating func set(_ sign: NumberForm.Sign, negative: Bool) {
    self.sign = sign
    isNegative = negative
  }

  private mutating func trim(
    _ rest: inout ArraySlice<Character>, dropFirst first: Int = 0, dropLast last: Int = 0
  ) {
    let inner = rest.dropFirst(first).dropLast(last)
    rest = inner.trimmed
    hasBlank = rest.count < inner.count
  }
}

extension ArraySlice<Character> {
  fileprivate var trimmed: ArraySlice<Character> {
    var slice = self
    while let first = slice.first, first == " " || first == "\u{A0}" { slice.removeFirst() }
    while let last = slice.last, last == " " || last == "\u{A0}" { slice.removeLast() }
    return slice
  }
}
