/// JSON text taken apart once: its values in the order in which they stand.
final class JSONTape {
  enum Kind: UInt8, Sendable {
    case object, list, string, number, yes, no, null
  }

  struct Value: Sendable {
    var kind: Kind
    /// Its text; that of a string without the quotes.
    var start: Int
    var end: Int
    /// Where the value after it, and after all inside of it, is.
    var next: Int
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
    values.reserveCapacity(bytes.count / 12)
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
    values.append(Value(kind: kind, start: place, end: place, next: 0))
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
    values[index].end = place
    values[index].next = values.count
  }

  private func readString(_ place: inout Int) throws(Broken) {
    try take(UInt8(ascii: "\""), &place)
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      place += bytes[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard place < bytes.count else { throw Broken(place: start) }
    append(.string, start, place)
    place += 1
  }

  private func readNumber(_ place: inout Int) throws(Broken) {
    let start = place
    while place < bytes.count, Self.isOfNumber(bytes[place]) { place += 1 }
    guard place > start else { throw Broken(place: place) }
    append(.number, start, place)
  }

  private static func isOfNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
      UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  private func readWord(_ word: String, _ kind: Kind, _ place: inout Int) throws(Broken) {
    guard bytes[place...].starts(with: word.utf8) else { throw Broken(place: place) }
    append(kind, place, place + word.utf8.count)
    place += word.utf8.count
  }

  private func append(_ kind: Kind, _ start: Int, _ end: Int) {
    values.append(Value(kind: kind, start: start, end: end, next: values.count + 1))
  }

  private func take(_ byte: UInt8, _ place: inout Int) throws(Broken) {
    skipBlanks(&place)
    guard place < bytes.count, bytes[place] == byte else { throw Broken(place: place) }
    place += 1
  }

  private func skipBlanks(_ place: inout Int) {
    while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
  }

  // MARK: Values

  func text(_ index: Int) -> ArraySlice<UInt8> { bytes[values[index].start..<values[index].end] }

  /// nil when an escape in it is none.
  func string(_ index: Int) -> String? {
    let text = text(index)
    guard text.contains(UInt8(ascii: "\\")) else { return String(decoding: text, as: UTF8.self) }
    return Self.unescaped(text)
  }

  private static func unescaped(_ text: ArraySlice<UInt8>) -> String? {
    var units: [UInt16] = []
    var rest = String(decoding: text, as: UTF8.self).utf16[...]
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
      default: units.append(escape)
      }
    }
    return String(decoding: units, as: UTF16.self)
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
