import RectoPDF
import Testing

@Suite("PDF/A: fonts of foreign files") struct ArchiveFontTests {
  private static let shown = "BT /F 10 Tf 10 10 Td (A) Tj ET"

  private func file(_ content: String = shown) -> ArchiveFile { ArchiveFile(content: content) }

  @Test("Fonts that agree with their programs are no obstacle") func sound() {
    let trueType = file()
    trueType.addFont("/TrueType", program: TestFonts.trueType())
    #expect(trueType.obstacles().isEmpty)
    let type1 = file()
    type1.addFont("/Type1", program: TestFonts.type1(), key: "/FontFile")
    #expect(type1.obstacles().isEmpty)
    let compact = file()
    compact.addFont("/Type1", program: TestFonts.compact(), key: "/FontFile3", kind: "/Type1C")
    #expect(compact.obstacles().isEmpty)
  }

  @Test("Other widths than the program's are refused") func widths() {
    let trueType = file()
    trueType.addFont("/TrueType", program: TestFonts.trueType(width: 602))
    #expect(trueType.obstacles() == ["6.2.11.5"])
    let type1 = file()
    type1.addFont("/Type1", program: TestFonts.type1(width: 700), key: "/FontFile")
    #expect(type1.obstacles() == ["6.2.11.5"])
    let compact = file()
    compact.addFont("/Type1", program: TestFonts.compact(width: 700), key: "/FontFile3", kind: "/Type1C")
    #expect(compact.obstacles() == ["6.2.11.5"])
  }

  @Test("A width may differ by one thousandth") func tolerance() {
    let trueType = file()
    trueType.addFont("/TrueType", program: TestFonts.trueType(width: 601))
    #expect(trueType.obstacles().isEmpty)
  }

  @Test("A font that isn't embedded is refused by name and page, unless its text is invisible")
  func embedding() {
    let seen = file()
    seen.addFont("/Type1")
    let obstacles = ArchiveCheck.obstacles(in: seen.document, level: ArchiveLevel(.two, .b))
    #expect(obstacles.map(\.clause) == ["6.2.11.4.1"])
    #expect(
      obstacles.first?.description.hasPrefix("page 1: The font Test isn't embedded; embed all fonts") == true)
    let hidden = file("BT 3 Tr /F 10 Tf 10 10 Td (A) Tj ET")
    hidden.addFont("/Type1")
    #expect(hidden.obstacles().isEmpty)
    let unused = file("0 g")
    unused.addFont("/Type1")
    #expect(unused.obstacles().isEmpty)
  }

  @Test("Invisible text ends with the graphics state around it") func restoredMode() {
    let seen = file("q 3 Tr Q BT /F 10 Tf (A) Tj ET")
    seen.addFont("/Type1")
    #expect(seen.obstacles() == ["6.2.11.4.1"])
  }

  @Test("Codes without a glyph are refused, even in invisible text", arguments: ["", "3 Tr "])
  func missing(mode: String) {
    let trueType = file("BT \(mode)/F 10 Tf (B) Tj ET")
    trueType.addFont("/TrueType", program: TestFonts.trueType())
    #expect(trueType.obstacles() == ["6.2.11.8"])
  }

  @Test("A symbolic TrueType font has no encoding, another one has a standard one") func encodings() {
    let symbolic = file()
    symbolic.addFont("/TrueType", program: TestFonts.trueType(encoding: 0), flags: 4)
    #expect(symbolic.obstacles().contains("6.2.11.6"))
    let own = file()
    own.addFont("/TrueType", program: TestFonts.trueType(), encoding: "<< /Differences [65 /A] >>")
    #expect(own.obstacles().contains("6.2.11.6"))
  }

  @Test(
    "Damaged programs are refused",
    arguments: [[], [0, 1, 0, 0, 255, 255], Array(TestFonts.trueType().prefix(150))])
  func damage(program: [UInt8]) {
    for key in ["/FontFile", "/FontFile2"] {
      let broken = file()
      broken.addFont("/TrueType", program: program, key: key)
      #expect(!broken.obstacles().isEmpty)
    }
    let compact = file()
    compact.addFont("/Type1", program: program, key: "/FontFile3", kind: "/Type1C")
    #expect(!compact.obstacles().isEmpty)
  }

  @Test("Any cut of a program is survived", arguments: [0, 1, 2]) func cuts(kind: Int) {
    let program = [TestFonts.trueType(), TestFonts.type1(), TestFonts.compact()][kind]
    let key = ["/FontFile2", "/FontFile", "/FontFile3"][kind]
    for length in stride(from: 0, to: program.count, by: 3) {
      for flip in [UInt8(0), 255] {
        var bytes = program
        bytes[length] ^= flip
        let cut = file()
        let bytesKept = flip == 0 ? Array(bytes.prefix(length)) : bytes
        cut.addFont(kind == 0 ? "/TrueType" : "/Type1", program: bytesKept, key: key, kind: "/Type1C")
        #expect(cut.obstacles().allSatisfy { $0.hasPrefix("6.2.11") })
      }
    }
  }

  @Test("A composite font is checked glyph by glyph") func composite() {
    func composite(_ code: String, widths: String) -> ArchiveFile {
      let file = ArchiveFile(content: "BT /F 10 Tf <\(code)> Tj ET")
      let document = file.document
      let descriptor = document.object("<< /Type /FontDescriptor /FontName /Test /Flags 4 >>")
      descriptor.set("/FontFile2", document.stream(TestFonts.trueType()))
      let descendant = document.object(
        """
        << /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /W \(widths)
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
        """)
      descendant.set("/FontDescriptor", document.indirect(descriptor))
      let font = document.object("<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H >>")
      font.set("/DescendantFonts", "[]")
      font["/DescendantFonts"].append(document.indirect(descendant))
      file.add("/Font", "/F", document.indirect(font))
      return file
    }
    let sound = composite("0001", widths: "[1 [600]]")
    #expect(sound.obstacles().isEmpty)
    #expect(sound.obstacles(.two, .u) == ["6.2.11.7"])
    sound.convert()
    let descendant = sound.page["/Resources"]["/Font"]["/F"]["/DescendantFonts"].item(0)
    #expect(descendant["/CIDToGIDMap"].name == "/Identity")
    #expect(composite("0001", widths: "[1 1 601.5]").obstacles() == ["6.2.11.5"])
    #expect(composite("0000", widths: "[0 [500]]").obstacles() == ["6.2.11.8"])
    #expect(composite("0009", widths: "[1 [600]]").obstacles() == ["6.2.11.8"])
  }

  @Test("Level u: names of glyphs become a table to Unicode") func unicode() throws {
    let named = file()
    named.addFont("/TrueType", program: TestFonts.trueType())
    #expect(named.obstacles(.two, .u).isEmpty)
    named.convert(.two, .u)
    let found = named.page["/Resources"]["/Font"]["/F"]["/ToUnicode"].streamData(.generalized)
    let table = try #require(found)
    #expect(String(decoding: table, as: UTF8.self).contains("<41> <0041>"))
    let symbolic = file()
    symbolic.addFont("/TrueType", program: TestFonts.trueType(encoding: 0), flags: 4, encoding: "null")
    #expect(symbolic.obstacles().isEmpty)
    #expect(symbolic.obstacles(.two, .u) == ["6.2.11.7"])
  }

  @Test("A font with Macintosh codes only keeps its glyphs and tells its characters") func macintosh() throws
  {
    let macintosh = file()
    let program = TestFonts.trueType(platform: 1, encoding: 0)
    macintosh.addFont("/TrueType", program: program, encoding: "/MacRomanEncoding")
    #expect(macintosh.obstacles().isEmpty)
    macintosh.convert()
    let font = macintosh.page["/Resources"]["/Font"]["/F"]
    #expect(font["/Encoding"].isNull && font["/FontDescriptor"]["/Flags"].integer == 4)
    let found = font["/ToUnicode"].streamData(.generalized)
    let table = try #require(found)
    #expect(String(decoding: table, as: UTF8.self).contains("<8A> <00E4>"))
    #expect(macintosh.obstacles(.two, .u).isEmpty)
  }

  @Test("The list of a subset's glyphs is written anew") func glyphLists() {
    let type1 = file()
    type1.addFont("/Type1", program: TestFonts.type1(), key: "/FontFile")
    type1.page["/Resources"]["/Font"]["/F"]["/FontDescriptor"].set("/CharSet", "(/B)")
    type1.convert()
    #expect(type1.page["/Resources"]["/Font"]["/F"]["/FontDescriptor"]["/CharSet"].text == "/A")
  }

  @Test(
    "Drawn fonts: glyphs are followed, and their widths compared",
    arguments: [
      ("600 0 d0 0 g", []), ("500 0 d0", ["6.2.11.5"]), ("600 0 d0 1 0 0 0 k", ["6.2.4.3"]),
      ("0 g", ["6.2.11.5"]),
    ])
  func drawn(glyph: String, clauses: [String]) {
    let drawn = file()
    let font = drawn.document.object(
      """
      << /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 600 700] /FirstChar 65
      /LastChar 65 /Widths [600] /Encoding << /Differences [65 /A] >> /CharProcs << >> >>
      """)
    font["/CharProcs"].set("/A", drawn.document.stream(Array(glyph.utf8)))
    drawn.add("/Font", "/F", drawn.document.indirect(font))
    #expect(drawn.obstacles() == clauses)
    drawn.convert(.two, .u)
    #expect(drawn.page["/Resources"]["/Font"]["/F"]["/Resources"].kind == .dictionary)
    #expect(drawn.obstacles(.two, .u) == clauses)
  }

  @Test("A character map of the file's own is read, one from outside can't be checked") func characterMaps() {
    func mapped(_ map: String, wide: Int = 0) -> ArchiveFile {
      let file = ArchiveFile(content: "BT /F 10 Tf <2041> Tj ET")
      let document = file.document
      let descriptor = document.object("<< /Type /FontDescriptor /FontName /Test /Flags 4 >>")
      descriptor.set("/FontFile3", file.stream(TestFonts.compact(), "<< /Subtype /CIDFontType0C >>"))
      let descendant = document.object(
        """
        << /Type /Font /Subtype /CIDFontType0 /BaseFont /Test /DW 600 /W [0 [500]]
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
        """)
      descendant.set("/FontDescriptor", document.indirect(descriptor))
      let font = document.object("<< /Type /Font /Subtype /Type0 /BaseFont /Test /DescendantFonts [] >>")
      font["/DescendantFonts"].append(document.indirect(descendant))
      let entries = """
        << /Type /CMap /CMapName /Own /WMode \(wide)
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>
        """
      if map.hasPrefix("/") {
        font.set("/Encoding", map)
      } else {
        font.set("/Encoding", file.stream(Array(map.utf8), entries))
      }
      file.add("/Font", "/F", document.indirect(font))
      return file
    }
    let bytes = "1 begincodespacerange <20> <7F> endcodespacerange "
    #expect(mapped(bytes + "1 begincidrange <20> <7F> 1 endcidrange").obstacles() == ["6.2.11.8"])
    let single = "2 begincidchar <20> 1 <41> 1 endcidchar"
    #expect(mapped(bytes + single).obstacles().isEmpty)
    #expect(mapped(bytes + single, wide: 1).obstacles() == ["6.2.11.3.3"])
    #expect(mapped("/UniGB-UCS2-H").obstacles() == ["6.2.11.3.3"])
  }
}
