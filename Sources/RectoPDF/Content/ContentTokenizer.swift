/// Cuts the bytes of a content stream into tokens, in linear time and without nesting: brackets are tokens.
/// Comments count as white space. Damage ends or skips a token and is noted.
package struct ContentTokenizer: Sendable {
  package let bytes: [UInt8]
  package var position: Int
  private let end: Int
  /// Whether something read so far breaks the rules of the syntax.
  package private(set) var isDamaged = false

  package init(_ bytes: [UInt8]) { self.init(bytes, in: 0..<bytes.count) }

  init(_ bytes: [UInt8], in range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  /// nil at the end.
  package mutating func next() -> ContentToken? {
    while true {
      skipWhiteSpace()
      guard position < end else { return nil }
      let start = position
      if let kind = readToken() { return ContentToken(kind: kind, start: start, end: position) }
      isDamaged = true
    }
  }

  /// Consumes at least a byte. nil for what is no token.
  private mutating func readToken() -> ContentToken.Kind? {
    let byte = bytes[position]
    switch byte {
    case 40: return readString()  // (
    case 60: return readAngle()  // <
    case 91: return single(.arrayStart)
    case 93: return single(.arrayEnd)
    case 62:  // >
      guard position + 1 < end, bytes[position + 1] == 62 else { return single(nil) }
      position += 2
      return .dictionaryEnd
    case 47:  // /
      position += 1
      skipRegular()
      return .name
    case 41, 123, 125: return single(nil)  // ) { }
    default: return readRegular()
    }
  }

  private mutating func single(_ kind: ContentToken.Kind?) -> ContentToken.Kind? {
    position += 1
    return kind
  }

  private mutating func skipWhiteSpace() {
    while position < end {
      let byte = bytes[position]
      if byte == 37 {  // %
        while position < end, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      } else if ContentByte.isWhiteSpace(byte) {
        position += 1
      } else {
        return
      }
    }
  }

  private mutating func skipRegular() {
    while position < end, ContentByte.isRegular(bytes[position]) { position += 1 }
  }

  private mutating func readRegular() -> ContentToken.Kind {
    var isNumber = true
    while position < end, ContentByte.isRegular(bytes[position]) {
      switch bytes[position] {
      case 48...57, 43, 45, 46: break  // digits, + - .
      default: isNumber = false
      }
      position += 1
    }
    // A lone sign or point stands for 0 with all readers.
    return isNumber ? .number : .keyword
  }

  private mutating func readString() -> ContentToken.Kind {
    var depth = 0
    while position < end {
      let byte = bytes[position]
      position += 1
      switch byte {
      case 92: position = min(position + 1, end)  // \
      case 40: depth += 1
      case 41:
        depth -= 1
        if depth == 0 { return .string }
      default: break
      }
    }
    isDamaged = true
    return .string
  }

  private mutating func readAngle() -> ContentToken.Kind {
    position += 1
    if position < end, bytes[position] == 60 {
      position += 1
      return .dictionaryStart
    }
    while position < end {
      let byte = bytes[position]
      position += 1
      if byte == 62 { return .hexString }
      if ContentByte.hexValue(byte) == nil, !ContentByte.isWhiteSpace(byte) { isDamaged = true }
    }
    isDamaged = true
    return .hexString
  }
}

// MARK: Values

extension ContentTokenizer {
  /// Finite; 0 for what is no number.
  package func number(_ token: ContentToken) -> Double {
    guard token.kind == .number else { return 0 }
    var (value, scale, isNegative, hasPoint) = (0.0, 1.0, false, false)
    for index in token.start..<token.end {
      switch bytes[index] {
      case let digit where digit >= 48 && digit <= 57:
        // More digits than a double holds would only overflow.
        guard value < 1e15 else { continue }
        value = value * 10 + Double(digit - 48)
        if hasPoint { scale *= 10 }
      case 46: hasPoint = true
      case 45 where index == token.start: isNegative = true
      case 45: return finish(value, scale, isNegative)
      default: break
      }
    }
    return finish(value, scale, isNegative)
  }

  private func finish(_ value: Double, _ scale: Double, _ isNegative: Bool) -> Double {
    let number = value / scale
    return isNegative ? -number : number
  }

  /// With its slash, `#20` and the like decoded; empty for what is no name.
  package func name(_ token: ContentToken) -> [UInt8] {
    guard token.kind == .name else { return [] }
    var name: [UInt8] = []
    var index = token.start
    while index < token.end {
      if bytes[index] == 35, index + 2 < token.end, let high = ContentByte.hexValue(bytes[index + 1]),
        let low = ContentByte.hexValue(bytes[index + 2]), high | low != 0
      {
        name.append(high << 4 | low)
        index += 3
      } else {
        name.append(bytes[index])
        index += 1
      }
    }
    return name
  }

  package func isKeyword(_ token: ContentToken, _ letters: String) -> Bool {
    token.kind == .keyword && equals(token, letters)
  }

  /// A name without its slash.
  package func isName(_ token: ContentToken, _ letters: String) -> Bool {
    token.kind == .name
      && equals(ContentToken(kind: .name, start: token.start + 1, end: token.end), letters)
  }

  private func equals(_ token: ContentToken, _ letters: String) -> Bool {
    token.end - token.start == letters.utf8.count
      && letters.utf8.elementsEqual(bytes[token.range])
  }

  /// The bytes that a string stands for.
  package func string(_ token: ContentToken) -> ContentStringBytes {
    ContentStringBytes(bytes, token)
  }
}
