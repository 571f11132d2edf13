internal import RectoModel

/// A cell as a field of CSV.
struct CSVField {
  /// With quotes where it needs them.
  let text: String

  init(_ cell: Cell, options: CSVOptions) {
    if options.hasPlainValues, let plain = cell.value?.plainText {
      text = plain
      return
    }
    let printed = cell.blocks.sheetText
    let isRun = options.escapesFormulas && FormulaRisk.isRun(printed, value: cell.value)
    let content = isRun ? "'" + printed : printed
    let delimiter = options.delimiter.asciiValue
    let needsQuotes = content.utf8.contains { $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
    text = needsQuotes ? "\"" + content.replacing("\"", with: "\"\"") + "\"" : content
  }
}

extension CellValue {
  /// In one form for all languages. Five percent is 0.05.
  var plainText: String {
    switch self {
    case .number(let number, _), .currency(let number, _, _): number.description
    case .percent(let number, _): number.hundredth.description
    case .date(let date, _): date.description
    case .time(let time, _): time.description
    case .dateTime(let date, let time, _): "\(date)T\(time)"
    }
  }
}

extension DecimalNumber {
  /// A hundredth of it, exactly.
  var hundredth: DecimalNumber {
    let sides = description.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let whole = String(repeating: "0", count: max(0, 3 - sides[0].count)) + sides[0]
    let fraction = whole.suffix(2) + (sides.count > 1 ? sides[1] : "")
    return DecimalNumber("\(isNegative ? "-" : "")\(whole.dropLast(2)).\(fraction)") ?? self
  }
}
