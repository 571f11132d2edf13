/// Reads the glyphs of a Type 1 program.
struct Type1Reader {
  private let clear: FontBytes
  private let secret: FontBytes

  static func read(_ bytes: [UInt8]) -> FontProgram? { Type1Reader(unpacked(bytes))?.program() }

  /// Programs from outside PDF come in segments with headers.
  private static func unpacked(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.first == 128 else { return bytes }
    var (plain, offset): ([UInt8], Int) = ([], 0)
    while offset + 6 <= bytes.count, bytes[offset] == 128, bytes[offset + 1] != 3 {
      let length = (0..<4).reduce(0) { $0 | Int(bytes[offset + 2 + $1]) << (8 * $1) }
      plain += bytes[(offset + 6)..<min(offset + 6 + length, bytes.count)]
      offset += 6 + length
    }
    return plain
  }

  private init?(_ bytes: [UInt8]) {
    guard let start = Self.find("eexec", in: bytes, from: 0) else { return nil }
    clear = FontBytes(bytes: Array(bytes[..<start]))
    var rest = bytes[start...].drop { [9, 10, 13, 32].contains($0) }
    let isHexadecimal = rest.prefix(4).allSatisfy { Self.digit($0) != nil }
    if isHexadecimal {
      let digits = rest.compactMap(Self.digit)
      rest = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }[...]
    }
    secret = FontBytes(bytes: Self.decrypt(rest, key: 55665, skip: 4))
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  private static func decrypt(_ bytes: ArraySlice<UInt8>, key: UInt16, skip: Int) -> [UInt8] {
    var state = key
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for byte in bytes {
      plain.append(byte ^ UInt8(state >> 8))
      state = (UInt16(byte) &+ state) &* 52845 &+ 22719
    }
    return Array(plain.dropFirst(skip))
  }

  /// The place behind the first `text`.
  private static func find(_ text: String, in bytes: [UInt8], from start: Int) -> Int? {
    let wanted = Array(text.utf8)
    guard bytes.count >= start + wanted.count else { return nil }
    for offset in start...(bytes.count - wanted.count)
    where bytes[offset] == wanted[0] && bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
      return offset + wanted.count
    }
    return nil
  }

  private func program() -> FontProgram? {
    var program = FontProgram()
    let scale = (matrix ?? 0.001) * 1000
    let skip = number(after: "/lenIV", in: secret.bytes) ?? 4
    guard let start = Self.find("/CharStrings", in: secret.bytes, from: 0) else { return nil }
    var offset = start
    while let glyph = nextGlyph(&offset) {
      let outline = Self.decrypt(secret.slice(glyph.data), key: 4330, skip: max(0, skip))
      if program.glyphs[glyph.name] == nil { program.glyphs[glyph.name] = program.widths.count }
      program.widths.append((Self.width(outline) ?? 0) * scale)
    }
    program.encoding = encoding
    return program.widths.isEmpty ? nil : program
  }

  private var matrix: Double? {
    guard let start = Self.find("/FontMatrix", in: clear.bytes, from: 0) else { return nil }
    let text = clear.text(start..<start + 80)
    return text.split { "[]{} \n\r\t".contains($0) }.first.flatMap { Double($0) }
  }

  private func number(after key: String, in bytes: [UInt8]) -> Int? {
    guard let start = Self.find(key, in: bytes, from: 0) else { return nil }
    let text = String(decoding: bytes[start..<min(start + 12, bytes.count)], as: UTF8.self)
    return text.split(separator: " ").first.flatMap { Int($0) }
  }

  // MARK: Glyphs

  /// `/name length RD bytes ND`.
  private func nextGlyph(_ offset: inout Int) -> (name: String, data: Range<Int>)? {
    while offset < secret.count, secret.byte(offset) != UInt8(ascii: "/") {
      if secret.text(offset..<offset + 4) == "end\n" || secret.text(offset..<offset + 4) == "end\r" {
        return nil
      }
      offset += 1
    }
    let name = word(&offset).dropFirst()
    guard let length = Int(word(&offset)), !word(&offset).isEmpty, offset + 1 + length <= secret.count,
      length >= 0
    else { return nil }
    let start = offset + 1
    offset = start + length
    return (String(name), start..<offset)
  }

  private func word(_ offset: inout Int) -> String {
    while offset < secret.count, [9, 10, 13, 32].contains(secret.byte(offset)) { offset += 1 }
    let start = offset
    while offset < secret.count, ![9, 10, 13, 32].contains(secret.byte(offset)) { offset += 1 }
    return secret.text(start..<offset)
  }

  /// The operand of hsbw or sbw, with which each outline begins.
  private static func width(_ outline: [UInt8]) -> Double? {
    let data = FontBytes(bytes: outline)
    var (stack, offset): ([Double], Int) = ([], 0)
    while offset < data.count {
      let byte = data.byte(offset)
      offset += 1
      switch byte {
      case 32...246: stack.append(Double(byte - 139))
      case 247...250:
        stack.append(Double((byte - 247) * 256 + data.byte(offset) + 108))
        offset += 1
      case 251...254:
        stack.append(Double(-(byte - 251) * 256 - data.byte(offset) - 108))
        offset += 1
      case 255:
        stack.append(Double(Int32(truncatingIfNeeded: data.long(offset))))
        offset += 4
      case 12 where data.byte(offset) == 12 && stack.count > 1:
        let divisor = stack.removeLast()
        stack[stack.count - 1] /= divisor
        offset += 1
      case 12 where data.byte(offset) == 7: return stack.count > 2 ? stack[2] : nil
      case 13: return stack.count > 1 ? stack[1] : nil
      default: return nil
      }
    }
    return nil
  }

  // MARK: Encoding

  private var encoding: [Int: String] {
    var encoding: [Int: String] = [:]
    guard let start = Self.find("/Encoding", in: clear.bytes, from: 0) else { return encoding }
    let text = clear.text(start..<clear.count)
    if text.drop(while: { $0 == " " }).hasPrefix("StandardEncoding") {
      for (code, name) in GlyphEncoding.standard.enumerated() { encoding[code] = name }
      return encoding
    }
    let words = text.replacing("/", with: " /").split { " \n\r\t".contains($0) }
    for (index, word) in words.enumerated() {
      if word == "def" || word == "readonly" { break }
      guard word == "dup", index + 3 < words.count, words[index + 3] == "put",
        let code = Int(words[index + 1])
      else { continue }
      encoding[code] = String(words[index + 2].dropFirst())
    }
    return encoding
  }
}
