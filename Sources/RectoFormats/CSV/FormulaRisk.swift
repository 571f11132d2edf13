internal import RectoModel

/// Tells texts that a spreadsheet would run as a formula when it opens a file of text.
enum FormulaRisk {
  /// Numbers are no formulas, and dashes that stand for nothing neither.
  static func isRun(_ text: String, value: CellValue?) -> Bool {
    // Letters and digits of ASCII begin none.
    if let byte = text.utf8.first, byte >= 0x30, byte < 0x80, byte != 0x3D, byte != 0x40 { return false }
    guard let first = text.first, starts.contains(first) else { return false }
    if first == "-", text.allSatisfy({ $0 == "-" }) { return false }
    if first == "-", isNumber(text.dropFirst()) { return false }
    return !isHarmless(text, value)
  }

  private static let starts: Set<Character> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  private static func isNumber(_ text: Substring) -> Bool {
    text.first?.isASCIIDigit == true && text.allSatisfy { $0.isASCIIDigit || $0 == "." || $0 == "," }
  }

  /// A value is believed only when nothing else stands in the text: the document may be a stranger's.
  private static func isHarmless(_ text: String, _ value: CellValue?) -> Bool {
    let rest: String
    switch value {
    case .number, .percent: rest = text
    case .currency(_, let currency, _):
      guard currency.sign.count <= 4,
        currency.sign.allSatisfy({ $0.isLetter || $0.isCurrencySymbol || $0 == "." })
      else { return false }
      rest = text.replacing(currency.sign, with: "", maxReplacements: 1)
    case .date, .time, .dateTime, nil: return false
    }
    return rest.allSatisfy { $0.isASCIIDigit || "+-., '’\u{A0}\u{2009}\u{202F}%()".contains($0) }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
