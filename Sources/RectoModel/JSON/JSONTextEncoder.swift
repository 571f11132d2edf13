/// Encodes values as compact JSON with the members of objects in order of their names: the bytes that Foundation's
/// encoder gives, written in one pass. A page has thousands of small values, for each of which that one makes a
/// dictionary.
///
/// A value uses its containers one after the other, as all that the compiler makes does: what is written to a nested
/// container after its surroundings went on is lost.
package struct JSONTextEncoder: Sendable {
  /// Arrays and objects nest deeper than is allowed.
  package struct TooDeep: Error {}

  private let depthLimit: Int

  /// `depthLimit` is how deep arrays and objects may nest.
  package init(depthLimit: Int = .max) { self.depthLimit = depthLimit }

  /// Throws `TooDeep`, and `EncodingError` for numbers that JSON can't hold.
  package func encode(_ value: some Encodable) throws -> [UInt8] {
    let text = JSONTextBuffer()
    let node = JSONTextNode(text: text, parent: nil, depthLimit: depthLimit)
    try value.encode(to: node)
    node.finish()
    if text.isTooDeep { throw TooDeep() }
    return text.bytes
  }
}

/// The text so far.
final class JSONTextBuffer {
  private(set) var bytes: [UInt8] = []
  var isTooDeep = false

  var end: Int { bytes.count }

  func append(_ byte: UInt8) { bytes.append(byte) }

  func append(_ name: StaticString) { name.description.utf8.forEach { bytes.append($0) } }

  func append(number: some BinaryInteger) { bytes.append(contentsOf: String(number).utf8) }

  /// Whole numbers without a point.
  func append(finite number: Double) {
    if number.magnitude < 1e15, number == number.rounded(), number != 0 || number.sign == .plus {
      append(number: Int(number))
      return
    }
    let text = number.description.utf8
    let isWhole = text.suffix(2).elementsEqual(".0".utf8)
    bytes.append(contentsOf: text.dropLast(isWhole ? 2 : 0))
  }

  func append(string: String) {
    append(UInt8(ascii: "\""))
    if string.utf8.contains(where: Self.isSpecial) {
      for byte in string.utf8 { append(escaped: byte) }
    } else {
      bytes.append(contentsOf: string.utf8)
    }
    append(UInt8(ascii: "\""))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private func append(escaped byte: UInt8) {
    guard Self.isSpecial(byte) else { return append(byte) }
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    case 0..<0x20:
      bytes.append(contentsOf: [UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0")])
      append(UInt8(ascii: "0") + byte >> 4)
      append(byte & 15 + (byte & 15 < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
    default: append(byte)
    }
  }

  /// Puts pieces of the end of the text, between which commas stand, into another order.
  func reorder(_ pieces: [Range<Int>], from start: Int) {
    var ordered: [UInt8] = []
    ordered.reserveCapacity(end - start)
    for piece in pieces {
      if !ordered.isEmpty { ordered.append(UInt8(ascii: ",")) }
      ordered += bytes[piece]
    }
    bytes.replaceSubrange(start..., with: ordered)
  }
}
