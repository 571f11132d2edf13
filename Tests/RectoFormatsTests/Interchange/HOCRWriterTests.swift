import Foundation
import RectoFormats
import RectoModel
import RectoTesting
import Testing

@Suite struct HOCRWriterTests {
  @Test func everythingComesBack() throws {
    let document = try everyContent()
    let written = try write(document, as: "hocr")
    let back = try readBack(written.text)
    #expect(back.document.pages.count == document.pages.count)
    for (page, original) in zip(back.document.pages, document.withoutPictures.pages) {
      #expect(page.size == original.size)
      #expect(page.blocks.map(\.id) == original.blocks.map(\.id))
      #expect(page.lines == original.lines)
      #expect(page.blocks.map(\.content.typeName) == original.blocks.map(\.content.typeName))
    }
    #expect(back.diagnostics.isEmpty, "\(back.diagnostics)")
  }

  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func goldenDocumentsComeBack(_ golden: GoldenCase) throws {
    let written = try write(try golden.document(), as: "hocr").text
    let back = try readBack(written)
    let again = try write(back.document, as: "hocr").text
    // Control characters and blanks inside words don't come back, and are reported.
    guard golden.name != "hostile-characters" else { return }
    #expect(again == written)
    let document = try golden.document().withoutPictures
    #expect(back.document.pages.map(\.blocks) == document.pages.map(\.blocks))
    #expect(back.document.pages.map(\.size) == document.pages.map(\.size))
    #expect(back.document.pages.map(\.resolution) == document.pages.map(\.resolution))
    #expect(back.document.pages.map(\.label) == document.pages.map(\.label))
    #expect(back.document.pages.map(\.language) == document.pages.map(\.language))
    #expect(back.document.pages.map(\.provenance) == document.pages.map(\.provenance))
    #expect(back.document.metadata == document.metadata)
  }

  @Test func boxesOutsideThePageAndFractionsAreKept() throws {
    let word = Word(
      "a", box: Rect(x: -2.5, y: 0.25, width: 10.125, height: 3), confidence: Confidence(0.9876))
    let line = TextLine(
      words: [word], box: word.box,
      baseline: Baseline([Point(x: 0, y: 2), Point(x: 3, y: 2.5), Point(x: 9, y: 4)]))
    let document = Document(pages: [Sample.page([Sample.block(.paragraph(Paragraph([line])), id: "b")])])
    let written = try write(document, as: "hocr").text
    #expect(written.contains("title=\"bbox 0 0 8 3; x_bbox -2.5 0.25 7.625 3.25; x_wconf 98.76\""))
    let back = try readBack(written).document
    #expect(back.pages.first?.lines == [line])
  }

  @Test func dangerousLinksAreNotWritten() throws {
    let line = Sample.line([Sample.word("a", link: "javascript:alert(1)")])
    let document = Document(pages: [Sample.page([Sample.block(.paragraph(Paragraph([line])), id: "b")])])
    let written = try write(document, as: "hocr")
    #expect(!written.text.contains("javascript"))
    #expect(
      written.diagnostics == [
        .contentOmitted(page: 1, block: "b", what: "links that run programs or open local files")
      ])
  }

  @Test func glyphsCanBeLeftOut() throws {
    let box = Rect(x: 1, y: 2, width: 30, height: 4)
    let glyphs = [Glyph("a", box: box, confidence: Confidence(0.5)), Glyph("b", box: box)]
    let line = TextLine(words: [Word("ab", box: box, glyphs: glyphs)], box: box)
    let document = Document(pages: [Sample.page([Sample.block(.paragraph(Paragraph([line])), id: "b")])])
    #expect(
      try readBack(try write(document, as: "hocr").text).document.pages.first?.words.first?.glyphs == glyphs)
    #expect(!(try write(document, as: "hocr", ["glyphs": "false"]).text.contains("class=\"ocrx_cinfo\"")))
  }
}
