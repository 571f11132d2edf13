/// A TrueType font that has nothing to see: every glyph is the same rectangle, half an em wide, except glyph 1,
/// the empty blank. It comes in shapes for words with and without letters that rise above the small ones or reach below
/// the baseline.
///
/// Rectangles and not empty glyphs, because Chrome's reader gives empty glyphs no height and loses them on turned
/// pages. Cairo is given one with a glyph for each character, so that it keeps them apart; `LayerFonts` puts the few
/// bytes of `embedded` in the place of what Cairo cut out of it.
struct RectangleFont {
  /// How far the rectangle reaches, in thousandths of an em.
  enum Shape: CaseIterable, Sendable {
    /// For words of small letters, such as "as".
    case low
    /// For words of letters that stand on the baseline: "all".
    case flat
    /// For words that reach below it, "page", and for scripts without baseline.
    case deep

    var ascent: Int { self == .low ? 560 : 800 }
    /// Never 0: Poppler takes that for "unknown".
    var descent: Int { self == .deep ? -200 : -10 }
    /// Above the baseline, in ems.
    var ascentShare: Double { Double(ascent) / Double(unitsPerEm) }
    /// Above and below, in ems.
    var heightShare: Double { Double(ascent - descent) / Double(unitsPerEm) }
  }

  static let unitsPerEm = 1000
  static let glyphWidth = 500
  static let blankGlyph = 1
  /// What other programs look for to tell recognised text from typeset text.
  static let name = "GlyphLessFont"
  static let glyphLimit = 65_535

  private let ascent: Int
  private let descent: Int
  private let count: Int

  /// With 2...65,535 glyphs.
  init(_ shape: Shape, glyphCount: Int) {
    (ascent, descent) = (shape.ascent, shape.descent)
    count = min(max(glyphCount, 2), Self.glyphLimit)
  }

  /// The font file, for Cairo.
  var bytes: [UInt8] {
    Self.file([
      ("cmap", Self.characterMap), ("glyf", outlines), ("head", head),
      ("hhea", horizontalHeader), ("hmtx", horizontalMetrics), ("loca", locations),
      ("maxp", maximumProfile), ("name", Self.names), ("post", Self.postScript),
    ])
  }

  /// The font file that is embedded: a glyph for blanks, and the next for all other characters.
  static func embedded(_ shape: Shape) -> [UInt8] {
    let font = RectangleFont(shape, glyphCount: embeddedGlyph + 1)
    return file([
      ("cmap", LayerCharacterMap.table), ("glyf", font.outlines), ("head", font.head),
      ("hhea", font.horizontalHeader), ("hmtx", font.horizontalMetrics), ("loca", font.locations),
      ("maxp", font.maximumProfile),
    ])
  }

  /// The glyph of all characters in the font that is embedded.
  static let embeddedGlyph = 2

  /// `tables` in the order of their names, as the format wants it.
  private static func file(_ tables: [(tag: String, bytes: [UInt8])]) -> [UInt8] {
    let power = Int.bitWidth - 1 - tables.count.leadingZeroBitCount
    var file = BigEndianBytes()
    file.append(u32: 0x0001_0000)
    file.append(u16: tables.count, 16 << power, power, 16 * tables.count - (16 << power))
    var offset = 12 + 16 * tables.count
    for table in tables {
      file.append(Array(table.tag.utf8))
      file.append(u32: checksum(table.bytes), offset, table.bytes.count)
      offset += table.bytes.count
    }
    for table in tables { file.append(table.bytes) }
    return file.bytes
  }

  /// The sum of its words. That of the whole file, which the table of heads could hold, is left out: nothing reads it.
  private static func checksum(_ table: [UInt8]) -> Int {
    var sum: UInt32 = 0
    for (index, byte) in table.enumerated() { sum &+= UInt32(byte) << (24 - 8 * UInt32(index % 4)) }
    return Int(sum)
  }

  /// One contour of four points, at the rate of 28 bytes.
  private var rectangle: [UInt8] {
    var glyph = BigEndianBytes()
    glyph.append(u16: 1, 0, descent, Self.glyphWidth, ascent, 3, 0)
    // Flags: all points on the curve; x moves at the third only, y at the others.
    glyph.append([0x11, 0x11, 0x21, 0x11])
    glyph.append(u16: Self.glyphWidth, descent, ascent - descent, descent - ascent)
    return Self.padded(glyph)
  }

  private var outlines: [UInt8] {
    let rectangle = rectangle
    return [UInt8]((0..<count - 1).map { _ in rectangle }.joined())
  }

  private var locations: [UInt8] {
    let length = rectangle.count
    var table = BigEndianBytes()
    for glyph in 0...count {
      table.append(u32: (glyph <= Self.blankGlyph ? glyph : glyph - 1) * length)
    }
    return table.bytes
  }

  /// No character has a glyph by itself: the text is given with each run.
  private static let characterMap: [UInt8] = {
    var table = BigEndianBytes()
    table.append(u16: 0, 1, 3, 10)
    table.append(u32: 12)
    table.append(u16: 12, 0)
    table.append(u32: 16, 0, 0)
    return table.bytes
  }()

  private var head: [UInt8] {
    var table = BigEndianBytes()
    table.append(u32: 0x0001_0000, 0x0001_0000, 0, 0x5F0F_3CF5)
    table.append(u16: 0x000B, Self.unitsPerEm)
    table.append(u32: 0, 0, 0, 0)
    // Bounding box, plain style, smallest size, left to right, long offsets.
    table.append(u16: 0, descent, Self.glyphWidth, ascent, 0, 3, 2, 1, 0)
    return Self.padded(table)
  }

  private var horizontalHeader: [UInt8] {
    var table = BigEndianBytes()
    table.append(u32: 0x0001_0000)
    table.append(
      u16: ascent, descent, 0, Self.glyphWidth, 0, 0, Self.glyphWidth, 1, 0, 0, 0, 0, 0, 0, 0, 1)
    return Self.padded(table)
  }

  /// One width for all.
  private var horizontalMetrics: [UInt8] {
    var table = BigEndianBytes()
    table.append(u16: Self.glyphWidth)
    table.append([UInt8](repeating: 0, count: 2 * count))
    return Self.padded(table)
  }

  private var maximumProfile: [UInt8] {
    var table = BigEndianBytes()
    table.append(u32: 0x0001_0000)
    table.append(u16: count, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)
    return table.bytes
  }

  private static let names: [UInt8] = {
    let text = Array(name.utf16).map(Int.init)
    let records = [1, 4, 6]
    var table = BigEndianBytes()
    table.append(u16: 0, records.count, 6 + 12 * records.count)
    for id in records { table.append(u16: 3, 1, 0x409, id, text.count * 2, 0) }
    for unit in text { table.append(u16: unit) }
    return padded(table)
  }()

  private static let postScript: [UInt8] = {
    var table = BigEndianBytes()
    table.append(u32: 0x0003_0000, 0, 0, 1, 0, 0, 0, 0)
    return table.bytes
  }()

  private static func padded(_ table: BigEndianBytes) -> [UInt8] {
    table.bytes + [UInt8](repeating: 0, count: (4 - table.bytes.count % 4) % 4)
  }
}
