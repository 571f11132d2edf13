internal import Foundation
internal import RectoModel

/// Goes through JSON text from value to value, without parsing what is in them.
struct JSONCursor {
  private let bytes: PassedBytes
  private var index: Data.Index

  init(_ text: Data) {
    bytes = PassedBytes(text)
    index = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text.startIndex + 3 : text.startIndex
  }

  /// The next byte that is no blank; nil at the end.
  mutating func peek() -> UInt8? {
    while index < bytes.data.endIndex {
      switch bytes.data[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      case let byte: return byte
      }
    }
    return nil
  }

  /// Steps over the sign; false, and nothing done, where another one comes.
  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: sign) else { return false }
    index += 1
    return true
  }

  /// The text of the next value; nil where none is, or it has no end.
  mutating func value() -> [UInt8]? {
    guard let first = peek() else { return nil }
    let start = index
    switch first {
    case UInt8(ascii: "\""): skipString()
    case UInt8(ascii: "{"), UInt8(ascii: "["): skipNested()
    default: skipScalar()
    }
    guard index > start, index <= bytes.data.endIndex else { return nil }
    defer { bytes.pass(to: index) }
    return [UInt8](bytes.data[start..<index])
  }

  /// Without its quotes; nil where none is, and for those with escapes.
  mutating func key() -> String? {
    guard peek() == UInt8(ascii: "\""), let text = value(), !text.contains(UInt8(ascii: "\\")) else {
      return nil
    }
    return String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
  }

  /// Text that breaks off puts it behind the end.
  private mutating func skipString() {
    index += 1
    while index < bytes.data.endIndex, bytes.data[index] != UInt8(ascii: "\"") {
      index += bytes.data[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
  }

  private mutating func skipNested() {
    var depth = 0
    while index < bytes.data.endIndex {
      switch bytes.data[index] {
      case UInt8(ascii: "\""):
        skipString()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return }
    }
    index = bytes.data.endIndex + 1
  }

  private mutating func skipScalar() {
    while index < bytes.data.endIndex, !Self.ends.contains(bytes.data[index]) { index += 1 }
  }

  private static let ends: Set<UInt8> = [
    0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
  ]
}
