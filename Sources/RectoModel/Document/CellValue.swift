/// What a cell's text says when it is a number, an amount, a date or a time. The text stays in the cell's blocks as it
/// was printed; a cell without a value is text.
public enum CellValue: Sendable, Hashable {
  case number(DecimalNumber, NumberForm)
  /// The number as printed: 12.5 for "12.5 %".
  case percent(DecimalNumber, NumberForm)
  case currency(DecimalNumber, Currency, NumberForm)
  /// Patterns are in the letters of Unicode's CLDR: `dd.MM.yyyy`, `h:mm a`. Words in them stand in quotes.
  case date(CalendarDate, pattern: String)
  case time(ClockTime, pattern: String)
  case dateTime(CalendarDate, ClockTime, pattern: String)
}

/// How a number is printed.
public struct NumberForm: Sendable, Hashable {
  public enum Grouping: String, Sendable, Hashable, Codable {
    /// 1234567
    case none
    /// 1,234,567
    case thousands
    /// 12,34,567
    case indian
  }

  public enum Sign: String, Sendable, Hashable, Codable {
    /// -5, and 5 without one.
    case minus
    /// 5-
    case trailingMinus
    /// (5) for -5.
    case parentheses
    /// +5
    case plus
  }

  public var grouping: Grouping
  public var sign: Sign
  /// A blank stands between the number and its sign of percent or currency.
  public var hasBlank: Bool

  public init(grouping: Grouping = .none, sign: Sign = .minus, hasBlank: Bool = false) {
    self.grouping = grouping
    self.sign = sign
    self.hasBlank = hasBlank
  }
}

/// The money that an amount is in.
public struct Currency: Sendable, Hashable {
  /// As printed: `€`, `EUR`, `kr`.
  public var sign: String
  /// It stands before the number.
  public var isBefore: Bool

  public init(_ sign: String, isBefore: Bool) {
    self.sign = sign
    self.isBefore = isBefore
  }
}
