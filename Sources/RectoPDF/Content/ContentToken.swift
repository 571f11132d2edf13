/// A lexical unit of a content stream, known by where it lies.
package struct ContentToken: Sendable, Hashable {
  package enum Kind: Sendable {
    case number, name, string, hexString, arrayStart, arrayEnd, dictionaryStart, dictionaryEnd
    /// Operators, and `true`, `false`, `null`.
    case keyword
  }

  package var kind: Kind
  package var start: Int
  package var end: Int

  package var range: Range<Int> { start..<end }
}

/// The characters of PDF syntax.
enum ContentByte {
  @inline(__always) static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0
  }

  @inline(__always) static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case 40, 41, 60, 62, 91, 93, 123, 125, 47, 37: true  // ( ) < > [ ] { } / %
    default: false
    }
  }

  @inline(__always) static func isRegular(_ byte: UInt8) -> Bool {
    !isWhiteSpace(byte) && !isDelimiter(byte)
  }

  @inline(__always) static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 48...57: byte - 48
    case 65...70: byte - 55
    case 97...102: byte - 87
    default: nil
    }
  }
}
