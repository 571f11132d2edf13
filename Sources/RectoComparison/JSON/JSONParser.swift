import Foundation
import RectoModel

/// Reads JSON of somebody's into values. A key that stands twice in an object counts the last time.
struct JSONParser {
  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0

  /// What may nest: a list in a list costs four levels in Recto's own documents.
  private static let deepest = 400

  init(_ data: Data) {
    bytes = [UInt8](data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...])
  }

  /// Throws `.malformedInput` with the line for what is no JSON, `.limitExceeded` for what nests too deep.
  mutating func parse() throws(RectoError) -> JSONValue {
    let value = try value()
    skipBlanks()
    guard index == bytes.count else { throw malformed }
    return value
  }

  private mutating func value() throws(RectoError) -> JSONValue {
    skipBlanks()
    guard index < bytes.count else { throw malformed }
    switch bytes[index] {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .list(try list())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func object() throws(RectoError) -> [String: JSONValue] {
    var members: [String: JSONValue] = [:]
    try enter()
    while !take("}") {
      if !members.isEmpty { try expect(",") }
      skipBlanks()
      let key = try string()
      try expect(":")
      members[key] = try value()
    }
    depth -= 1
    return members
  }

  private mutating func list() throws(RectoError) -> [JSONValue] {
    var members: [JSONValue] = []
    try enter()
    while !take("]") {
      if !members.isEmpty { try expect(",") }
      members.append(try value())
    }
    depth -= 1
    return members
  }

  private mutating func enter() throws(RectoError) {
    index += 1
    depth += 1
    guard depth <= Self.deepest else {
      throw RectoError(.limitExceeded, "Line \(line): the JSON nests deeper than \(Self.deepest) levels.")
    }
  }

  private mutating func number() throws(RectoError) -> Double {
    let start = index
    while index < bytes.count, "+-.0123456789eE".utf8.contains(bytes[index]) { index += 1 }
    guard let number = Double(String(decoding: bytes[start..<index], as: UTF8.self)) else { throw malformed }
    return number
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(RectoError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw malformed }
    index += word.utf8.count
    return value
  }

  // MARK: Strings

  private mutating func string() throws(RectoError) -> String {
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { throw malformed }
    index += 1
    var text: [UInt8] = []
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      case ..<0x20: throw malformed
      default: text.append(byte)
      }
    }
    throw malformed
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 8,
    UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9,
  ]

  private mutating func escape() throws(RectoError) -> [UInt8] {
    guard index < bytes.count else { throw malformed }
    let byte = bytes[index]
    index += 1
    if byte != UInt8(ascii: "u") {
      guard let meant = Self.escapes[byte] else { throw malformed }
      return [meant]
    }
    var units = [try codeUnit()]
    if UTF16.isLeadSurrogate(units[0]), bytes[index...].starts(with: "\\u".utf8) {
      index += 2
      units.append(try codeUnit())
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  private mutating func codeUnit() throws(RectoError) -> UInt16 {
    let digits = String(decoding: bytes[index..<min(index + 4, bytes.count)], as: UTF8.self)
    guard digits.utf8.count == 4, let unit = UInt16(digits, radix: 16) else { throw malformed }
    index += 4
    return unit
  }

  // MARK: Between values

  private mutating func skipBlanks() {
    while index < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[index]) { index += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(RectoError) {
    guard take(mark) else { throw malformed }
  }

  private var line: Int { bytes[..<min(index, bytes.count)].count { $0 == 0x0A } + 1 }

  private var malformed: RectoError {
    RectoError(.malformedInput, "Line \(line): the file is no well-formed JSON; is it complete?")
  }
}
