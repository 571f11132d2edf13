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

  @Test("Widths that make no sense, and lists of them without end") func widths() {
    let page = DrawnPage("BT /X 9 Tf 9 9 Td <00010002> Tj ET")
    let resources = page.document.page(0)["/Resources"]
    let ranges = String(repeating: "0 65535 500 ", count: 2000)
    resources["/Font"].set(
      "/X",
      "<< /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW -99999999999 /W [-5 99999999 1 \(ranges)] >>] >>"
    )
    #expect(page.summary().text.map(\.codeCount) == [2])
  }
}
