import RectoModel
import RectoPDF
import Testing

@Suite("Fonts whose codes have characters") struct FontUnicodeTests {
  private func font(_ syntax: String) -> PageContentSummary.Font? {
    let page = DrawnPage("BT /X 9 Tf 9 9 Td (a) Tj ET")
    let resources = page.document.page(0)["/Resources"]
    resources["/Font"].set("/X", syntax)
    return page.summary().fonts.first
  }

  @Test(
    "Known by their encoding or the names of their glyphs",
    arguments: [
      ("/Subtype /TrueType /Encoding /WinAnsiEncoding", true), ("/Subtype /Type1", true),
      ("/Subtype /TrueType /FontDescriptor << /Flags 4 >>", false),
      ("/Subtype /TrueType /FontDescriptor << /Flags 32 >>", true),
      ("/Subtype /Type3 /Encoding << /Differences [1 /g12 /c34 /G0A /cid7] >>", false),
      (
        "/Subtype /Type3 /Encoding << /Differences [1 /A /uni20AC /f_i /eacute /a.sc /u1F600 /afii10017] >>",
        true
      ),
      ("/Subtype /Type3", false),
      ("/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< >>]", false),
      ("/Subtype /Type0 /Encoding /UniGB-UCS2-H /DescendantFonts [<< >>]", true),
      (
        "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /CIDSystemInfo << /Registry (Adobe) "
          + "/Ordering (Japan1) >> >>]", true
      ),
      (
        "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /CIDSystemInfo << /Registry (Adobe) "
          + "/Ordering (Identity) >> >>]", false
      ),
    ]) func unicode(entries: String, isKnown: Bool)
  {
    #expect(font("<< /Type /Font \(entries) >>")?.hasUnicode == isKnown)
  }

  @Test("The tag of a subset is no part of the name") func names() {
    #expect(font("<< /Subtype /Type1 /BaseFont /ABCDEF+Sans >>")?.baseName == "Sans")
    let glyphless = font("<< /Subtype /Type1 /BaseFont /GlyphLessFont >>")
    #expect(glyphless?.isGlyphless == true)
  }

  @Test(
    "Widths that make no sense, and lists of them without end",
    arguments: [
      """
      /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW -99999999999 /W [-5 99999999 1 \
      9223372036854775807 -9223372036854775808 1 9223372036854775807 [1 2] \
      \(String(repeating: "0 65535 500 ", count: 2000))] >>]
      """,
      "/Subtype /Type3 /FirstChar 9223372036854775807 /Widths [1 2] /FontMatrix [0 0 0 0 0 0] /FontBBox [0 \(huge) 0 \(huge)]",
      "/Subtype /Type3 /FirstChar -9223372036854775808 /Widths [\(huge) (x) 2] /FontMatrix [\(huge) 0 0 1 0 0]",
      "/Subtype /Type1 /FirstChar 96 /Widths [\(huge) -\(huge)] /FontDescriptor << /MissingWidth \(huge) >>",
    ]) func widths(entries: String)
  {
    let page = DrawnPage("BT /X 9 Tf 9 9 Td <0061006200630064> Tj ET")
    let resources = page.document.page(0)["/Resources"]
    resources["/Font"].set("/X", "<< \(entries) >>")
    let text = page.summary().text
    #expect(text.count == 1 && text[0].box.width.isFinite && text[0].box.height.isFinite)
  }

  private static let huge = String(repeating: "9", count: 400) + ".5"
}
