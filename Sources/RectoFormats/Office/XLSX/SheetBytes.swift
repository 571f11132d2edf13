/// XML of rows in the making, as bytes: elements by the million are too many for one call each.
struct SheetBytes {
  private(set) var bytes: [UInt8] = []

  /// Enough for one write.
  var isFull: Bool { bytes.count >= 1 << 16 }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// XML as it stands.
  mutating func add(_ xml: StaticString) {
    xml.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func add(_ ascii: String) { bytes.append(contentsOf: ascii.utf8) }

  mutating func add(_ ascii: [UInt8]) { bytes.append(contentsOf: ascii) }

  mutating func add(_ number: Int) {
    if number < 10 {
      bytes.append(UInt8(48 + number))
    } else {
      add(number / 10)
      bytes.append(UInt8(48 + number % 10))
    }
  }

  /// `<t>` with the text. What XML or spreadsheets would read as something else is escaped.
  mutating func addText(_ text: String) {
    let keepsBlanks = text.utf8.first == 0x20 || text.utf8.last == 0x20 || text.utf8.contains(0x0A)
    if keepsBlanks { add("<t xml:space=\"preserve\">") } else { add("<t>") }
    if text.utf8.contains(where: Self.isSpecial) {
      addEscaped(text)
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    add("</t>")
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x5F || byte == 0xEF
  }

  private mutating func addEscaped(_ text: String) {
    for scalar in text.withSignsEscaped.unicodeScalars {
      switch scalar {
      case "&": add("&amp;")
      case "<": add("&lt;")
      case ">": add("&gt;")
      case "\u{FFFE}", "\u{FFFF}": break
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}

extension String {
  /// Readers take `_x0041_` for an A: the underscore of such a text is written as a sign of this kind itself.
  var withSignsEscaped: String {
    guard utf8.contains(0x5F) else { return self }
    let scalars = Array(unicodeScalars)
    var escaped = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      let isSign =
        scalar == "_" && index + 6 < scalars.count && scalars[index + 1] == "x" && scalars[index + 6] == "_"
        && scalars[(index + 2)...(index + 5)].allSatisfy(\.properties.isASCIIHexDigit)
      escaped.append(contentsOf: isSign ? "_x005F_".unicodeScalars : String(scalar).unicodeScalars)
    }
    return String(escaped)
  }
}
