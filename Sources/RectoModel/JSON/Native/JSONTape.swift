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
  let values: [Value]

  init(_ bytes: [UInt8]) throws(Broken) {
    self.bytes = bytes
    guard bytes.count < UInt32.max else { throw Broken(place: 0) }
    values = try bytes.withUnsafeBufferPointer { text throws(Broken) in
      var reading = JSONTapeReading(text)
      return try reading.read()
    }
  }

  // MARK: Values

  func text(_ index: Int) -> ArraySlice<UInt8> { bytes[values[index].text] }

  /// nil when it is no UTF-8, or an escape in it is none.
  func string(_ index: Int) -> String? {
    let text = values[index].text
    let valid = bytes.withUnsafeBufferPointer {
      String(validating: UnsafeBufferPointer(rebasing: $0[text]), as: UTF8.self)
    }
    guard let string = valid else { return nil }
    return values[index].hasEscapes ? Self.unescaped(string) : string
  }

  /// How long the text of the value is, without its quotes.
  func length(_ index: Int) -> Int { values[index].text.count }

  /// Whether the text of the value is this, without its quotes.
  func isText(_ index: Int, _ other: StaticString) -> Bool {
    let text = values[index].text
    guard text.count == other.utf8CodeUnitCount else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for place in 0..<text.count where bytes[text.lowerBound + place] != other.utf8Start[place] {
        return false
      }
      return true
    }
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
    let text = values[index].text
    let short = bytes.withUnsafeBufferPointer { Self.shortDouble(UnsafeBufferPointer(rebasing: $0[text])) }
    return short ?? Double(String(decoding: bytes[text], as: UTF8.self))
  }

  /// Of up to 15 digits, which a division tells exactly; nil for others.
  private static func shortDouble(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
    var (digits, decimals, isNegative) = (0, -1, false)
    guard text.count <= 16 else { return nil }
    for place in 0..<text.count {
      let byte = text[place]
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
