import RectoModel
import Testing

@testable import RectoFormats

@Suite struct RectangleFontTests {
  private func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }

  /// The tables by name.
  private func tables(_ font: [UInt8]) -> [String: ArraySlice<UInt8>] {
    var tables: [String: ArraySlice<UInt8>] = [:]
    for index in 0..<number(font[4..<6]) {
      let entry = 12 + 16 * index
      let offset = number(font[entry + 8..<entry + 12])
      let length = number(font[entry + 12..<entry + 16])
      tables[String(decoding: font[entry..<entry + 4], as: UTF8.self)] = font[offset..<offset + length]
    }
    return tables
  }

  @Test(arguments: [2, 3, 1000]) func hasSoManyGlyphs(_ count: Int) throws {
    let tables = tables(RectangleFont(.deep, glyphCount: count).bytes)
    let profile = try #require(tables["maxp"])
    #expect(number(profile.dropFirst(4).prefix(2)) == count)
    let loca = Array(try #require(tables["loca"]))
    #expect(loca.count == 4 * (count + 1))
    let lengths = (0..<count).map { glyph in
      number(loca[4 * glyph + 4..<4 * glyph + 8]) - number(loca[4 * glyph..<4 * glyph + 4])
    }
    #expect(lengths[1] == 0)
    #expect(lengths.enumerated().allSatisfy { $0 == 1 || $1 == 28 })
    #expect(number(loca.suffix(4)) == tables["glyf"]?.count)
    #expect(tables["hmtx"].map { $0.count >= 2 * count + 2 } == true)
  }

  @Test(arguments: [2, 40, 65_535]) func freeTypeLoadsIt(_ count: Int) throws {
    _ = try GlyphFace(font: RectangleFont(.deep, glyphCount: count).bytes)
  }

  @Test func freeTypeRefusesRubbish() {
    #expect(throws: RectoError.self) { try GlyphFace(font: [0, 1, 2, 3]) }
  }

  @Test func countIsClamped() throws {
    #expect(RectangleFont(.deep, glyphCount: -5).bytes == RectangleFont(.deep, glyphCount: 2).bytes)
  }
}
