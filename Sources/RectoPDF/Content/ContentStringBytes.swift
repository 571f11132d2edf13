/// The bytes that a string of a content stream stands for, one after the other.
package struct ContentStringBytes: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private var position: Int
  private let end: Int
  private let isHex: Bool

  init(_ bytes: [UInt8], _ token: ContentToken) {
    self.bytes = bytes
    isHex = token.kind == .hexString
    let isString = isHex || token.kind == .string
    position = Swift.min(token.start + 1, token.end)
    // A string cut off at the end of the stream has no closing mark.
    let closing: UInt8 = isHex ? 62 : 41
    let isClosed = token.end > position && bytes[token.end - 1] == closing
    end = isString ? (isClosed ? token.end - 1 : token.end) : position
  }

  package mutating func next() -> UInt8? { isHex ? nextHex() : nextLiteral() }

  private mutating func nextHex() -> UInt8? {
    guard let high = nextDigit() else { return nil }
    return high << 4 | (nextDigit() ?? 0)
  }

  private mutating func nextDigit() -> UInt8? {
    while position < end {
      position += 1
      if let digit = ContentByte.hexValue(bytes[position - 1]) { return digit }
    }
    return nil
  }

  private mutating func nextLiteral() -> UInt8? {
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == 13 {
        skip(10)
        return 10
      }
      guard byte == 92 else { return byte }
      if let escaped = nextEscaped() { return escaped }
    }
    return nil
  }

  /// nil for a line end that the backslash takes away.
  private mutating func nextEscaped() -> UInt8? {
    guard position < end else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case 110: return 10  // n
    case 114: return 13  // r
    case 116: return 9  // t
    case 98: return 8  // b
    case 102: return 12  // f
    case 10: return nil
    case 13:
      skip(10)
      return nil
    case 48...55: return nextOctal(Int(byte - 48))
    default: return byte
    }
  }

  private mutating func nextOctal(_ first: Int) -> UInt8 {
    var value = first
    for _ in 0..<2 {
      guard position < end, (48...55).contains(bytes[position]) else { break }
      value = value * 8 + Int(bytes[position] - 48)
      position += 1
    }
    return UInt8(truncatingIfNeeded: value)
  }

  private mutating func skip(_ byte: UInt8) {
    if position < end, bytes[position] == byte { position += 1 }
  }
}
