internal import RectoModel

/// `xl/styles.xml`: Recto's own, or the user's with what it lacks.
struct StyleSheetPart {
  let styles: StyleTable
  private let looks: CellLooks
  private let user: TemplateLooks?

  init(styles: StyleTable, user: TemplateLooks? = nil) {
    self.styles = styles
    self.user = user
    looks = CellLooks(user, styles: styles.styles)
  }

  var text: String {
    let xfs = styles.styles.indices.dropFirst().map {
      looks.xf(styles.styles[$0], format: styles.format(at: $0))
    }
    if let user {
      return user.completed(
        with: [
          "fonts": looks.fonts, "fills": looks.fills, "borders": looks.borders,
          "cellXfs": (xfs.joined(), xfs.count),
        ], formats: (formats, styles.codes.count))
    }
    let numbers = styles.codes.isEmpty ? "" : "<numFmts count=\"\(styles.codes.count)\">\(formats)</numFmts>"
    let counts = (fonts: looks.fonts.count + 1, fills: looks.fills.count + 2)
    return #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"# + "\n"
      + "<styleSheet xmlns=\"\(SpreadsheetNames.main)\">" + numbers
      + Self.basis
      .replacing("{{fonts}}", with: looks.fonts.xml).replacing("{{fills}}", with: looks.fills.xml)
      .replacing("{{fontCount}}", with: String(counts.fonts))
      .replacing("{{fillCount}}", with: String(counts.fills)).replacing(
        "{{borders}}", with: looks.borders.xml
      ).replacing("{{count}}", with: String(xfs.count + 1))
      .replacing("{{looks}}", with: xfs.joined())
  }

  private var formats: String {
    styles.codes.enumerated().map { index, code in
      "<numFmt numFmtId=\"\(styles.firstCode + index)\" formatCode=\"\(code.htmlEscaped)\"/>"
    }.joined()
  }

  /// The first two fills are as programs expect them.
  private static let basis =
    #"<fonts count="{{fontCount}}"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>{{fonts}}</fonts>"#
    + #"<fills count="{{fillCount}}"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>"#
    + #"{{fills}}</fills><borders count="3"><border><left/><right/><top/><bottom/><diagonal/></border>{{borders}}</borders>"#
    + #"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#
    + #"<cellXfs count="{{count}}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{{looks}}</cellXfs>"#
    + #"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>"#
    + #"<dxfs count="0"/><tableStyles count="0" defaultTableStyle="TableStyleMedium2"/></styleSheet>"#
}

/// The fonts, fills and borders of cells, and how cells use them: in a user's file behind those that are there. A file with the
/// named cell styles Heading 1, 3 and 4 or Explanatory Text has headings and captions of its own.
struct CellLooks {
  /// Elements, and how many they are: bold, larger and bold, italic; where cells are dark, then plain and bold in white.
  let fonts: (xml: String, count: Int)
  /// That of headings, then those of cells.
  let fills: (xml: String, count: Int)
  /// All round, below.
  let borders: (xml: String, count: Int)
  private let first: (font: Int, fill: Int, border: Int)
  private let named: [String: TemplateLooks.Named]
  private let colors: [RGBColor]

  init(_ user: TemplateLooks?, styles: [CellStyle]) {
    colors = styles.reduce(into: []) { colors, style in
      if let fill = style.fill, !colors.contains(fill) { colors.append(fill) }
    }
    let name = "<name val=\"\((user?.fontName ?? "Calibri").htmlEscaped)\"/><family val=\"2\"/>"
    let size = user?.fontSize ?? "11"
    let larger = (Double(size) ?? 11) * 13 / 11
    func font(_ traits: String, _ size: String, _ color: String = "") -> String {
      "<font>\(traits)<sz val=\"\(size)\"/>\(color)\(name)</font>"
    }
    let white = #"<color rgb="FFFFFFFF"/>"#
    let whites = styles.contains(where: \.isDark) ? [font("", size, white), font("<b/>", size, white)] : []
    let blacks = [font("<b/>", size), font("<b/>", String(Int(larger.rounded()))), font("<i/>", size)]
    fonts = ((blacks + whites).joined(), blacks.count + whites.count)
    let shade = user == nil ? #"rgb="FFE4EAF1""# : #"theme="4" tint="0.8""#
    let all = [shade] + colors.map { "rgb=\"FF\($0.hexadecimal)\"" }
    fills = (
      all.map {
        "<fill><patternFill patternType=\"solid\"><fgColor \($0)/><bgColor indexed=\"64\"/></patternFill></fill>"
      }.joined(), all.count
    )
    func side(_ name: String) -> String { #"<\#(name) style="thin"><color rgb="FF9AA5B1"/></\#(name)>"# }
    let round = ["left", "right", "top", "bottom"].map(side).joined()
    borders = (
      "<border>\(round)<diagonal/></border><border><left/><right/><top/>\(side("bottom"))<diagonal/></border>",
      2
    )
    first = (user?.counts["fonts"] ?? 1, user?.counts["fills"] ?? 2, user?.counts["borders"] ?? 1)
    named = user?.named ?? [:]
  }

  func xf(_ style: CellStyle, format: Int) -> String {
    let look = style.role.names.lazy.compactMap { named[$0] }.first
    let own = style.isDark ? style.role.font.onDark : style.role.font
    let font = (style.isDark ? nil : look?.font) ?? own.map { first.font + $0.rawValue } ?? 0
    let seen = style.fill.flatMap { colors.firstIndex(of: $0) }.map { first.fill + 1 + $0 }
    let fill = seen ?? look?.fill ?? (style.role == .header ? first.fill : 0)
    let border = style.isRuled ? first.border : look?.border ?? (style.role == .header ? first.border + 1 : 0)
    let applied = [
      ("quotePrefix", style.isQuoted), ("applyNumberFormat", format != 0), ("applyFont", font != 0),
      ("applyFill", fill != 0), ("applyBorder", border != 0), ("applyAlignment", true),
    ].map { $1 ? " \($0)=\"1\"" : "" }.joined()
    let horizontal = style.alignment?.horizontal.map { " horizontal=\"\($0)\"" } ?? ""
    return "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"\(fill)\" borderId=\"\(border)\""
      + " xfId=\"\(look?.number ?? 0)\"\(applied)><alignment\(horizontal)"
      + " vertical=\"\(style.role == .header ? "center" : "top")\"\(style.isWrapped ? " wrapText=\"1\"" : "")/></xf>"
  }
}

/// Those that are added to the document's, in their order.
private enum AddedFont: Int {
  case bold, large, italic, white, boldWhite
}

extension AddedFont? {
  /// In white.
  fileprivate var onDark: AddedFont { self == .bold ? .boldWhite : .white }
}

extension CellStyle.Role {
  /// nil is the document's.
  fileprivate var font: AddedFont? {
    switch self {
    case .body: nil
    case .header, .rowHeader: .bold
    case .heading: .large
    case .caption: .italic
    }
  }

  /// The named cell styles that stand for it, in lower case.
  fileprivate var names: [String] {
    switch self {
    case .body: []
    case .header: ["heading 3"]
    case .rowHeader: ["heading 4"]
    case .heading: ["heading 1", "title"]
    case .caption: ["explanatory text"]
    }
  }
}

extension Paragraph.Alignment {
  /// Text stands at the start by itself.
  fileprivate var horizontal: String? {
    switch self {
    case .center: "center"
    case .end: "right"
    case .start: nil
    case .justified: "justify"
    }
  }
}
