public import RectoModel

/// How tables become comma-separated values.
public struct CSVOptions: FormatOptions {
  /// One file for each table where there are several.
  public var splits: Bool
  public var delimiter: Character
  public var lineEnd: String
  public var hasByteOrderMark: Bool
  /// A merged cell's text stands at each of its places; otherwise at the first.
  public var repeatsSpans: Bool
  /// Numbers, dates and times in one form for all languages: -1234.50, 2024-03-05.
  public var hasPlainValues: Bool
  /// Texts that a spreadsheet would run get an apostrophe in front.
  public var escapesFormulas: Bool

  public static let declarations = [
    OptionDeclaration(
      "tables", .choice(["files", "one"], default: "files"),
      help: "A file for each table, or all in one, an empty line between them"),
    OptionDeclaration(
      "delimiter", .choice(["comma", "semicolon", "tab", "bar"], default: "comma"),
      help: "Between the cells of a row"),
    OptionDeclaration("line-end", .choice(["crlf", "lf"], default: "crlf"), help: "Behind each row"),
    OptionDeclaration("bom", .flag(default: false), help: "Begin with a byte order mark, for Excel"),
    OptionDeclaration(
      "spans", .choice(["empty", "repeat"], default: "empty"),
      help: "What stands at the other places of a merged cell"),
    OptionDeclaration(
      "values", .choice(["printed", "plain"], default: "printed"),
      help: "Numbers and dates as printed, or as -1234.50 and 2024-03-05"),
    OptionDeclaration(
      "formulas", .choice(["escape", "keep"], default: "escape"),
      help: "Texts that a spreadsheet would run: put an apostrophe in front, or leave them"),
  ]

  public init(_ values: OptionValues = OptionValues()) {
    splits = values.text("tables") != "one"
    delimiter =
      switch values.text("delimiter") {
      case "semicolon": ";"
      case "tab": "\t"
      case "bar": "|"
      default: ","
      }
    lineEnd = values.text("line-end") == "lf" ? "\n" : "\r\n"
    hasByteOrderMark = values.flag("bom", default: false)
    repeatsSpans = values.text("spans") == "repeat"
    hasPlainValues = values.text("values") == "plain"
    escapesFormulas = values.text("formulas") != "keep"
  }
}
