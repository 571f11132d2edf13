internal import RectoModel

/// How a cell looks.
struct CellStyle: Hashable {
  enum Role: Hashable {
    case body, header, rowHeader, heading, caption
  }

  var role = Role.body
  var format = NumberFormat.general
  /// Stands behind the number.
  var mark = ""
  var isRuled = false
  var isWrapped = false
  var alignment: Paragraph.Alignment?
  /// Editing doesn't make a formula of the text.
  var isQuoted = false
  /// The colour behind the text.
  var fill: RGBColor?

  /// Black text can't be read on it.
  var isDark: Bool { fill.map { $0.contrast(with: .black) < 4.5 } ?? false }
}

/// The looks that a workbook uses, each once. Number 0 is plain.
struct StyleTable {
  private(set) var styles = [CellStyle()]
  private var numbers = [CellStyle(): 0]
  /// Codes of number formats, in the order of their numbers.
  private(set) var codes: [String] = []
  private var codeNumbers: [String: Int] = [
    "General": 0, "@": 49, "0": 1, "0.00": 2, "#,##0": 3, "#,##0.00": 4,
  ]
  private var formats = [0]
  private let language: String
  /// How many looks of a user's file come before all but the plain one.
  private let offset: Int
  private let firstFormat: Int

  init(language: LanguageTag?, looks: TemplateLooks? = nil) {
    offset = (looks?.counts["cellXfs"] ?? 1) - 1
    firstFormat = looks?.firstFormat ?? 164
    self.language = (language?.description ?? "").prefix { $0 != "-" && $0 != "_" }.lowercased()
  }

  mutating func number(of style: CellStyle) -> Int {
    if let number = numbers[style] { return number }
    // Excel has no room for more; whoever has that many different signs of money sees plain numbers.
    guard styles.count < 60_000 else { return 0 }
    let code = style.format.code(mark: style.mark, language: language)
    let format = codeNumbers[code] ?? firstFormat + codes.count
    if codeNumbers[code] == nil {
      codeNumbers[code] = format
      codes.append(code)
    }
    numbers[style] = offset + styles.count
    styles.append(style)
    formats.append(format)
    return offset + styles.count - 1
  }

  /// The number of the first of `codes`.
  var firstCode: Int { firstFormat }

  /// The number of the format of the style at this place.
  func format(at index: Int) -> Int { formats[index] }
}
