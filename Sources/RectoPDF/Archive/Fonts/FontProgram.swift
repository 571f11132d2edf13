/// What an embedded font program says about its glyphs.
struct FontProgram: Sendable {
  /// A table from character codes to glyphs.
  struct CharacterMap: Sendable {
    var platform: Int
    var encoding: Int
    var glyphs: [Int: Int]
  }

  /// Per glyph, in thousandths of the em.
  var widths: [Double] = []
  /// Glyphs whose outlines are cut off.
  var broken: Set<Int> = []
  /// By name. Empty when the program has no names.
  var glyphs: [String: Int] = [:]
  /// The program's own encoding, by code.
  var encoding: [Int: String] = [:]
  /// Of TrueType.
  var maps: [CharacterMap] = []
  /// Glyphs by character identifier, of CFF programs that have such.
  var identifiers: [Int: Int]?

  /// nil when there is no such glyph.
  func width(_ glyph: Int) -> Double? {
    widths.indices.contains(glyph) && !broken.contains(glyph) ? widths[glyph] : nil
  }

  func map(_ platform: Int, _ encoding: Int) -> [Int: Int]? {
    maps.first { $0.platform == platform && $0.encoding == encoding }?.glyphs
  }
}

extension QPDFObject {
  /// `integer` without the extremes, so that sums of two stay in range.
  var bounded: Int { min(max(integer, -1 << 40), 1 << 40) }
}

/// Big-endian numbers of a font file; zero behind its end.
struct FontBytes: Sendable {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  func byte(_ offset: Int) -> Int { bytes.indices.contains(offset) ? Int(bytes[offset]) : 0 }
  func short(_ offset: Int) -> Int { byte(offset) << 8 | byte(offset + 1) }
  func signed(_ offset: Int) -> Int { Int(Int16(truncatingIfNeeded: short(offset))) }
  func long(_ offset: Int) -> Int { short(offset) << 16 | short(offset + 2) }

  /// `size` bytes, 1 to 4.
  func number(_ offset: Int, size: Int) -> Int { (0..<size).reduce(0) { $0 << 8 | byte(offset + $1) } }

  func slice(_ range: Range<Int>) -> ArraySlice<UInt8> { bytes[range.clamped(to: 0..<bytes.count)] }
  func text(_ range: Range<Int>) -> String { String(decoding: slice(range), as: UTF8.self) }
}
