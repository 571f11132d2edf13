public import RectoModel

/// How a document becomes a workbook.
public struct XLSXOptions: FormatOptions {
  public enum Sheets: String, Sendable, Hashable, CaseIterable {
    /// A sheet for each table.
    case tables
    /// A sheet for each page that has tables, one below the other.
    case pages
    /// One sheet for all tables, one below the other.
    case one
  }

  public enum Strings: String, Sendable, Hashable, CaseIterable {
    case auto, shared, inline
  }

  public var sheets: Sheets
  /// The text outside of tables is written too.
  public var hasText: Bool
  /// Tables with one row of headings become Excel's table objects.
  public var hasTableObjects: Bool
  /// Rows of headings stay in sight, and columns can be filtered by them.
  public var hasFilters: Bool
  public var strings: Strings
  /// A file to take theme, looks of cells and page set-up from.
  public var template: String?

  public static let declarations = [
    OptionDeclaration(
      "sheets", .choice(Sheets.allCases.map(\.rawValue), default: "tables"),
      help: "A sheet for each table, for each page with tables, or one for all"),
    OptionDeclaration("text", .flag(default: false), help: "Write the text outside of tables too"),
    OptionDeclaration(
      "objects", .flag(default: false), help: "Make Excel's table objects of tables with one row of headings"),
    OptionDeclaration("filters", .flag(default: true), help: "Filter buttons on the headings"),
    OptionDeclaration(
      "strings", .choice(Strings.allCases.map(\.rawValue), default: "auto"),
      help: "Texts once for the whole workbook, or in each cell; auto takes what is smaller"),
    OptionDeclaration(
      "template", .text(default: nil),
      help: "An XLSX file of yours to take theme, looks of cells and page set-up from"),
  ]

  public init(_ values: OptionValues = OptionValues()) throws(RectoError) {
    sheets = values.text("sheets").flatMap(Sheets.init) ?? .tables
    hasText = values.flag("text", default: false)
    hasTableObjects = values.flag("objects", default: false)
    hasFilters = values.flag("filters", default: true)
    strings = values.text("strings").flatMap(Strings.init) ?? .auto
    template = values.text("template")
    if let template { _ = try XLSXTemplate(template) }
  }
}
