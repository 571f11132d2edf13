public import RectoModel

/// What stands on one page that is to be drawn. Lengths are points.
public struct ScanPage: Sendable, Hashable {
  public var width: Double
  public var height: Double
  /// On all four sides; header and footer stand inside it.
  public var margin: Double
  public var font: ScanFont
  public var header: String?
  public var footer: String?
  /// From top to bottom.
  public var items: [ScanItem]

  /// A4 without other values.
  public init(
    width: Double = 595.2, height: Double = 841.92, margin: Double = 62, font: ScanFont = ScanFont(),
    header: String? = nil, footer: String? = nil, items: [ScanItem]
  ) {
    self.width = width
    self.height = height
    self.margin = margin
    self.font = font
    self.header = header
    self.footer = footer
    self.items = items
  }
}

/// A type face that fontconfig finds.
public struct ScanFont: Sendable, Hashable {
  public var family: String
  /// In points.
  public var size: Double
  public var isBold: Bool
  public var isItalic: Bool

  public init(
    _ family: String = "DejaVu Serif", size: Double = 10.5, bold: Bool = false, italic: Bool = false
  ) {
    self.family = family
    self.size = size
    isBold = bold
    isItalic = italic
  }

  func with(size: Double? = nil, bold: Bool? = nil, italic: Bool? = nil, family: String? = nil) -> ScanFont {
    ScanFont(
      family ?? self.family, size: size ?? self.size, bold: bold ?? isBold, italic: italic ?? isItalic)
  }
}

/// One thing on a page. In texts `\n` ends a line, and a soft hyphen (U+00AD) is a place where a word may be
/// broken.
public indirect enum ScanItem: Sendable, Hashable {
  case heading(level: Int, String)
  case paragraph(String, alignment: Paragraph.Alignment = .start)
  /// Side by side, read one after the other.
  case columns([[ScanItem]])
  case list(List.Kind, [ScanListItem])
  case table(ScanTable)
  case figure(ScanFigure)
  case caption(String)
  case code(String)
  case footnote(marker: String, String)
  case rule
  /// Blank, in points.
  case space(Double)
}

/// One item of a list.
public struct ScanListItem: Sendable, Hashable {
  public var text: String
  /// A bulleted list below it.
  public var children: [ScanListItem]

  public init(_ text: String, children: [ScanListItem] = []) {
    self.text = text
    self.children = children
  }
}

/// A table as it is drawn.
public struct ScanTable: Sendable, Hashable {
  /// One for each column: how wide they are against each other.
  public var columnShares: [Double]
  /// One for each column; missing ones are `.start`.
  public var alignments: [Paragraph.Alignment]
  /// Each cell takes the first place of its row that is free.
  public var rows: [[ScanCell]]
  public var headerRowCount: Int
  public var isRuled: Bool

  public init(
    columnShares: [Double], alignments: [Paragraph.Alignment] = [], rows: [[ScanCell]],
    headerRowCount: Int = 1, isRuled: Bool = true
  ) {
    self.columnShares = columnShares
    self.alignments = alignments
    self.rows = rows
    self.headerRowCount = headerRowCount
    self.isRuled = isRuled
  }
}

/// A cell, which may be empty.
public struct ScanCell: Sendable, Hashable, ExpressibleByStringLiteral {
  public var text: String
  public var rowSpan: Int
  public var columnSpan: Int

  public init(_ text: String, rowSpan: Int = 1, columnSpan: Int = 1) {
    self.text = text
    self.rowSpan = rowSpan
    self.columnSpan = columnSpan
  }

  public init(stringLiteral text: String) { self.init(text) }
}

/// A drawing.
public enum ScanFigure: Sendable, Hashable {
  /// Bars with their names below; values are more than 0.
  case bars([Double], labels: [String], height: Double)
  /// Rings round a cross, as on a letterhead.
  case seal(diameter: Double)
}
