internal import RectoModel

/// How a cell shows its number, in the letters of number formats of spreadsheets.
enum NumberFormat: Hashable {
  case general
  /// For texts that look like numbers: editing doesn't change them.
  case text
  case number(fractionDigits: Int, NumberForm)
  case percent(fractionDigits: Int, NumberForm)
  case currency(Currency, fractionDigits: Int, NumberForm)
  /// Of a date or time, as `CellValue` has it.
  case pattern(String)

  init(_ value: CellValue) {
    switch value {
    case .number(let number, let form): self = .number(fractionDigits: number.fractionDigits, form)
    case .percent(let number, let form): self = .percent(fractionDigits: number.fractionDigits, form)
    case .currency(let number, let currency, let form):
      self = .currency(currency, fractionDigits: number.fractionDigits, form)
    case .date(_, let pattern), .time(_, let pattern), .dateTime(_, _, let pattern): self = .pattern(pattern)
    }
  }

  /// `mark` stands behind the number: a footnote's. Months are named in the language.
  func code(mark: String, language: String) -> String {
    switch self {
    case .general: return "General"
    case .text: return "@"
    case .number(let digits, let form): return Self.signed(form, digits, before: "", after: Self.quoted(mark))
    case .percent(let digits, let form):
      return Self.signed(form, digits, before: "", after: (form.hasBlank ? "\\ %" : "%") + Self.quoted(mark))
    case .currency(let currency, let digits, let form):
      let sign = Self.code(of: currency)
      let before = currency.isBefore ? sign + (form.hasBlank ? "\\ " : "") : ""
      let after = currency.isBefore ? "" : (form.hasBlank ? "\\ " : "") + sign
      return Self.signed(form, digits, before: before, after: after + Self.quoted(mark))
    case .pattern(let pattern): return DatePattern(pattern).code(language: language) + Self.quoted(mark)
    }
  }

  private static func signed(_ form: NumberForm, _ fractionDigits: Int, before: String, after: String)
    -> String
  {
    let fraction = fractionDigits > 0 ? "." + String(repeating: "0", count: fractionDigits) : ""
    func section(_ digits: String) -> String { before + digits + fraction + after }
    if form.grouping == .indian {
      // Sections with conditions leave no room for signs.
      return "[>=10000000]" + section(#"##\,##\,##\,##0"#) + ";[>=100000]" + section(#"##\,##\,##0"#) + ";"
        + section("#,##0")
    }
    let shown = section(form.grouping == .none ? "0" : "#,##0")
    switch form.sign {
    case .minus: return shown
    case .trailingMinus: return "\(shown);\(shown)\\-"
    case .parentheses: return "\(shown)_);\\(\(shown)\\)"
    case .plus: return "+\(shown);-\(shown);\(shown)"
    }
  }

  /// Signs of money that spreadsheets know as such; others are quoted.
  private static func code(of currency: Currency) -> String {
    let isPlain = currency.sign.allSatisfy { $0.isLetter || $0.isCurrencySymbol }
    return isPlain && !currency.sign.isEmpty ? "[$\(currency.sign)]" : quoted(currency.sign)
  }

  static func quoted(_ text: String) -> String {
    let kept = text.cleaned.filter { $0 != "\"" }
    return kept.isEmpty ? "" : "\"\(kept)\""
  }
}
