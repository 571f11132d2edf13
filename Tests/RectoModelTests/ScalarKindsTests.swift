import RectoModel
import Testing

struct ScalarKindsTests {
  @Test func asciiIsAsUnicodeHasIt() {
    let others: [Unicode.Scalar] = ["é", "紙", "Ⅷ", "½", "٣", "\u{A0}", "\u{301}", "Σ"]
    for scalar in (0..<0x80).compactMap(Unicode.Scalar.init) + others {
      #expect(scalar.isLetter == scalar.properties.isAlphabetic)
      #expect(scalar.isCapital == scalar.properties.isUppercase)
      #expect(scalar.isNumeral == (scalar.properties.numericType != nil))
      #expect(scalar.isBlank == scalar.properties.isWhitespace)
    }
  }

  @Test(arguments: ["", "plain 12", "a\r\nb", "e\u{301}tude", "👨‍👩‍👧 7", "\n\n", "紙"])
  func charactersAreCounted(_ text: String) {
    #expect(text.characterCount == text.count)
    #expect(text.count(plain: \.isLetter, other: \.isLetter) == text.count(where: \.isLetter))
    #expect(text.count(plain: \.isNumeral, other: \.isNumber) == text.count(where: \.isNumber))
  }
}
