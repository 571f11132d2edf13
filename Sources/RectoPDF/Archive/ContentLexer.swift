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

/// Reads a content stream, or a character map, operation by operation, with the values of all operands. Damage never
/// stops it before the end.
struct ContentLexer {
  private var reader: ContentReader
  private var isTooDeep = false
  /// A hexadecimal string had an odd number of digits.
  private(set) var hasOddString = false
  private(set) var longestString = 0
  private(set) var longestName = 0
  private(set) var largestNumber = 0.0
  var isDamaged: Bool { reader.isDamaged || isTooDeep }

  private static let maximumDepth = 64

  init(_ bytes: [UInt8]) { reader = ContentReader(bytes) }

  mutating func next() -> LexedOperation? {
    guard let operation = reader.next() else { return nil }
    if reader.inlineImage != nil {
      let items = operands(inlineDictionary(of: operation))
      return LexedOperation(name: "BI", operands: [.dictionary(Self.pairs(items))])
    }
    return LexedOperation(name: text(operation.keyword), operands: operands(reader.operands))
  }

  private func inlineDictionary(of operation: ContentOperation) -> [ContentToken] {
    var tokenizer = ContentTokenizer(
      reader.tokenizer.bytes, in: operation.keyword.upperBound..<operation.range.upperBound)
    var tokens: [ContentToken] = []
    while let token = tokenizer.next(), !tokenizer.isKeyword(token, "ID") { tokens.append(token) }
    return tokens
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: reader.tokenizer.bytes[range], as: UTF8.self)
  }

  // MARK: Values

  /// Brackets that nothing closes end with the operands.
  private mutating func operands(_ tokens: [ContentToken]) -> [LexedOperand] {
    var (outer, items): ([[LexedOperand]], [LexedOperand]) = ([], [])
    for token in tokens {
      switch token.kind {
      case .arrayStart, .dictionaryStart:
        guard outer.count < Self.maximumDepth else {
          isTooDeep = true
          return outer.first ?? items
        }
        outer.append(items)
        items = []
      case .arrayEnd, .dictionaryEnd:
        guard var around = outer.popLast() else { continue }
        around.append(token.kind == .arrayEnd ? .array(items) : .dictionary(Self.pairs(items)))
        items = around
      default: items.append(value(token))
      }
    }
    while var around = outer.popLast() {
      around.append(.array(items))
      items = around
    }
    return items
  }

  private mutating func value(_ token: ContentToken) -> LexedOperand {
    let tokenizer = reader.tokenizer
    switch token.kind {
    case .number:
      let number = tokenizer.number(token)
      largestNumber = max(largestNumber, abs(number))
      return .number(number)
    case .name:
      let name = tokenizer.name(token)
      longestName = max(longestName, name.count - 1)
      return .name(String(decoding: name, as: UTF8.self))
    case .string, .hexString:
      let bytes = Array(tokenizer.string(token))
      longestString = max(longestString, bytes.count)
      if token.kind == .hexString {
        let digits = tokenizer.bytes[token.range].count { ContentByte.hexValue($0) != nil }
        if !digits.isMultiple(of: 2) { hasOddString = true }
      }
      return .string(bytes)
    default: return .word(text(token.range))
    }
  }

  private static func pairs(_ items: [LexedOperand]) -> [String: LexedOperand] {
    var pairs: [String: LexedOperand] = [:]
    for index in stride(from: 0, to: items.count - 1, by: 2) {
      if let name = items[index].name { pairs[name] = items[index + 1] }
    }
    return pairs
  }
}
