/// What the dictionary of an inline image tells.
package struct InlineImage: Sendable, Hashable {
  package var pixelWidth = 0
  package var pixelHeight = 0
  /// Drawn with the colour of the moment where its bits say so.
  package var isMask = false
  var bitsPerComponent = 0
  /// nil when the colour space is none of those with a fixed number.
  var components: Int?
  var isFiltered = false
  var length: Int?

  /// nil when it takes the data to tell.
  var dataLength: Int? {
    if let length { return length }
    guard !isFiltered, (0...1_000_000).contains(pixelWidth), (0...1_000_000).contains(pixelHeight),
      let components = isMask ? 1 : components
    else { return nil }
    let bits = isMask ? 1 : bitsPerComponent
    return (pixelWidth * components * bits + 7) / 8 * pixelHeight
  }

  mutating func set(_ key: String, _ value: ContentToken, _ tokenizer: ContentTokenizer) {
    let integer = Int(tokenizer.number(value).clamped(to: -1...1e9))
    switch key {
    case "/W", "/Width": pixelWidth = integer
    case "/H", "/Height": pixelHeight = integer
    case "/BPC", "/BitsPerComponent": bitsPerComponent = min(max(integer, 0), 16)
    case "/L", "/Length": length = max(integer, 0)
    case "/IM", "/ImageMask": isMask = tokenizer.isKeyword(value, "true")
    case "/CS", "/ColorSpace":
      components = Self.components(String(decoding: tokenizer.name(value), as: UTF8.self))
    case "/F", "/Filter": isFiltered = value.kind == .name
    default: break
    }
  }

  private static func components(_ space: String) -> Int? {
    switch space {
    case "/G", "/DeviceGray", "/CalGray", "/I", "/Indexed": 1
    case "/RGB", "/DeviceRGB", "/CalRGB": 3
    case "/CMYK", "/DeviceCMYK": 4
    default: nil
    }
  }
}

extension Double {
  func clamped(to range: ClosedRange<Double>) -> Double { min(max(self, range.lowerBound), range.upperBound) }
}

// MARK: Reading

extension ContentReader {
  /// From behind `BI` to behind `EI`; nil, with nothing consumed, when no `ID` follows a dictionary.
  mutating func readInlineImage() -> InlineImage? {
    let start = tokenizer.position
    guard let image = readInlineDictionary() else {
      tokenizer.position = start
      isCut = true
      return nil
    }
    // One white space stands between ID and the data.
    let bytes = tokenizer.bytes
    let data = min(tokenizer.position + 1, bytes.count)
    if let end = knownEnd(of: image, from: data) ?? foundEnd(from: data) {
      tokenizer.position = end
    } else {
      isCut = true
      tokenizer.position = bytes.count
    }
    return image
  }

  private mutating func readInlineDictionary() -> InlineImage? {
    var image = InlineImage()
    var key: String?
    var depth = 0
    for _ in 0..<1024 {
      guard let token = tokenizer.next() else { return nil }
      switch token.kind {
      case .arrayEnd, .dictionaryEnd:
        depth -= 1
        if depth == 0 { key = nil }
      case .keyword where tokenizer.isKeyword(token, "ID"): return image
      case .keyword where ContentOperator(tokenizer.bytes[token.range]) != nil: return nil
      case .name where key == nil && depth == 0:
        key = String(decoding: tokenizer.name(token), as: UTF8.self)
      case .arrayStart, .dictionaryStart: depth += 1
      default:
        // The first in an array of filters or of a colour space says enough.
        if let key, depth <= 1 { image.set(key, token, tokenizer) }
        key = nil
      }
    }
    return nil
  }

  /// Behind `EI` when it stands where the dictionary has the data end.
  private func knownEnd(of image: InlineImage, from start: Int) -> Int? {
    guard let length = image.dataLength else { return nil }
    let bytes = tokenizer.bytes
    var end = start + length
    while end < bytes.count, ContentByte.isWhiteSpace(bytes[end]) { end += 1 }
    return isEnd(at: end) ? end + 2 : nil
  }

  private func isEnd(at index: Int) -> Bool {
    let bytes = tokenizer.bytes
    guard index + 2 <= bytes.count, bytes[index] == 69, bytes[index + 1] == 73 else { return false }
    return index + 2 == bytes.count || !ContentByte.isRegular(bytes[index + 2])
  }

  /// Behind the first `EI` between white space that content follows; failing that, behind one with something in
  /// front of it, or with something else behind it.
  private mutating func foundEnd(from start: Int) -> Int? {
    let bytes = tokenizer.bytes
    var (attached, strange): (Int?, Int?)
    var index = start
    while index + 2 <= bytes.count {
      if bytes[index] == 69, isEnd(at: index) {
        let isApart = index == start || ContentByte.isWhiteSpace(bytes[index - 1]) || bytes[index - 1] == 62
        let hasContent = isContent(from: index + 2)
        if isApart && hasContent { return index + 2 }
        if hasContent { attached = attached ?? index + 2 }
        if isApart { strange = strange ?? index + 2 }
      }
      index += 1
      searched += 1
      if searched > 4 * bytes.count, let end = attached ?? strange { return end }
    }
    return attached ?? strange
  }

  /// Whether an operator comes next, as far as a short look can tell.
  private func isContent(from start: Int) -> Bool {
    let window = start..<min(start + 256, tokenizer.bytes.count)
    var ahead = ContentTokenizer(tokenizer.bytes, in: window)
    while let token = ahead.next() {
      if ahead.isDamaged {
        return token.end == window.upperBound && window.count == 256 && token.kind == .string
      }
      guard token.kind == .keyword, !tokenizer.isKeyword(token, "true"), !tokenizer.isKeyword(token, "false")
      else { continue }
      let operation = ContentOperator(tokenizer.bytes[token.range])
      return operation != nil && operation != .endInlineImage && operation != .inlineImageData
    }
    return true
  }
}
