import RectoLayout
import RectoModel
import Testing

struct TableContinuationTests {
  private let heading = ["Town", "People", "Area"]

  /// A ruled table over `rows`, with a header line above and a page number below it.
  private func page(
    _ rows: [[String]], y: Double, number: Int, shift: Double = 0, columns: [Double] = [100, 300, 450, 600]
  ) -> TablePage {
    var page = TablePage()
    page.text.line("Annals of the club", x: 100, y: 50)
    page.text.line("\(number)", x: 480, y: 1340)
    let x = columns.map { $0 + shift }
    page.rows(rows, x: x.dropLast().map { $0 + 10 }, y: y + 7, pitch: 30)
    page.grid(x: x, y: (0...rows.count).map { y + Double($0) * 30 })
    return page
  }

  private func body(_ range: ClosedRange<Int>) -> [[String]] {
    range.map { ["Place \($0)", "\($0 * 137)", "\($0).5"] }
  }

  private func document(_ pages: [TablePage]) -> Document {
    DocumentLayout().structured(Document(pages: pages.map(\.result)))
  }

  private func continues(_ document: Document) -> [BlockID?] {
    document.pages.dropFirst().map { page in
      page.blocks.first { if case .table = $0.content { true } else { false } }?.continues
    }
  }

  private func heading(_ document: Document, page: Int) -> Int? {
    document.pages[page].tables.first?.headerRowCount
  }

  @Test func rowsGoOnOverPages() {
    let pages = [
      page([heading] + body(1...20), y: 700, number: 1), page(body(21...58), y: 100, number: 2),
      page(body(59...70), y: 100, number: 3),
    ]
    let result = document(pages)
    #expect(continues(result) == ["p1-b2", "p2-b2"])
    #expect((0..<3).map { heading(result, page: $0) } == [1, 0, 0])
  }

  @Test func aRepeatedHeadingIsMarked() throws {
    let result = document([
      page([heading] + body(1...20), y: 700, number: 1),
      page([heading] + body(21...30), y: 100, number: 2, shift: 30),
    ])
    #expect(continues(result) == ["p1-b2"])
    #expect(heading(result, page: 1) == 1)
    #expect(try #require(result.pages[1].tables.first).texts[0] == heading)
  }

  @Test func whatLooksLikeAHeadingIsARow() {
    let words = ["north", "south", "east", "west"]
    func rows(_ range: ClosedRange<Int>) -> [[String]] {
      range.map { [words[$0 % 4], "\(words[$0 / 4 % 4])ern town", "\(words[$0 / 2 % 4])ern land"] }
    }
    let result = document([
      page([heading] + rows(1...20), y: 700, number: 1), page(rows(21...30), y: 100, number: 2),
    ])
    #expect(continues(result) == ["p1-b2"])
    #expect((0..<2).map { heading(result, page: $0) } == [1, 0])
    #expect(result.pages[1].tables.first?.cells.contains { $0.isHeader } == false)
  }

  @Test func otherHeadingsOrColumnsOrTextBetweenEndIt() {
    let first = page([heading] + body(1...20), y: 700, number: 1)
    let other = page([["River", "Length", "Depth"]] + body(21...30), y: 100, number: 2)
    let wider = page(body(21...30), y: 100, number: 2, columns: [100, 200, 320, 600])
    let fewer = page(body(21...30).map { Array($0[..<2]) }, y: 100, number: 2, columns: [100, 300, 600])
    var later = page(body(21...30), y: 300, number: 2)
    later.text.lines(prose("between", 6), x: 100, y: 120)
    for second in [other, wider, fewer, later] {
      #expect(continues(document([first, second])) == [nil])
    }
  }

  @Test func aTableThatEndsInTheMiddleOfThePageDoesNotGoOn() {
    let first = page([heading] + body(1...5), y: 100, number: 1)
    #expect(continues(document([first, page(body(21...30), y: 100, number: 2)])) == [nil])
  }

  @Test func footnotesStandBetween() {
    var first = page([heading] + body(1...16), y: 700, number: 1)
    first.level(1250, 100, 250)
    first.text.line("1 Counted at the end of the year by the town itself.", x: 100, y: 1260, size: 11)
    let result = document([first, page(body(21...30), y: 100, number: 2)])
    #expect(continues(result).first.flatMap { $0 } != nil)
  }
}
