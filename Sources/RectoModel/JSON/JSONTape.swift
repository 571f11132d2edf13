/// JSON text (RFC 8259, in UTF-8) taken apart once: its values in the order in which they stand.
final class JSONTape {
  enum Kind: UInt8, Sendable {
    case object, list, string, number, yes, no, null
  }

  /// Small, since there is one for every six bytes of a document.
  struct Value: Sendable {
    let kind: Kind
    let hasEscapes: Bool
    private let first: UInt32
    private var last: UInt32
    private var following: UInt32

    init(_ kind: Kind, _ text: Range<Int>, next: Int, hasEscapes: Bool = false) {
      (self.kind, self.hasEscapes) = (kind, hasEscapes)
      (first, last) = (UInt32(text.lowerBound), UInt32(text.upperBound))
      following = UInt32(next)
    }

    /// Its text; that of a string without the quotes.
    var text: Range<Int> { Int(first)..<Int(last) }
    /// Where the value after it, and after all inside of it, is.
    var next: Int { Int(following) }

    mutating func end(at place: Int, next: Int) { (last, following) = (UInt32(place), UInt32(next)) }
  }

  struct Broken: Error {
    /// In bytes.
    let place: Int
  }

  let bytes: [UInt8]
  /// A member of an object is two of them, its name and what it is.
  private(set) var values: [Value] = []

  private static let mostDepth = 2_000

  init(_ bytes: [UInt8]) throws(Broken) {
    self.bytes = bytes
    guard bytes.count < UInt32.max else { throw Broken(place: 0) }
    values.reserveCapacity(bytes.count / 6)
    var place = 0
    try read(&place, depth: 0)
    skipBlanks(&place)
    guard place == bytes.count else { throw Broken(place: place) }
  }

  // MARK: Reading

  private func read(_ place: inout Int, depth: Int) throws(Broken) {
    skipBlanks(&place)
    guard place < bytes.count, depth < Self.mostDepth else { throw Broken(place: place) }
    switch bytes[place] {
    case UInt8(ascii: "{"): try readMembers(.object, UInt8(ascii: "}"), &place, depth)
    case UInt8(ascii: "["): try readMembers(.list, UInt8(ascii: "]"), &place, depth)
    case UInt8(ascii: "\""): try readString(&place)
    case UInt8(ascii: "t"): try readWord("true", .yes, &place)
    case UInt8(ascii: "f"): try readWord("false", .no, &place)
    case UInt8(ascii: "n"): try readWord("null", .null, &place)
    default: try readNumber(&place)
    }
  }

  private func readMembers(
    _ kind: Kind, _ bracket: UInt8, _ place: inout Int, _ depth: Int
  ) throws(Broken) {
    let index = values.count
    values.append(Value(kind, place..<place, next: 0))
    place += 1
    skipBlanks(&place)
    var isFirst = true
    while place < bytes.count, bytes[place] != bracket {
      if !isFirst { try take(UInt8(ascii: ","), &place) }
      isFirst = false
      if kind == .object {
        skipBlanks(&place)
        try readString(&place)
        try take(UInt8(ascii: ":"), &place)
      }
      try read(&place, depth: depth + 1)
      skipBlanks(&place)
    }
    try take(bracket, &place)
    values[index].end(at: place, next: values.count)
  }

  private func readString(_ place: inout Int) throws(Broken) {
    try take(UInt8(ascii: "\""), &place)
    let start = place
    var hasEscapes = false
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] >= 0x20 else { throw Broken(place: place) }
      let isEscape = bytes[place] == UInt8(ascii: "\\")
      if isEscape { hasEscapes = true }
      place += isEscape ? 2 : 1
    }
    guard place < bytes.count else { throw Broken(place: start) }
    append(.string, start, place, hasEscapes: hasEscapes)
    place += 1
  }

  private func readNumber(_ place: inout Int) throws(Broken) {
    let start = place
    skip("-", &place)
    let digits = place
    try readDigits(&place)
    // No zeros before others.
    guard bytes[digits] != UInt8(ascii: "0") || place == digits + 1 else { throw Broken(place: digits) }
    if skip(".", &place) { try readDigits(&place) }
    if skip("e", &place) || skip("E", &place) {
      if !skip("+", &place) { skip("-", &place) }
      try readDigits(&place)
    }
    append(.number, start, place)
  }

  /// One at least.
  private func readDigits(_ place: inout Int) throws(Broken) {
    let start = place
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
    guard place > start else { throw Broken(place: place) }
  }

  @discardableResult
  private func skip(_ character: Unicode.Scalar, _ place: inout Int) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private func readWord(_ word: String, _ kind: Kind, _ place: inout Int) throws(Broken) {
    guard bytes[place...].starts(with: word.utf8) else { throw Broken(place: place) }
    append(kind, place, place + word.utf8.count)
    place += word.utf8.count
  }

  private func append(_ kind: Kind, _ start: Int, _ end: Int, hasEscapes: Bool = false) {
    values.append(Value(kind, start..<end, next: values.count + 1, hasEscapes: hasEscapes))
  }

  private func take(_ byte: UInt8, _ place: inout Int) throws(Broken) {
    skipBlanks(&place)
    guard place < bytes.count, bytes[place] == byte else { throw Broken(place: place) }
    place += 1
  }

  private func skipBlanks(_ place: inout Int) {
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  // MARK: Values

  func text(_ index: Int) -> ArraySlice<UInt8> { bytes[values[index].text] }

  /// nil when it is no UTF-8, or an escape in it is none.
  func string(_ index: Int) -> String? {
    guard let string = String(validating: text(index), as: UTF8.self) else { return nil }
    return values[index].hasEscapes ? Self.unescaped(string) : string
  }

  func isString(_ index: Int, _ other: String.UTF8View) -> Bool {
    guard values[index].hasEscapes else { return text(index).elementsEqual(other) }
    return string(index).map { $0.utf8.elementsEqual(other) } ?? false
  }

  private static func unescaped(_ text: String) -> String? {
    var units: [UInt16] = []
    var rest = text.utf16[...]
    while let unit = rest.popFirst() {
      guard unit == 0x5C else {
        units.append(unit)
        continue
      }
      guard let escape = rest.popFirst(), let scalar = Unicode.Scalar(escape) else { return nil }
      switch scalar {
      case "b": units.append(0x08)
      case "t": units.append(0x09)
      case "n": units.append(0x0A)
      case "f": units.append(0x0C)
      case "r": units.append(0x0D)
      case "u":
        guard rest.count >= 4, let code = UInt16(String(Substring(rest.prefix(4))), radix: 16) else {
          return nil
        }
        units.append(code)
        rest = rest.dropFirst(4)
      case "\"", "\\", "/": units.append(escape)
      default: return nil
      }
    }
    // Halves of a character alone are none.
    return String(validating: units, as: UTF16.self)
  }

  func double(_ index: Int) -> Double? {
    let text = text(index)
    return Self.shortDouble(text) ?? Double(String(decoding: text, as: UTF8.self))
  }

  /// Of up to 15 digits, which a division tells exactly; nil for others.
  private static func shortDouble(_ text: ArraySlice<UInt8>) -> Double? {
    var (digits, decimals, isNegative) = (0, -1, false)
    guard text.count <= 16 else { return nil }
    for (place, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Int(byte - UInt8(ascii: "0"))
        if decimals >= 0 { decimals += 1 }
      case UInt8(ascii: ".") where decimals < 0: decimals = 0
      case UInt8(ascii: "-") where place == 0: isNegative = true
      default: return nil
      }
    }
    guard digits < 1_000_000_000_000_000 else { return nil }
    let value = decimals > 0 ? Double(digits) / powers[decimals] : Double(digits)
    return isNegative ? -value : value
  }

  private static let powers: [Double] = (0..<16).reduce(into: [1]) { powers, _ in
    powers.append(powers[powers.count - 1] * 10)
  }
}
