import Foundation

/// Reads a content stream operator by operator. Damaged parts are stepped over; the end always comes.
package struct ContentParser {
  private let bytes: [UInt8]
  private var position = 0
  private static let deepest = 30
  /// More operands than any operator has: a sign of rubbish.
  private static let mostOperands = 4096

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next operator, nil at the end. An inline image is one operator, `BI`, whose operand is its dictionary.
  package mutating func next() -> ContentOperation? {
    var operands: [ContentOperand] = []
    skipBlanks()
    var start = position
    while position < bytes.count {
      if let operand = operand(depth: 0) {
        if operands.count < Self.mostOperands { operands.append(operand) }
      } else if let name = word() {
        if name == "BI" { return inlineImage(from: start) }
        return ContentOperation(name: name, operands: operands, range: start..<position)
      } else {
        // A lone bracket or the like.
        position += 1
        operands = []
        skipBlanks()
        start = position
        continue
      }
      skipBlanks()
    }
    return nil
  }

  // MARK: Operands

  /// nil when an operator or rubbish comes.
  private mutating func operand(depth: Int) -> ContentOperand? {
    guard position < bytes.count, depth < Self.deepest else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "/"): return .name(name())
    case UInt8(ascii: "("): return .string(literalString())
    case UInt8(ascii: "<"):
      if peek(1) == UInt8(ascii: "<") { return dictionary(depth: depth) }
      return .string(hexadecimalString())
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      return .number(number())
    case UInt8(ascii: "t") where isWord("true"), UInt8(ascii: "f") where isWord("false"),
      UInt8(ascii: "n") where isWord("null"):
      _ = word()
      return .other
    default: return nil
    }
  }

  private mutating func array(depth: Int) -> ContentOperand {
    position += 1
    var items: [ContentOperand] = []
    skipBlanks()
    while position < bytes.count, bytes[position] != UInt8(ascii: "]") {
      if let item = operand(depth: depth + 1) {
        items.append(item)
      } else if word() == nil {
        position += 1
      }
      skipBlanks()
    }
    position = min(position + 1, bytes.count)
    return .array(items)
  }

  private mutating func dictionary(depth: Int) -> ContentOperand {
    position += 2
    var items: [ContentOperand] = []
    skipBlanks()
    while position < bytes.count, !(bytes[position] == UInt8(ascii: ">") && peek(1) == UInt8(ascii: ">")) {
      if let item = operand(depth: depth + 1) {
        items.append(item)
      } else if word() == nil {
        position += 1
      }
      skipBlanks()
    }
    position = min(position + 2, bytes.count)
    return .dictionary(items)
  }

  private mutating func number() -> Double {
    let start = position
    position += 1
    while position < bytes.count, bytes[position].isRegular { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    // Some programs write 12.-3 and --5.
    return Double(text) ?? Double(text.prefix { !"-+".contains($0) || $0 == text.first }) ?? 0
  }

  private mutating func name() -> String {
    let start = position
    position += 1
    while position < bytes.count, bytes[position].isRegular { position += 1 }
    let raw = bytes[start..<position]
    guard raw.contains(UInt8(ascii: "#")) else { return String(decoding: raw, as: UTF8.self) }
    var decoded: [UInt8] = []
    var index = raw.startIndex
    while index < raw.endIndex {
      if raw[index] == UInt8(ascii: "#"), index + 2 < raw.endIndex, let high = raw[index + 1].hexadecimal,
        let low = raw[index + 2].hexadecimal
      {
        decoded.append(high << 4 | low)
        index += 3
      } else {
        decoded.append(raw[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private mutating func literalString() -> [UInt8] {
    position += 1
    var depth = 1
    var string: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): escape(into: &string)
      case UInt8(ascii: "("):
        depth += 1
        string.append(byte)
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return string }
        string.append(byte)
      default: string.append(byte)
      }
    }
    return string
  }

  private mutating func escape(into string: inout [UInt8]) {
    guard position < bytes.count else { return }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): string.append(10)
    case UInt8(ascii: "r"): string.append(13)
    case UInt8(ascii: "t"): string.append(9)
    case UInt8(ascii: "b"): string.append(8)
    case UInt8(ascii: "f"): string.append(12)
    case 13: if position < bytes.count, bytes[position] == 10 { position += 1 }
    case 10: break
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var code = Int(byte - 48)
      for _ in 0..<2 {
        guard position < bytes.count, (48...55).contains(bytes[position]) else { break }
        code = code * 8 + Int(bytes[position] - 48)
        position += 1
      }
      string.append(UInt8(truncatingIfNeeded: code))
    default: string.append(byte)
    }
  }

  private mutating func hexadecimalString() -> [UInt8] {
    position += 1
    var digits: [UInt8] = []
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      if let digit = bytes[position].hexadecimal { digits.append(digit) }
      position += 1
    }
    position = min(position + 1, bytes.count)
    if digits.count % 2 == 1 { digits.append(0) }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  // MARK: Words

  private mutating func word() -> String? {
    let start = position
    while position < bytes.count, bytes[position].isRegular { position += 1 }
    guard position > start else { return nil }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isWord(_ text: String) -> Bool {
    let end = position + text.utf8.count
    guard end <= bytes.count, bytes[position..<end].elementsEqual(text.utf8) else { return false }
    return end == bytes.count || !bytes[end].isRegular
  }

  private func peek(_ offset: Int) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      if bytes[position].isBlank {
        position += 1
      } else if bytes[position] == UInt8(ascii: "%") {
        while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else {
        return
      }
    }
  }
}

// MARK: Inline images

extension ContentParser {
  private mutating func inlineImage(from start: Int) -> ContentOperation {
    var entries: [ContentOperand] = []
    skipBlanks()
    while position < bytes.count, !isWord("ID") {
      if let operand = operand(depth: 0) {
        entries.append(operand)
      } else if word() == nil {
        position += 1
      }
      skipBlanks()
    }
    position = min(position + 3, bytes.count)
    skipImageData()
    return ContentOperation(name: "BI", operands: [.dictionary(entries)], range: start..<position)
  }

  /// To behind the `EI` that ends the data: it stands between blanks, and what follows is text again.
  private mutating func skipImageData() {
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "E"), peek(1) == UInt8(ascii: "I"), position > 0,
        bytes[position - 1].isBlank, peek(2)?.isBlank ?? true, looksLikeText(position + 2)
      {
        position += 2
        return
      }
      position += 1
    }
  }

  private func looksLikeText(_ start: Int) -> Bool {
    bytes[min(start, bytes.count)..<min(start + 16, bytes.count)].allSatisfy {
      $0.isBlank || (0x20...0x7E).contains($0)
    }
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool {
    self == 32 || self == 10 || self == 13 || self == 9 || self == 12 || self == 0
  }

  /// Neither blank nor a sign that ends a word.
  fileprivate var isRegular: Bool {
    switch self {
    case 0, 9, 10, 12, 13, 32, UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"),
      UInt8(ascii: "%"):
      false
    default: true
    }
  }

  fileprivate var hexadecimal: UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - 48
    case UInt8(ascii: "a")...UInt8(ascii: "f"): self - 87
    case UInt8(ascii: "A")...UInt8(ascii: "F"): self - 55
    default: nil
    }
  }
}
