internal import Foundation
internal import RectoModel

/// Goes through JSON text from value to value, without parsing what is in them.
struct JSONCursor {
  private let bytes: PassedBytes
  private var index: Data.Index
  /// How many levels the value nests that was handed over last.
  private(set) var depth = 0

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
    let found = bytes.data.withUnsafeBytes { text -> (text: [UInt8], depth: Int)? in
      guard let (end, depth) = JSONExtent.end(of: text, from: start), end > start else { return nil }
      return ([UInt8](text[start..<end]), depth)
    }
    guard let (text, depth) = found else { return nil }
    index += text.count
    self.depth = depth
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
  /// Where the value that begins at `start` ends, and how many levels it nests; nil where the text breaks off before.
  static func end(of text: UnsafeRawBufferPointer, from start: Int) -> (end: Int, depth: Int)? {
    let (end, depth) =
      switch text[start] {
      case UInt8(ascii: "\""): (string(text, start), 0)
      case UInt8(ascii: "{"), UInt8(ascii: "["): nested(text, start)
      default: (scalar(text, start), 0)
      }
    return end <= text.count ? (end, depth) : nil
  }

  /// Text that breaks off ends behind its end.
  private static func string(_ text: UnsafeRawBufferPointer, _ start: Int) -> Int {
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return index + 1
  }

  private static func nested(_ text: UnsafeRawBufferPointer, _ start: Int) -> (end: Int, depth: Int) {
    var (index, depth, deepest) = (start, 0, 0)
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        index = string(text, index)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        if depth > deepest { deepest = depth }
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      default: break
      }
      index += 1
      if depth == 0 { return (index, deepest) }
    }
    return (text.count + 1, deepest)
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
