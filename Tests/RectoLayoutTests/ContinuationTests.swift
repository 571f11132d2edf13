import RectoLayout
import RectoModel
import Testing

struct ContinuationTests {
  private func document(_ pages: [PageBuilder]) -> Document {
    DocumentLayout().structured(
      Document(pages: pages.map { PageLayout().structured($0.page(), graphics: PageGraphics()) }))
  }

  @Test func aParagraphGoesOnOverThePage() {
    let pages = (1...3).map { number in
      var page = PageBuilder()
      page.line("Annals of the club", x: 100, y: 60)
      page.lines(["goes on and on in page\(number)"] + prose("b", 50), x: 100, y: 200)
      page.line("\(number)", x: 480, y: 1330)
      return page
    }
    let result = document(pages)
    #expect(result.pages[1].blocks[1].continues == result.pages[0].blocks[1].id)
    #expect(result.pages[2].blocks[1].continues == "p2-b2")
    #expect(result.pages[0].blocks[1].continues == nil)
  }

  @Test func notesAlongTheMarginDoNotEndIt() {
    let pages = (1...2).map { number in
      var page = PageBuilder()
      page.lines(["goes on and on in page\(number)"] + prose("b", 50), x: 100, y: 200)
      page.word("printed-by-somebody", at: Rect(x: 30, y: 400, width: 16, height: 200))
      return page
    }
    let result = document(pages)
    #expect(result.pages[1].kinds == ["paragraph", "footer"])
    #expect(result.pages[1].blocks[0].continues == "p1-b1")
  }

  @Test func aSentenceThatEndsDoesNot() {
    var first = PageBuilder()
    first.lines(prose("a", 50) + ["the last words of this page are these."], x: 100, y: 100)
    var second = PageBuilder()
    second.lines(["and a new one begins small"] + prose("b", 50), x: 100, y: 100)
    #expect(document([first, second]).pages[1].blocks[0].continues == nil)
  }

  @Test func aCapitalBeginsAnew() {
    var first = PageBuilder()
    first.lines(prose("a", 50), x: 100, y: 100)
    var second = PageBuilder()
    second.lines(["Another paragraph begins here now"] + prose("b", 50), x: 100, y: 100)
    #expect(document([first, second]).pages[1].blocks[0].continues == nil)
  }

  @Test func aParagraphGoesOnInTheNextColumn() {
    var page = PageBuilder()
    page.lines(prose("a", 12), x: 100, y: 200)
    page.lines(["goes on here word1 word2 word3"] + prose("b", 11), x: 550, y: 200)
    let result = document([page]).pages[0]
    #expect(result.blocks[1].continues == result.blocks[0].id)
  }

  @Test func aHeadingEndsIt() {
    var first = PageBuilder()
    first.lines(prose("a", 50), x: 100, y: 100)
    var second = PageBuilder()
    second.line("A new chapter", x: 100, y: 200, size: 28)
    second.lines(["goes on in small letters"] + prose("b", 40), x: 100, y: 260)
    #expect(document([first, second]).pages[1].blocks.allSatisfy { $0.continues == nil })
  }

  @Test func aNumberedListCountsOnOverThePage() {
    var first = PageBuilder()
    first.lines(["1. one of the things", "2. two of the things"], x: 100, y: 1000)
    var second = PageBuilder()
    second.lines(["3. three of the things", "4. four of the things"], x: 100, y: 200)
    var third = PageBuilder()
    third.lines(["1. one again", "2. two again"], x: 100, y: 200)
    let result = document([first, second, third])
    #expect(result.pages[1].blocks[0].continues == "p1-b1")
    #expect(result.pages[2].blocks[0].continues == nil)
  }
}

struct HyphenTests {
  private func text(_ lines: [String], more: [String] = []) -> String {
    var page = PageBuilder()
    page.lines(lines, x: 100, y: 100)
    page.lines(more, x: 100, y: 800)
    let laid = PageLayout().structured(page.page(), graphics: PageGraphics())
    return DocumentLayout().structured(Document(pages: [laid])).pages[0].texts[0]
  }

  @Test func aBrokenWordIsJoined() {
    #expect(text(["this was recog-", "nised"]).hasSuffix("recognised"))
  }

  @Test func anAuthorsHyphenThatIsSeenElsewhereStays() {
    #expect(
      text(["this is well-", "known stuff"], more: ["It is a well-known thing of ours"])
        == "this is well-known stuff")
  }

  @Test func theJoinedFormWins() {
    #expect(
      text(["we met every-", "where"], more: ["It was everywhere and every-where again"])
        == "we met everywhere")
  }

  @Test(arguments: [
    (["north-", "East of it"], "north-East of it"), (["type A-", "bomb"], "type A-bomb"),
    (["COVID19-", "like"], "COVID19-like"),
  ])
  func capitalsLettersAndFiguresKeepTheirs(lines: [String], expected: String) {
    #expect(text(lines) == expected)
  }

  @Test func twoWordsOfTheDocumentAreACompound() {
    #expect(
      text(["this is high-", "dimensional stuff"], more: ["The high tower is dimensional in itself"])
        == "this is high-dimensional stuff")
  }

  @Test func aDocumentThatNeverBreaksWordsKeepsAll() {
    let more = ["Some well-known and non-normal and FAA-approved words stand here"]
    var page = PageBuilder()
    page.lines(["it is well-", "known that non-", "normal and pre-", "paid ones"], x: 100, y: 100)
    page.lines(more, x: 100, y: 800)
    let laid = PageLayout().structured(page.page(), graphics: PageGraphics())
    let result = DocumentLayout().structured(Document(pages: [laid]))
    #expect(result.pages[0].texts[0] == "it is well-known that non-normal and pre-paid ones")
  }

  @Test func aWordBrokenOverThePageIsJoined() {
    var first = PageBuilder()
    first.lines(prose("a", 50) + ["it was recog-"], x: 100, y: 100)
    var second = PageBuilder()
    second.lines(["nised by all of them"] + prose("b", 50), x: 100, y: 100)
    let result = DocumentLayout().structured(
      Document(pages: [first, second].map { PageLayout().structured($0.page(), graphics: PageGraphics()) }))
    #expect(result.pages[0].lines.last?.endsHyphenated == true)
    #expect(result.pages[1].blocks[0].continues == "p1-b1")
  }
}
