import RectoLayout
import RectoModel
import Testing

struct RunningHeadTests {
  private func document(_ pages: [PageBuilder]) -> Document {
    DocumentLayout().structured(
      Document(pages: pages.map { PageLayout().structured($0.page(), graphics: PageGraphics()) }))
  }

  private func body(_ name: String) -> PageBuilder {
    var page = PageBuilder()
    page.lines(prose(name, 50), x: 100, y: 200)
    return page
  }

  @Test func headsOnFivePagesWithNumbersThatChange() {
    let pages = (1...5).map { number in
      var page = body("b")
      page.line("Chapter \(number) of the book", x: 100, y: 80)
      page.line("\(number + 11)", x: 480, y: 1300)
      return page
    }
    for page in document(pages).pages {
      #expect(page.kinds == ["header", "paragraph", "footer"])
    }
  }

  @Test func numbersOfPagesAlone() {
    for text in ["12", "- xiv -", "Page 3 of 9", "第 3 页"] {
      var page = body("b")
      page.line(text, x: 480, y: 1300)
      #expect(document([page]).pages[0].kinds == ["paragraph", "footer"], "\(text)")
    }
  }

  @Test func whatIsTheOnlyTextOfADocumentRunsAboveNothing() {
    let pages = (1...3).map { number in
      var page = PageBuilder()
      page.line("This is page \(number) of a document", x: 100, y: 80)
      return page
    }
    for page in document(pages).pages { #expect(page.kinds == ["paragraph"]) }
  }

  @Test func numbersThatCountOnInAWideMargin() {
    let pages = (1...3).map { number in
      var page = PageBuilder()
      page.lines(prose("b", 20), x: 100, y: 200)
      page.line("\(number)", x: 300, y: 700)
      return page
    }
    for page in document(pages).pages { #expect(page.kinds == ["paragraph", "footer"]) }
  }

  @Test func aHeadThatWasTakenForTheFirstLineIsCutOff() {
    let pages = ["one", "two", "three", "four"].map { name in
      var page = PageBuilder()
      page.lines(["Annals of the club 7"] + prose(name, 60), x: 100, y: 100)
      return page
    }
    let result = document(pages)
    #expect(result.pages[1].kinds == ["header", "paragraph"])
    #expect(result.pages[1].texts[1].hasPrefix("two1"))
  }

  @Test func namesOfChaptersThatChangeStandAtOneHeight() {
    let pages = ["Trees", "Flowers and herbs", "Stones", "Of water"].map { name in
      var page = body("b")
      page.line(name, x: 100, y: 80)
      return page
    }
    for page in document(pages).pages { #expect(page.kinds == ["header", "paragraph"]) }
  }

  @Test func textThatBeginsAtOneHeightOnEachPageStays() {
    let pages = ["Alpha", "Beta", "Gamma", "Delta"].map { name in
      var page = PageBuilder()
      page.lines(prose(name, 60), x: 100, y: 100)
      return page
    }
    for page in document(pages).pages { #expect(!page.kinds.contains("header")) }
  }

  @Test func onePageAloneHasItsOutermostLine() {
    var page = body("b")
    page.line("Annals of the club", x: 100, y: 50)
    page.line("No part of this may be copied", x: 100, y: 1360)
    page.lines(prose("c", 2), x: 100, y: 1240)
    #expect(document([page]).pages[0].kinds.first == "header")
    #expect(document([page]).pages[0].kinds.last == "footer")
  }

  @Test func onePageAloneMayHaveTwoLinesAtTheEdge() {
    var page = body("b")
    page.line("Downloaded from the shelf", x: 300, y: 20)
    page.line("Annals of the club", x: 100, y: 40)
    page.line("447", x: 860, y: 40)
    page.lines(prose("c", 2), x: 100, y: 1240)
    #expect(document([page]).pages[0].kinds == ["header", "paragraph", "paragraph"])
  }

  @Test func aTitleAtTheTopIsNoHead() {
    var page = body("b")
    page.line("A Great Title", x: 100, y: 40, size: 30)
    page.lines(prose("c", 2), x: 100, y: 1240)
    #expect(document([page]).pages[0].kinds.first == "heading")
  }

  @Test func aRuleUnderAHeadGoesWithIt() {
    let pages = (1...3).map { number in
      var page = body("b")
      page.line("Annals \(number)", x: 100, y: 80)
      return page
    }
    let rule = Rule(from: Point(x: 100, y: 120), to: Point(x: 900, y: 120), thickness: 1)
    let laid = pages.map { PageLayout().structured($0.page(), graphics: PageGraphics(rules: [rule])) }
    #expect(laid[0].kinds.contains("separator"))
    let result = DocumentLayout().structured(Document(pages: laid))
    #expect(result.pages[0].kinds == ["header", "paragraph"])
  }
}
