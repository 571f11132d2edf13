import RectoPDF
import Testing

@testable import RectoFormats

@Suite("The fonts of the text layer") struct LayerFontTests {
  @Test("Codes follow Unicode, and their table says ranges") func ranges() {
    let codes = LayerCodes(["c", "a", "b", "ж", " ", "😀", "b"])
    #expect(codes.characters == [" ", "a", "b", "c", "ж", "😀"])
    #expect(codes["a"] == 2)
    #expect(codes["z"] == nil)
    #expect(codes.glyphs == [0, 0, 0, 1, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2])
    #expect(
      codes.toUnicode.contains(
        "4 beginbfrange\n<0001> <0001> <0020>\n<0002> <0004> <0061>\n<0005> <0005> <0436>\n<0006> <0006> <D83DDE00>"
      ))
  }

  @Test("No range goes over a high byte, of codes or of characters, and no part has over a hundred")
  func limits() {
    let codes = LayerCodes((0x4E00..<0x5000).compactMap(Unicode.Scalar.init) + ["\u{200}", "a"])
    let texts = CharacterCodes(Array(codes.toUnicode.utf8)).texts
    #expect(texts.count == codes.characters.count)
    for (index, character) in codes.characters.enumerated() {
      #expect(texts[index + 1] == [UInt8(character.value >> 8), UInt8(character.value & 255)])
    }
    let ranges = codes.toUnicode.split(separator: "\n").filter { $0.hasPrefix("<") && $0.count == 20 }
    #expect(ranges.allSatisfy { $0.dropFirst(1).prefix(2) == $0.dropFirst(8).prefix(2) })
    let scattered = LayerCodes((0..<250).compactMap { Unicode.Scalar(0x4E00 + 2 * $0) })
    #expect(
      scattered.toUnicode.contains("100 beginbfrange") && scattered.toUnicode.contains("50 beginbfrange"))
    #expect(CharacterCodes(Array(scattered.toUnicode.utf8)).texts.count == 250)
  }

  @Test("FreeType finds a glyph for every character of WinAnsi", arguments: RectangleFont.Shape.allCases)
  func loads(_ shape: RectangleFont.Shape) throws {
    _ = try GlyphFace(font: RectangleFont.embedded(shape))
    #expect(LayerCharacterMap.codes["€"] == 0x80)
    #expect(LayerCharacterMap.codes["Ÿ"] == 0x9F)
    #expect(LayerCharacterMap.codes["ÿ"] == 0xFF)
    #expect(LayerCharacterMap.codes["\u{AD}"] == nil)
    #expect(LayerCharacterMap.codes["\u{81}"] == nil)
    let table = LayerCharacterMap.table.map(Int.init)
    for character in LayerCharacterMap.codes.keys {
      #expect(glyph(Int(character.value), in: table) == (character == " " ? 1 : 2), "\(character)")
    }
    #expect(glyph(0x436, in: table) == 0)
  }

  /// As the format defines it: the segment that ends at or after the character.
  private func glyph(_ character: Int, in table: [Int]) -> Int {
    func number(_ offset: Int) -> Int { table[offset] << 8 | table[offset + 1] }
    let count = number(12 + 6) / 2
    let (ends, starts) = (12 + 14, 12 + 16 + 2 * count)
    guard let segment = (0..<count).first(where: { number(ends + 2 * $0) >= character }),
      number(starts + 2 * segment) <= character
    else { return 0 }
    let offsets = starts + 4 * count
    let offset = number(offsets + 2 * segment)
    if offset == 0 { return (character + number(starts + 2 * count + 2 * segment)) & 0xFFFF }
    return number(offsets + 2 * segment + offset + 2 * (character - number(starts + 2 * segment)))
  }
}
