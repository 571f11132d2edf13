/// Tagged by hand: `{"type": "currency", "number": "1234.50", "currency": "€", …}`. Numbers are strings, so that no
/// digit is lost.
extension CellValue: Codable {
  private enum Tag: String, Codable {
    case number, percent, currency, date, time, dateTime
  }

  private enum CodingKeys: String, CodingKey {
    case type, number, grouping, sign, hasBlank, currency, currencyIsBefore, date, time, pattern
  }

  private typealias Reading = KeyedDecodingContainer<CodingKeys>
  private typealias Writing = KeyedEncodingContainer<CodingKeys>

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    switch try fields.decode(Tag.self, forKey: .type) {
    case .number: self = .number(try Self.number(fields), try Self.form(fields))
    case .percent: self = .percent(try Self.number(fields), try Self.form(fields))
    case .currency:
      let currency = Currency(
        try fields.decode(String.self, forKey: .currency),
        isBefore: try fields.decodeIfPresent(Bool.self, forKey: .currencyIsBefore) ?? false)
      self = .currency(try Self.number(fields), currency, try Self.form(fields))
    case .date: self = .date(try Self.date(fields), pattern: try Self.pattern(fields))
    case .time: self = .time(try Self.time(fields), pattern: try Self.pattern(fields))
    case .dateTime:
      self = .dateTime(try Self.date(fields), try Self.time(fields), pattern: try Self.pattern(fields))
    }
  }

  private static func number(_ fields: Reading) throws -> DecimalNumber {
    try value(fields, .number, "a number like -1234.50", DecimalNumber.init)
  }

  private static func date(_ fields: Reading) throws -> CalendarDate {
    try value(fields, .date, "a date like 2024-03-05", CalendarDate.init)
  }

  private static func time(_ fields: Reading) throws -> ClockTime {
    try value(fields, .time, "a time like 14:30 or 14:30:05", ClockTime.init)
  }

  private static func pattern(_ fields: Reading) throws -> String {
    try fields.decode(String.self, forKey: .pattern)
  }

  private static func form(_ fields: Reading) throws -> NumberForm {
    NumberForm(
      grouping: try fields.decodeIfPresent(NumberForm.Grouping.self, forKey: .grouping) ?? .none,
      sign: try fields.decodeIfPresent(NumberForm.Sign.self, forKey: .sign) ?? .minus,
      hasBlank: try fields.decodeIfPresent(Bool.self, forKey: .hasBlank) ?? false)
  }

  private static func value<Value>(
    _ fields: Reading, _ key: CodingKeys, _ expected: String, _ parse: (String) -> Value?
  ) throws -> Value {
    let text = try fields.decode(String.self, forKey: key)
    guard let value = parse(text) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: fields, debugDescription: "not \(expected): \(text)")
    }
    return value
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .number(let number, let form): try Self.encode(.number, number, form, &fields)
    case .percent(let number, let form): try Self.encode(.percent, number, form, &fields)
    case .currency(let number, let currency, let form):
      try Self.encode(.currency, number, form, &fields)
      try fields.encode(currency.sign, forKey: .currency)
      if currency.isBefore { try fields.encode(true, forKey: .currencyIsBefore) }
    case .date(let date, let pattern): try Self.encode(.date, date, nil, pattern, &fields)
    case .time(let time, let pattern): try Self.encode(.time, nil, time, pattern, &fields)
    case .dateTime(let date, let time, let pattern):
      try Self.encode(.dateTime, date, time, pattern, &fields)
    }
  }

  private static func encode(
    _ tag: Tag, _ number: DecimalNumber, _ form: NumberForm, _ fields: inout Writing
  ) throws {
    try fields.encode(tag, forKey: .type)
    try fields.encode(number.description, forKey: .number)
    if form.grouping != .none { try fields.encode(form.grouping, forKey: .grouping) }
    if form.sign != .minus { try fields.encode(form.sign, forKey: .sign) }
    if form.hasBlank { try fields.encode(true, forKey: .hasBlank) }
  }

  private static func encode(
    _ tag: Tag, _ date: CalendarDate?, _ time: ClockTime?, _ pattern: String, _ fields: inout Writing
  ) throws {
    try fields.encode(tag, forKey: .type)
    try fields.encodeIfPresent(date?.description, forKey: .date)
    try fields.encodeIfPresent(time?.description, forKey: .time)
    try fields.encode(pattern, forKey: .pattern)
  }
}
