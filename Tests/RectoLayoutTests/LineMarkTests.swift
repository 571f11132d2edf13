import RectoLayout
import RectoModel
import Testing

struct LineMarkTests {
  private func structured(_ page: PageBuilder) -> Page {
    PageLayout().structured(page.page(), graphics: PageGraphics())
  }

  @Test func theLastLineBetweenWideMarginsBelongsToItsParagraph() {
    var page = PageBuilder()
    page.lines(prose("t", 8, words: 26), x: 100, y: 100)
    page.lines(prose("a", 3, words: 20), x: 170, y: 320)
    page.line("and its end", x: 170, y: 380)
    #expect(structured(page).texts.last?.hasSuffix("and its end") == true)
    #expect(structured(page).texts.last?.hasPrefix("a1") == true)
  }

  @Test func clausesBeginParagraphs() {
    var page = PageBuilder()
    page.lines(
      [
        "3.1 The first clause goes on over the whole of the line and ends here.",
        "3.2 The second clause goes on over the whole of the line, and costs",
        "3.5 million in all.",
      ], x: 100, y: 100)
    #expect(structured(page).texts.map { String($0.prefix(3)) } == ["3.1", "3.2"])
  }

  @Test func theMarkOfANoteBeginsItsLine() {
    var page = PageBuilder()
    page.word("1", at: Rect(x: 100, y: 197, width: 5, height: 9), size: 8)
    page.line("Funded by the fund for science", x: 110, y: 203, size: 11)
    #expect(structured(page).texts == ["1 Funded by the fund for science"])
  }

  @Test func anExponentBehindALowLetterStaysInTheLine() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 60)
    page.line(
      ["m", "=", "ax", "+", "b"],
      at: [100.0, 120, 140, 170, 190].map { Rect(x: $0, y: 204, width: $0 == 140 ? 16 : 10, height: 8) })
    page.word("2", at: Rect(x: 157, y: 196, width: 6, height: 11), size: 10)
    #expect(structured(page).texts.last == "m = ax 2 + b")
  }

  @Test func pointsAndDashesInOnePlaceAreBullets() throws {
    var page = PageBuilder()
    page.hasFonts = false
    page.line("Senior engineer at the works", x: 100, y: 80)
    for (row, mark) in [".", ".", "-"].enumerated() {
      let y = 100 + 22 * Double(row)
      page.line(
        [mark, "Item", "of", "work", "done"],
        at: [Rect(x: 108, y: y + 5, width: 4, height: 4)]
          + [124.0, 160, 190, 230].map { Rect(x: $0, y: y, width: 28, height: 16) })
    }
    let blocks = structured(page).blocks
    guard case .list(let list) = try #require(blocks.last).content else {
      Issue.record("no list")
      return
    }
    #expect(list.items.count == 3)
    #expect(blocks.count == 2)
  }
}
