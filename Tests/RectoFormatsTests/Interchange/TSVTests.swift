import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct TSVTests {
  @Test func wordsComeBack() throws {
    let lines = [
      TextLine(
        words: [
          Word("one", box: Rect(x: 1, y: 2, width: 30, height: 9), confidence: Confidence(0.9606)),
          Word("two", box: Rect(x: 40, y: 2, width: 30, height: 9)),
        ], box: Rect(x: 1, y: 2, width: 69, height: 9))
    ]
    let page = Sample.page([Sample.block(.paragraph(Paragraph(lines)))])
    let written = try write(Document(pages: [page, Sample.page([])]), as: "tsv").text
    #expect(written.contains("5\t1\t1\t1\t1\t1\t1\t2\t30\t9\t96.06\tone\n"))
    let back = try readBack(written).document
    #expect(back.pages.map(\.lines) == [lines, []])
    #expect(back.pages[0].size == page.size)
  }

  @Test func readsWhatTesseractWrites() throws {
    let rows = [
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext",
      "1\t1\t0\t0\t0\t0\t0\t0\t1000\t800\t-1\t", "2\t1\t1\t0\t0\t0\t10\t10\t90\t20\t-1\t",
      "3\t1\t1\t1\t0\t0\t10\t10\t90\t20\t-1\t", "4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t",
      "5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t96.063751\t\"Hi\"", "5\t1\t1\t1\t1\t2\t60\t10\t40\t20\t0.000000\t ",
      "2\t1\t2\t0\t0\t0\t10\t100\t90\t20\t-1\t",
    ]
    let back = try readBack(rows.joined(separator: "\r\n"))
    #expect(back.document.pages.first?.words.map(\.text) == ["\"Hi\""])
    #expect(
      back.diagnostics.contains(.sourcePartLost(page: 1, what: "blocks without text: pictures or rules (1)")))
    let bad = #expect(throws: RectoError.self) { try readBack(rows[0] + "\nx\t1") }
    #expect(bad?.message.hasPrefix("Line 2: 2 columns") == true)
    let none = #expect(throws: RectoError.self) { try readBack(rows[0] + "\n") }
    #expect(none?.code == .malformedInput)
  }
}
