/// Reads the glyphs of a TrueType or OpenType program.
struct TrueTypeReader {
  private let data: FontBytes
  private var tables: [String: Range<Int>] = [:]

  /// nil when a table that tells of glyphs is missing.
  static func read(_ bytes: [UInt8]) -> FontProgram? { TrueTypeReader(bytes).program() }

  private init(_ bytes: [UInt8]) {
    data = FontBytes(bytes: bytes)
    for index in 0..<min(data.short(4), 64) {
      let entry = 12 + 16 * index
      let (start, length) = (data.long(entry + 8), data.long(entry + 12))
      tables[data.text(entry..<entry + 4)] = start..<start + length
    }
  }

  private func program() -> FontProgram? {
    if let table = tables["CFF "] {
      guard var program = CompactFontReader.read(Array(data.slice(table))) else { return nil }
      program.maps = characterMaps()
      return program
    }
    guard let head = tables["head"], let maximum = tables["maxp"],
      tables["glyf"] != nil || tables["loca"] != nil
    else { return nil }
    var program = FontProgram()
    let (unit, count) = (data.short(head.lowerBound + 18), data.short(maximum.lowerBound + 4))
    guard unit > 0, let widths = widths(count: count, scale: 1000 / Double(unit)) else { return nil }
    program.widths = widths
    program.broken = brokenGlyphs(count: count, isLong: data.short(head.lowerBound + 50) == 1)
    program.maps = characterMaps()
    program.glyphs = names(count: count)
    return program
  }

  private func widths(count: Int, scale: Double) -> [Double]? {
    guard let header = tables["hhea"], let metrics = tables["hmtx"] else { return nil }
    let long = data.short(header.lowerBound + 34)
    guard long > 0 else { return nil }
    return (0..<count).map { Double(data.short(metrics.lowerBound + 4 * min($0, long - 1))) * scale }
  }

  private func brokenGlyphs(count: Int, isLong: Bool) -> Set<Int> {
    guard let places = tables["loca"], let outlines = tables["glyf"] else { return Set(0..<count) }
    let (size, end) = (isLong ? 4 : 2, min(outlines.upperBound, data.count) - outlines.lowerBound)
    let starts = (0...count).map { data.number(places.lowerBound + size * $0, size: size) * (isLong ? 1 : 2) }
    return Set((0..<count).filter { starts[$0] > starts[$0 + 1] || starts[$0 + 1] > end })
  }

  // MARK: post

  private func names(count: Int) -> [String: Int] {
    var names: [String: Int] = [:]
    guard let table = tables["post"] else { return names }
    switch data.long(table.lowerBound) {
    case 0x10000:
      for (glyph, name) in GlyphNumbers.macintosh.enumerated() where glyph < count { names[name] = glyph }
    case 0x20000:
      let start = table.lowerBound + 32
      let total = data.short(start)
      let own = strings(in: start + 2 + 2 * total..<table.upperBound)
      for glyph in (0..<total).reversed() {
        let number = data.short(start + 2 + 2 * glyph)
        if number < 258 {
          names[GlyphNumbers.macintosh[number]] = glyph
        } else if number - 258 < own.count {
          names[own[number - 258]] = glyph
        }
      }
    default: break
    }
    return names
  }

  private func strings(in range: Range<Int>) -> [String] {
    var (strings, offset): ([String], Int) = ([], range.lowerBound)
    while offset < min(range.upperBound, data.count) {
      let length = data.byte(offset)
      strings.append(data.text(offset + 1..<offset + 1 + length))
      offset += 1 + length
    }
    return strings
  }

  // MARK: cmap

  private func characterMaps() -> [FontProgram.CharacterMap] {
    guard let table = tables["cmap"] else { return [] }
    return (0..<min(data.short(table.lowerBound + 2), 64)).map { index in
      let entry = table.lowerBound + 4 + 8 * index
      let start = table.lowerBound + data.long(entry + 4)
      return FontProgram.CharacterMap(
        platform: data.short(entry), encoding: data.short(entry + 2), glyphs: glyphs(at: start))
    }
  }

  private func glyphs(at start: Int) -> [Int: Int] {
    var glyphs: [Int: Int] = [:]
    switch data.short(start) {
    case 0: for code in 0..<256 { glyphs[code] = data.byte(start + 6 + code) }
    case 4: segments(at: start, into: &glyphs)
    case 6:
      let first = data.short(start + 6)
      for index in 0..<data.short(start + 8) { glyphs[first + index] = data.short(start + 10 + 2 * index) }
    case 12:
      for group in 0..<min(data.long(start + 12), 0x10000) {
        let entry = start + 16 + 12 * group
        let (first, last) = (data.long(entry), data.long(entry + 4))
        guard first <= last, last < 0x110000, glyphs.count < 0x20000 else { continue }
        for code in first...last { glyphs[code] = data.long(entry + 8) + code - first }
      }
    default: break
    }
    return glyphs.filter { $0.value != 0 }
  }

  private func segments(at start: Int, into glyphs: inout [Int: Int]) {
    let doubled = data.short(start + 6)
    let (ends, starts) = (start + 14, start + 16 + doubled)
    let (deltas, offsets) = (starts + doubled, starts + 2 * doubled)
    for segment in stride(from: 0, to: doubled, by: 2) {
      let (first, last) = (data.short(starts + segment), data.short(ends + segment))
      let (delta, offset) = (data.short(deltas + segment), data.short(offsets + segment))
      guard first <= last, glyphs.count < 0x20000 else { continue }
      for code in first...last where code != 0xFFFF {
        let place = offsets + segment + offset + 2 * (code - first)
        let glyph = offset == 0 ? code : data.short(place)
        if glyph != 0 { glyphs[code] = (glyph + delta) & 0xFFFF }
      }
    }
  }
}
