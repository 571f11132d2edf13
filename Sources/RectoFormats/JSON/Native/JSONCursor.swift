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
    guard peek() != nil else { return nil }
    let start = index - bytes.data.startIndex
    let text = bytes.data.withUnsafeBytes { text -> [UInt8]? in
      guard let end = JSONExtent.end(of: text, from: start), end > start else { return nil }
      return [UInt8](text[start..<end])
    }
    guard let text else { return nil }
    index += text.count
    bytes.pass(to: index)
    return text
  }

  /// Without its quotes; nil where none is, and for those with escapes.
  mutating func key() -> String? {
    guard peek() == UInt8(ascii: "\""), let text = value(), !text.contains(UInt8(ascii: "\\")) else {
      return nil
    }
    return String(decoding: text.dropFirst().dropLast(), as: UTF8.self)
  }
}

/// How far the values of JSON text reach.
private enum JSONExtent {
  /// Where the value that begins at `start` ends; nil where the text breaks off before.
  static func end(of text: UnsafeRawBufferPointer, from start: Int) -> Int? {
    let end =
      switch text[start] {
      case UInt8(ascii: "\""): string(text, start)
      case UInt8(ascii: "{"), UInt8(ascii: "["): nested(text, start)
      default: scalar(text, start)
      }
    return end <= text.count ? end : nil
  }

  /// Text that breaks off ends behind its end.
  private static func string(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index + 1
  }

  private static func nested(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var (index, depth) = (start, 0)
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        index = string(text, index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return index }
    }
    return text.count + 1
  }

  private static func scalar(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var index = start
    while index < text.count {
      switch text[index] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): return index
      default: index += 1
      }
    }
    return index
  }
}
