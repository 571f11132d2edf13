import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct PDFOutlineTests {
  private func heading(_ level: Int, _ text: String, y: Double = 0) -> Block {
    Block(
      id: BlockID(text), region: Region(Rect(x: 10, y: y, width: 50, height: 10)),
      content: .heading(Heading(level: level, Paragraph(Sample.lines(text)))))
  }

  private func outline(_ document: Document, _ choice: PDFOutline.Choice = .auto) -> PDFOutline? {
    PDFOutline(document, choice) { _, corner in corner }
  }

  @Test func headingsNestWithoutGaps() {
    let document = Sample.document(
      [heading(1, "A"), heading(3, "B"), heading(3, "C")], [heading(2, "D"), heading(1, "E")])
    let entries = outline(document)?.entries
    #expect(entries?.map(\.title) == ["A", "B", "C", "D", "E"])
    #expect(entries?.map(\.level) == [1, 2, 2, 2, 1])
    #expect(entries?.map(\.page) == [0, 0, 0, 1, 1])
  }

  @Test func oneHeadingIsNoOutline() {
    let document = Sample.document([heading(1, "A"), heading(2, "\u{7}")])
    #expect(outline(document) == nil)
    #expect(outline(document, .always)?.entries.count == 1)
    #expect(outline(Sample.document([heading(1, "A"), heading(1, "B")]), .none) == nil)
    #expect(outline(Sample.document([]), .always) == nil)
  }

  @Test func partsOfAHeadingAreNotListed() {
    var rest = heading(1, "rest")
    rest.continues = "A"
    #expect(outline(Sample.document([heading(1, "A"), rest]), .always)?.entries.count == 1)
  }

  private static let python = ProcessInfo.processInfo.environment["RECTO_TEST_PYTHON"]

  @Test(.enabled(if: python != nil, "needs pypdfium2: run `make test`")) func viewersFindThem() throws {
    let fixture = try PDFFixture()
    let document = Sample.document(
      [heading(1, "Größe (1)", y: 100), heading(2, "日本", y: 200), heading(2, "C"), heading(3, "D")],
      [heading(1, "E", y: 800)])
    let path = try fixture.write(document)
    let script = """
      import sys, pypdfium2
      for item in pypdfium2.PdfDocument(sys.argv[1]).get_toc():
          place = item.get_dest()
          print(item.level, item.get_title(), item.get_count(), place.get_index(), place.get_view())
      """
    let text = try ExternalTool.python(script, [path]).text
    #expect(
      text == """
        0 Größe (1) -2 0 (1, [10.0, 700.0, 0.0])
        1 日本 0 0 (1, [10.0, 600.0, 0.0])
        1 C -1 0 (1, [10.0, 800.0, 0.0])
        2 D 0 0 (1, [10.0, 800.0, 0.0])
        0 E 0 1 (1, [10.0, 0.0, 0.0])

        """)
    #expect(try ExternalTool.qpdf.run(["--check", path]).status == 0)
  }
}
