/// A value in a content stream or a character map.
enum LexedOperand: Sendable, Hashable {
  case number(Double)
  /// With its slash, as QPDFObject has it.
  case name(String)
  case string([UInt8])
  case array([LexedOperand])
  case dictionary([String: LexedOperand])
  case word(String)

  var name: String? { if case .name(let name) = self { name } else { nil } }
  var number: Double? { if case .number(let number) = self { number } else { nil } }
  var bytes: [UInt8]? { if case .string(let bytes) = self { bytes } else { nil } }
  var items: [LexedOperand] { if case .array(let items) = self { items } else { [] } }
}

/// An operator with the operands in front of it. `BI` has the dictionary of its picture.
struct LexedOperation: Sendable, Hashable {
  var name: String
  var operands: [LexedOperand]
}

/// Reads a content stream, or a character map, operation by operation. Damage never stops it before the end.
struct ContentLexer {
  private let bytes: [UInt8]
  private var position = 0
  /// A hexadecimal string had an odd number of digits.
  private(set) var hasOddString = false
  /// A bracket was missing.
  private(set) var isDamaged = false
  private(set) var longestString = 0
  private(set) var longestName = 0
  private(set) var largestNumber = 0.0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> LexedOperation? {
    var operands: [LexedOperand] = []
    while let token = token(depth: 0) {
      guard case .word(let word) = token, !["true", "false", "null"].contains(word) else {
        operands.append(token)
        continue
      }
      if word == "BI" { return inlineImage() }
      return LexedOperation(name: word, operands: operands)
    }
    if !operands.isEmpty { isDamaged = true }
    return nil
  }

  // MARK: Tokens

  private mutating func token(depth: Int) -> LexedOperand? {
    skipSpace()
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    switch byte {
    case UInt8(ascii: "/"): return .name(name())
    case UInt8(ascii: "("): return .string(literal())
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "<"): return next(is: "<") ? dictionary(depth: depth) : .string(hexadecimal())
    case UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ")"):
      position += 1
      return .word(String(UnicodeScalar(byte)))
    case UInt8(ascii: ">"):
      position += next(is: ">") ? 2 : 1
      return .word(">>")
    default: return word()
    }
  }

  private func next(is character: Unicode.Scalar) -> Bool {
    position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: character)
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else if !Self.isSpace(bytes[position]) {
        return
      } else {
        position += 1
      }
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 32 || (9...13).contains(byte) && byte != 11 || byte == 0
  }

  private static func isRegular(_ byte: UInt8) -> Bool { !isSpace(byte) && !"()<>[]{}/%".utf8.contains(byte) }

  private mutating func word() -> LexedOperand {
    let start = position
    while position < bytes.count, Self.isRegular(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let first = text.utf8.first, "+-.0123456789".utf8.contains(first) else { return .word(text) }
    guard let number = Double(text) else { return .number(0) }
    largestNumber = max(largestNumber, abs(number))
    return .number(number)
  }

  private mutating func name() -> String {
    position += 1
    var name: [UInt8] = [UInt8(ascii: "/")]
    while position < bytes.count, Self.isRegular(bytes[position]) {
      if bytes[position] == UInt8(ascii: "#"), position + 2 < bytes.count,
        let high = Self.digit(bytes[position + 1]), let low = Self.digit(bytes[position + 2])
      {
        name.append(high << 4 | low)
        position += 3
      } else {
        name.append(bytes[position])
        position += 1
      }
    }
    longestName = max(longestName, name.count - 1)
    return String(decoding: name, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }

  // MARK: Strings

  private mutating func hexadecimal() -> [UInt8] {
    position += 1
    var digits: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if let digit = Self.digit(bytes[position]) { digits.append(digit) }
      position += 1
    }
    if position == bytes.count { isDamaged = true }
    position += 1
    if !digits.count.isMultiple(of: 2) {
      hasOddString = true
      digits.append(0)
    }
    longestString = max(longestString, digits.count / 2)
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private mutating func literal() -> [UInt8] {
    position += 1
    var (depth, text): (Int, [UInt8]) = (1, [])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): escape(into: &text)
      case UInt8(ascii: "("):
        depth += 1
        text.append(byte)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 {
          longestString = max(longestString, text.count)
          return text
        }
        text.append(byte)
      default: text.append(byte)
      }
    }
    isDamaged = true
    return text
  }

  private mutating func escape(into text: inout [UInt8]) {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case 10: break
    case 13: if position < bytes.count, bytes[position] == 10 { position += 1 }
    case 48...55:
      var value = Int(byte - 48)
      for _ in 0..<2 {
        guard position < bytes.count, (48...55).contains(bytes[position]) else { break }
        value = value * 8 + Int(bytes[position] - 48)
        position += 1
      }
      text.append(UInt8(truncatingIfNeeded: value))
    default: text.append(byte)
    }
  }

  // MARK: Collections

  private mutating func array(depth: Int) -> LexedOperand {
    position += 1
    var items: [LexedOperand] = []
    while depth < 64, let item = token(depth: depth + 1) {
      if item == .word("]") { return .array(items) }
      items.append(item)
    }
    isDamaged = true
    return .array(items)
  }

  private mutating func dictionary(depth: Int) -> LexedOperand {
    position += 2
    var items: [LexedOperand] = []
    while depth < 64, let item = token(depth: depth + 1) {
      if item == .word(">>") { return .dictionary(Self.pairs(items)) }
      items.append(item)
    }
    isDamaged = true
    return .dictionary(Self.pairs(items))
  }

  private static func pairs(_ items: [LexedOperand]) -> [String: LexedOperand] {
    var pairs: [String: LexedOperand] = [:]
    for index in stride(from: 0, to: items.count - 1, by: 2) {
      if let name = items[index].name { pairs[name] = items[index + 1] }
    }
    return pairs
  }

  private mutating func inlineImage() -> LexedOperation {
    var items: [LexedOperand] = []
    while let item = token(depth: 0), item != .word("ID") { items.append(item) }
    position += 1
    while position + 2 < bytes.count, !isEndOfImage { position += 1 }
    position += 3
    return LexedOperation(name: "BI", operands: [.dictionary(Self.pairs(items))])
  }

  /// The bytes of a picture may contain `EI`; after the true one comes text.
  private var isEndOfImage: Bool {
    guard Self.isSpace(bytes[position]), bytes[position + 1] == UInt8(ascii: "E"),
      bytes[position + 2] == UInt8(ascii: "I")
    else { return false }
    let following = bytes[(position + 3)...].prefix(12)
    guard let first = following.first else { return true }
    return Self.isSpace(first) && following.allSatisfy { Self.isSpace($0) || (32...126).contains($0) }
  }
}
