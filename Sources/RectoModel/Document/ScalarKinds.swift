/// What the tables of Unicode say, without a look into them for ASCII, of which most text is.
extension Unicode.Scalar {
  @inlinable package var isLetter: Bool {
    value < 0x80 ? isASCIILetter : properties.isAlphabetic
  }

  @inlinable package var isCapital: Bool {
    value < 0x80 ? (0x41...0x5A).contains(value) : properties.isUppercase
  }

  /// It has a numeric value: digits, fractions, Roman numerals of one sign.
  @inlinable package var isNumeral: Bool {
    value < 0x80 ? (0x30...0x39).contains(value) : properties.numericType != nil
  }

  @inlinable package var isBlank: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  @usableFromInline package var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }
}

extension String {
  /// Every byte of it is a character: ASCII, and no line end of two.
  package var isPlain: Bool { utf8.allSatisfy { $0 < 0x80 && $0 != 0x0D } }

  /// As `count`, without a look for clusters where there can be none.
  package var characterCount: Int { isPlain ? utf8.count : count }

  /// How many of its characters are of a kind. Those of plain text are told by their scalar alone.
  package func count(plain: (Unicode.Scalar) -> Bool, other: (Character) -> Bool) -> Int {
    isPlain ? unicodeScalars.count(where: plain) : count(where: other)
  }
}
