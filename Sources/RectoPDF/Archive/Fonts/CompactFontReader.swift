/// Reads the glyphs of a CFF program.
struct CompactFontReader {
  private let data: FontBytes
  private var strings: [Range<Int>] = []
  private var globals: [Range<Int>] = []

  static func read(_ bytes: [UInt8]) -> FontProgram? {
    var reader = CompactFontReader(bytes)
    return reader.program()
  }

  private init(_ bytes: [UInt8]) { data = FontBytes(bytes: bytes) }

  private mutating func program() -> FontProgram? {
    let (_, afterNames) = index(at: data.byte(2))
    let (tops, afterTops) = index(at: afterNames)
    guard let range = tops.first else { return nil }
    let (found, afterStrings) = index(at: afterTops)
    strings = found
    globals = index(at: afterStrings).items
    let top = dictionary(range)
    guard let start = top[17]?.first, start > 0 else { return nil }
    let outlines = index(at: place(start)).items
    let charset = charset(at: place(top[15]?.first), count: outlines.count, isIdentified: top[1230] != nil)
    guard !outlines.isEmpty, let charset else { return nil }
    return program(top: top, outlines: outlines, charset: charset)
  }

  private func program(top: [Int: [Double]], outlines: [Range<Int>], charset: [Int]) -> FontProgram {
    var program = FontProgram()
    let parts = top[1230] == nil ? [top] : index(at: place(top[1236]?.first)).items.map { dictionary($0) }
    let privates = parts.map { part in privateValues(part, top: top) }
    let selection = top[1237].map { fontSelection(at: place($0.first), count: outlines.count) }
    program.widths = outlines.indices.map { glyph in
      let part = selection?[glyph] ?? 0
      guard privates.indices.contains(part) else { return 0 }
      var metrics = CompactOutline(data: data, globals: globals, locals: privates[part].locals)
      let own = metrics.width(outlines[glyph])
      return (own.map { privates[part].nominal + $0 } ?? privates[part].standard) * privates[part].scale
    }
    if top[1230] != nil {
      program.identifiers = Dictionary(zip(charset, charset.indices), uniquingKeysWith: { first, _ in first })
    } else {
      program.glyphs = Dictionary(
        zip(charset.map(string), charset.indices), uniquingKeysWith: { first, _ in first })
      program.encoding = encoding(at: place(top[16]?.first), charset: charset)
    }
    return program
  }

  // MARK: Structures

  /// An offset or a size; 0 for what can't be one.
  private func place(_ number: Double?) -> Int {
    guard let number, number >= 0, number < Double(1 << 31) else { return 0 }
    return Int(number)
  }

  private func index(at start: Int) -> (items: [Range<Int>], end: Int) {
    let (count, size) = (data.short(start), data.byte(start + 2))
    guard count > 0, (1...4).contains(size) else { return ([], start + 2) }
    let base = start + 2 + (count + 1) * size
    let offsets = (0...count).map { base + data.number(start + 3 + $0 * size, size: size) }
    let items = (0..<count).map { offsets[$0]..<max(offsets[$0], min(offsets[$0 + 1], data.count)) }
    return (items, offsets[count])
  }

  /// Operands by operator; 12 x is 1200 + x.
  private func dictionary(_ range: Range<Int>) -> [Int: [Double]] {
    var (values, operands): ([Int: [Double]], [Double]) = ([:], [])
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = data.byte(offset)
      switch byte {
      case 12:
        values[1200 + data.byte(offset + 1)] = operands
        operands = []
        offset += 2
      case 0...21:
        values[byte] = operands
        operands = []
        offset += 1
      case 30: operands.append(real(&offset))
      default: operands.append(integer(&offset))
      }
    }
    return values
  }

  private func integer(_ offset: inout Int) -> Double {
    let byte = data.byte(offset)
    defer { offset += byte == 28 ? 3 : byte == 29 ? 5 : byte >= 247 ? 2 : 1 }
    switch byte {
    case 28: return Double(data.signed(offset + 1))
    case 29: return Double(Int32(truncatingIfNeeded: data.long(offset + 1)))
    case 32...246: return Double(byte - 139)
    case 247...250: return Double((byte - 247) * 256 + data.byte(offset + 1) + 108)
    case 251...254: return Double(-(byte - 251) * 256 - data.byte(offset + 1) - 108)
    default: return 0
    }
  }

  private func real(_ offset: inout Int) -> Double {
    var text = ""
    offset += 1
    while offset < data.count {
      let byte = data.byte(offset)
      offset += 1
      for nibble in [byte >> 4, byte & 15] {
        switch nibble {
        case 0...9: text += String(nibble)
        case 10: text += "."
        case 11: text += "E"
        case 12: text += "E-"
        case 14: text += "-"
        default: return Double(text) ?? 0
        }
      }
    }
    return 0
  }

  private struct Private {
    var (standard, nominal, scale): (Double, Double, Double)
    var locals: [Range<Int>]
  }

  private func privateValues(_ part: [Int: [Double]], top: [Int: [Double]]) -> Private {
    let matrix = part[1207]?.first ?? top[1207]?.first ?? 0.001
    guard let place = part[18], place.count == 2 else {
      return Private(standard: 0, nominal: 0, scale: matrix * 1000, locals: [])
    }
    let start = self.place(place[1])
    let values = dictionary(start..<start + self.place(place[0]))
    let locals = values[19].map { index(at: start + self.place($0.first)).items } ?? []
    return Private(
      standard: values[20]?.first ?? 0, nominal: values[21]?.first ?? 0, scale: matrix * 1000, locals: locals)
  }

  /// String or character numbers by glyph; nil for the expert sets, which no PDF writer uses.
  private func charset(at start: Int, count: Int, isIdentified: Bool) -> [Int]? {
    if start == 0 { return Array(0..<(isIdentified ? count : min(count, 229))) }
    guard start > 2 else { return nil }
    var (numbers, offset) = ([0], start + 1)
    let format = data.byte(start)
    while numbers.count < count, offset < data.count {
      let first = data.short(offset)
      let left = format == 0 ? 0 : format == 1 ? data.byte(offset + 2) : data.short(offset + 2)
      numbers += Array(first...first + left)
      offset += 2 + format
    }
    return Array(numbers.prefix(count))
  }

  private func fontSelection(at start: Int, count: Int) -> [Int] {
    guard data.byte(start) == 3 else { return (0..<count).map { data.byte(start + 1 + $0) } }
    var parts = [Int](repeating: 0, count: count)
    for range in 0..<data.short(start + 1) {
      let entry = start + 3 + 3 * range
      let (first, end) = (data.short(entry), min(data.short(entry + 3), count))
      guard first < end else { continue }
      for glyph in first..<end { parts[glyph] = data.byte(entry + 2) }
    }
    return parts
  }

  private func string(_ number: Int) -> String {
    if number < GlyphNumbers.compact.count { return GlyphNumbers.compact[number] }
    let own = number - GlyphNumbers.compact.count
    return strings.indices.contains(own) ? data.text(strings[own]) : ".notdef"
  }

  private func encoding(at start: Int, charset: [Int]) -> [Int: String] {
    var encoding: [Int: String] = [:]
    guard start > 1 else {
      for (code, name) in GlyphEncoding.standard.enumerated() where start == 0 { encoding[code] = name }
      return encoding
    }
    let (format, count) = (data.byte(start), data.byte(start + 1))
    var (glyph, offset) = (1, start + 2)
    for _ in 0..<count {
      let left = format & 127 == 0 ? 0 : data.byte(offset + 1)
      for code in data.byte(offset)...data.byte(offset) + left where charset.indices.contains(glyph) {
        encoding[code] = string(charset[glyph])
        glyph += 1
      }
      offset += format & 127 == 0 ? 1 : 2
    }
    guard format & 128 != 0 else { return encoding }
    for extra in 0..<data.byte(offset) {
      encoding[data.byte(offset + 1 + 3 * extra)] = string(data.short(offset + 2 + 3 * extra))
    }
    return encoding
  }
}
