import RectoModel

/// What is needed of a font to know where its text stands and whether it can be read.
struct ContentFont {
  var summary: PageContentSummary.Font
  var isType3 = false
  /// 2 for composite fonts.
  var bytesPerCode = 1
  var isVertical = false
  /// In ems of text space, by code; NaN where unknown.
  var widths: [Double] = []
  /// Of codes beyond `widths`.
  var defaultWidth = Double.nan
  /// Lowest and highest, in ems.
  var reach = -0.2...0.8
  /// The height of its type for a font size of 1: drawn letters may be measured in dots of a printer.
  var em = 1.0

  /// For widths that aren't known.
  static let assumedWidth = 0.5

  /// In ems; NaN when it isn't known.
  @inline(__always) func width(_ code: Int) -> Double { code < widths.count ? widths[code] : defaultWidth }
}

// MARK: Reading

extension ContentFont {
  init(_ font: borrowing QPDFObject) {
    let name = font["/BaseFont"].name.map { String($0.dropFirst()) } ?? ""
    let isSubset = name.utf8.count > 7 && name.utf8.dropFirst(6).first == UInt8(ascii: "+")
    summary = PageContentSummary.Font(
      id: font.id, generation: font.generation, baseName: isSubset ? String(name.dropFirst(7)) : name,
      hasUnicode: FontUnicode.isKnown(font))
    let inner = font["/DescendantFonts"].item(0)["/FontDescriptor"]
    summary.description = .init(inner.isNull ? font["/FontDescriptor"] : inner)
    if font["/Subtype"].isName("/Type0") {
      readComposite(font)
    } else {
      readSimple(font)
    }
  }

  private mutating func readSimple(_ font: borrowing QPDFObject) {
    isType3 = font["/Subtype"].isName("/Type3")
    summary.isDrawn = isType3
    let scale = isType3 ? readMatrix(font) : 0.001
    let list = font["/Widths"]
    let first = Self.code(font["/FirstChar"])
    let missing = font["/FontDescriptor"]["/MissingWidth"].number
    defaultWidth = list.count > 0 ? (missing ?? .nan) * scale : .nan
    widths = [Double](repeating: defaultWidth, count: 256)
    for index in 0..<min(list.count, 256) where (0..<256).contains(first + index) {
      widths[first + index] = Self.sane(list.item(index).number, scale)
    }
    if list.count == 0, summary.baseName.hasPrefix("Courier") {
      widths = [Double](repeating: 0.6, count: 256)
    }
  }

  /// The width of a unit of glyph space.
  private mutating func readMatrix(_ font: borrowing QPDFObject) -> Double {
    let matrix = font["/FontMatrix"].numbers ?? []
    guard matrix.count == 6, matrix.allSatisfy(\.isFinite) else { return 0.001 }
    if let box = font["/FontBBox"].numbers, box.count == 4 {
      let (one, other) = (box[1] * matrix[3], box[3] * matrix[3])
      if abs(one) < 1e4, abs(other) < 1e4, one != other {
        reach = min(one, other)...max(one, other)
        let height = reach.upperBound - reach.lowerBound
        if !(0.4...4).contains(height) { em = height }
      }
    }
    return matrix[0]
  }

  private mutating func readComposite(_ font: borrowing QPDFObject) {
    bytesPerCode = 2
    let encoding = font["/Encoding"].name ?? ""
    isVertical = encoding.hasSuffix("V")
    summary.isVertical = isVertical
    let descendant = font["/DescendantFonts"].item(0)
    defaultWidth = Self.sane(descendant["/DW"].number ?? 1000, 0.001)
    // Codes of other maps stand for other characters than the widths do.
    guard encoding == "/Identity-H" else {
      defaultWidth = .nan
      return
    }
    readWidths(descendant["/W"])
  }

  private mutating func readWidths(_ list: borrowing QPDFObject) {
    let count = list.count
    var (index, left) = (0, 1 << 18)
    while index + 1 < count, left > 0 {
      let first = Self.code(list.item(index))
      let second = list.item(index + 1)
      if second.kind == .array {
        for offset in 0..<second.count {
          setWidth(first + offset, Self.sane(second.item(offset).number, 0.001))
        }
        index += 2
      } else {
        let (last, width) = (min(Self.code(second), 65535), Self.sane(list.item(index + 2).number, 0.001))
        var code = first
        // Ranges over one another would cost time without end.
        left -= max(last - code, 0)
        while code <= last {
          setWidth(code, width)
          code += 1
        }
        index += 3
      }
    }
  }

  private mutating func setWidth(_ code: Int, _ width: Double) {
    guard (0..<65536).contains(code) else { return }
    while widths.count <= code { widths.append(defaultWidth) }
    widths[code] = width
  }

  /// Beyond all that count when it makes no sense.
  private static func code(_ object: borrowing QPDFObject) -> Int {
    let code = object.integer
    return (0..<65536).contains(code) ? code : 65536
  }

  private static func sane(_ width: Double?, _ scale: Double) -> Double {
    guard let width, width.isFinite, abs(width * scale) < 1e4 else { return .nan }
    return width * scale
  }
}
