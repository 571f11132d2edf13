package import RectoModel

/// An operator with its operands, known by where they lie.
package struct ContentOperation: Sendable, Hashable {
  /// nil for one that PDF doesn't know.
  package var operation: ContentOperator?
  /// From the first operand to the end of the operator; of an inline image all of it.
  package var range: Range<Int>
  /// The operator alone.
  package var keyword: Range<Int>
}

/// Reads a content stream operation by operation.
package struct ContentReader: Sendable {
  package var tokenizer: ContentTokenizer
  /// Of the operation that was read last; arrays and dictionaries as their tokens.
  package private(set) var operands: [ContentToken] = []
  /// Set when the operation that was read last draws an inline image.
  package internal(set) var inlineImage: InlineImage?
  /// Whether the stream breaks the rules of the syntax in what was read so far.
  package var isDamaged: Bool { tokenizer.isDamaged || isCut }
  var isCut = false
  /// Bytes searched for the ends of inline images: bounds the work that damage can make.
  var searched = 0

  /// More operands in a row are damage; only arrays of text come near.
  private static let maximumOperands = 1 << 18

  package init(_ bytes: [UInt8]) { tokenizer = ContentTokenizer(bytes) }

  /// nil at the end. Operands without an operator at the end are damage.
  package mutating func next() -> ContentOperation? {
    operands.removeAll(keepingCapacity: true)
    inlineImage = nil
    var depth = 0
    while let token = tokenizer.next() {
      switch token.kind {
      case .keyword where !isConstant(token):
        if depth != 0 { isCut = true }
        return finish(token)
      case .arrayStart, .dictionaryStart: depth += 1
      case .arrayEnd, .dictionaryEnd: depth -= 1
      default: break
      }
      operands.append(token)
      if operands.count > Self.maximumOperands {
        isCut = true
        operands.removeAll(keepingCapacity: true)
      }
    }
    if !operands.isEmpty { isCut = true }
    return nil
  }

  private mutating func finish(_ token: ContentToken) -> ContentOperation {
    let operation = ContentOperator(tokenizer.bytes[token.range])
    if operation == .beginInlineImage { inlineImage = readInlineImage() }
    let end = inlineImage == nil ? token.end : tokenizer.position
    return ContentOperation(
      operation: operation, range: (operands.first?.start ?? token.start)..<end, keyword: token.range)
  }

  private func isConstant(_ token: ContentToken) -> Bool {
    switch tokenizer.bytes[token.start] {
    case 116: tokenizer.isKeyword(token, "true")
    case 102: tokenizer.isKeyword(token, "false")
    case 110: tokenizer.isKeyword(token, "null")
    default: false
    }
  }

  /// The operand counted from the last one, which is 0; 0 for what is no number.
  package func number(fromEnd index: Int) -> Double {
    index < operands.count ? tokenizer.number(operands[operands.count - 1 - index]) : 0
  }

  /// The last operand when it is a name, with its slash.
  package var name: [UInt8]? {
    guard let token = operands.last, token.kind == .name else { return nil }
    return tokenizer.name(token)
  }

  /// Six numbers as a matrix; nil when there are fewer.
  package var matrix: AffineTransform? {
    guard operands.count >= 6, operands.suffix(6).allSatisfy({ $0.kind == .number }) else { return nil }
    return AffineTransform(
      a: number(fromEnd: 5), b: number(fromEnd: 4), c: number(fromEnd: 3), d: number(fromEnd: 2),
      tx: number(fromEnd: 1), ty: number(fromEnd: 0))
  }
}
