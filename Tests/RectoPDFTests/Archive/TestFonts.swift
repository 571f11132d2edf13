/// Font programs with two glyphs, `.notdef` and `A`, made by hand.
enum TestFonts {
  // MARK: TrueType

  /// 1000 units an em. The only table for codes is for Unicode, and has `A`.
  static func trueType(width: Int = 600, platform: Int = 3, encoding: Int = 1) -> [UInt8] {
    let outline = short(0) + short(0) + short(0) + short(0) + short(0) + short(0)
    let tables: [(String, [UInt8])] = [
      ("cmap", short(0) + short(1) + short(platform) + short(encoding) + long(12) + format6(code: 65)),
      ("glyf", outline),
      ("head", [UInt8](repeating: 0, count: 18) + short(1000) + [UInt8](repeating: 0, count: 34)),
      ("hhea", [UInt8](repeating: 0, count: 34) + short(2)),
      ("hmtx", short(500) + short(0) + short(width) + short(0)), ("loca", short(0) + short(0) + short(6)),
      ("maxp", long(0x10000) + short(2)),
    ]
    var (directory, data): ([UInt8], [UInt8]) = (
      long(0x10000) + short(tables.count) + [0, 0, 0, 0, 0, 0], []
    )
    let start = 12 + 16 * tables.count
    for (name, bytes) in tables {
      directory += Array(name.utf8) + long(0) + long(start + data.count) + long(bytes.count)
      data += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    return directory + data
  }

  private static func format6(code: Int) -> [UInt8] {
    short(6) + short(12) + short(0) + short(code) + short(1) + short(1)
  }

  private static func short(_ value: Int) -> [UInt8] { [UInt8(value >> 8 & 255), UInt8(value & 255)] }
  private static func long(_ value: Int) -> [UInt8] { short(value >> 16) + short(value & 0xFFFF) }

  // MARK: Type 1

  static func type1(width: Int = 600) -> [UInt8] {
    let clear =
      "%!PS-AdobeFont-1.0: Test\n/FontMatrix [0.001 0 0 0.001 0 0] def\n/Encoding StandardEncoding def\n"
    var secret = Array("0000/lenIV 4 def 2 index /CharStrings 2 dict dup begin\n".utf8)
    for (name, advance) in [(".notdef", 500), ("A", width)] {
      let outline = encrypt([0, 0, 0, 0] + number(0) + number(advance) + [13, 14], key: 4330)
      secret += Array("/\(name) \(outline.count) RD ".utf8) + outline + Array(" ND\n".utf8)
    }
    secret += Array("end\n".utf8)
    return Array((clear + "currentfile eexec\n").utf8) + encrypt(secret, key: 55665)
  }

  private static func encrypt(_ bytes: [UInt8], key: UInt16) -> [UInt8] {
    var state = key
    return bytes.map { byte in
      let secret = byte ^ UInt8(state >> 8)
      state = (UInt16(secret) &+ state) &* 52845 &+ 22719
      return secret
    }
  }

  /// 108 to 1131 in two bytes, 0 in one.
  private static func number(_ value: Int) -> [UInt8] {
    value == 0 ? [139] : [UInt8((value - 108) >> 8) + 247, UInt8((value - 108) & 255)]
  }

  // MARK: CFF

  /// Name-keyed; the width of `A` is told in its outline, that of `.notdef` is the standard one.
  static func compact(width: Int = 600) -> [UInt8] {
    let header: [UInt8] = [1, 0, 4, 1]
    let names = index([Array("Test".utf8)])
    let empty: [UInt8] = [0, 0]
    let outlines = index([[14], number(width - 200) + [14]])
    let charset: [UInt8] = [0] + short(34)
    let values = integer(500) + [20] + integer(200) + [21]
    // The top dictionary has a fixed size: four operands of five bytes, three operators.
    let start = header.count + names.count + (2 + 1 + 2 + 4 * 5 + 3) + 2 * empty.count
    let (places, privates) = (start + charset.count, start + charset.count + outlines.count)
    let top =
      integer(start) + [15] + integer(places) + [17] + integer(values.count) + integer(privates) + [18]
    return header + names + index([top]) + empty + empty + charset + outlines + values
  }

  private static func integer(_ value: Int) -> [UInt8] { [29] + long(value) }

  private static func index(_ items: [[UInt8]]) -> [UInt8] {
    var (offsets, offset): ([UInt8], Int) = ([1], 1)
    for item in items {
      offset += item.count
      offsets.append(UInt8(offset))
    }
    return short(items.count) + [1] + offsets + items.flatMap(\.self)
  }
}
