import Foundation

/// The characters of WinAnsi, which simple fonts of the text layer hold, and the table that leads from them to glyphs.
enum LayerCharacterMap {
  /// By code; nil for those below the blank and those that readers disagree about.
  static let characters: [Unicode.Scalar?] = (0..<256).map { code in
    guard code >= 32, code != 0x7F, code != 0xA0, code != 0xAD else { return nil }
    return String(bytes: [UInt8(code)], encoding: .windowsCP1252)?.unicodeScalars.first
      .flatMap { (0x80..<0xA0).contains($0.value) ? nil : $0 }
  }

  /// The code of a character.
  static let codes: [Unicode.Scalar: UInt8] = Dictionary(
    characters.enumerated().compactMap { code, scalar in scalar.map { ($0, UInt8(code)) } },
    uniquingKeysWith: { first, _ in first })

  /// `cmap`, of the kind for Unicode (3, 1) in format 4.
  static let table: [UInt8] = {
    let ranges = Self.ranges
    // All ranges but the blank's share one array of the same glyph over and over.
    let longest = ranges.map { $0.upperBound - $0.lowerBound + 1 }.max() ?? 0
    let count = ranges.count + 1
    let power = Int.bitWidth - 1 - count.leadingZeroBitCount
    var table = BigEndianBytes()
    table.append(u16: 0, 1, 3, 1)
    table.append(u32: 12)
    table.append(u16: 4, 16 + 8 * count + 2 * longest, 0)
    table.append(u16: 2 * count, 2 << power, power, 2 * count - (2 << power))
    for range in ranges { table.append(u16: range.upperBound) }
    table.append(u16: 0xFFFF, 0)
    for range in ranges { table.append(u16: range.lowerBound) }
    table.append(u16: 0xFFFF)
    for range in ranges { table.append(u16: range.lowerBound == 32 ? RectangleFont.blankGlyph - 32 : 0) }
    table.append(u16: 1)
    for (index, range) in ranges.enumerated() {
      table.append(u16: range.lowerBound == 32 ? 0 : 2 * (count - index))
    }
    table.append(u16: 0)
    for _ in 0..<longest { table.append(u16: RectangleFont.embeddedGlyph) }
    let padding = (4 - table.bytes.count % 4) % 4
    return table.bytes + [UInt8](repeating: 0, count: padding)
  }()

  /// The blank, and stretches of Unicode that hold the others: those between them do no harm, and few stretches make
  /// a small table.
  private static var ranges: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for value in characters.compactMap({ $0.map { Int($0.value) } }).sorted() {
      if let last = ranges.last, last.upperBound > value - 64, last.lowerBound != 32 {
        ranges[ranges.count - 1] = last.lowerBound...value
      } else {
        ranges.append(value...value)
      }
    }
    return ranges
  }
}
