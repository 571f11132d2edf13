import RectoLayout
import RectoModel
import Testing

struct HeadingTests {
  private func headings(_ pages: [PageBuilder], bookmarks: [Bookmark] = []) -> [String] {
    headings(of: pages.map { $0.page() }, bookmarks: bookmarks)
  }

  private func headings(of pages: [Page], bookmarks: [Bookmark] = []) -> [String] {
    let laid = pages.map { PageLayout().structured($0, graphics: PageGraphics()) }
    let result = DocumentLayout(bookmarks: bookmarks).structured(Document(pages: laid))
    return result.pages.flatMap(\.blocks).compactMap { block in
      guard case .heading(let heading) = block.content else { return nil }
      return "\(heading.level) \(heading.paragraph.lines.runningText)"
    }
  }

  /// The second line has no tall letters, so that its middle is lower than that of others.
  @Test func aHeadingInTwoLinesIsOne() {
    var page = PageBuilder()
    page.lines(prose("a", 6, words: 14), x: 100, y: 100)
    page.word("Held", at: Rect(x: 100, y: 260, width: 120, height: 18), size: 24)
    page.word("oxen", at: Rect(x: 100, y: 291, width: 60, height: 11), size: 24)
    page.lines(prose("b", 6, words: 14), x: 100, y: 330)
    let blocks = PageLayout(order: .geometry).structured(page.page(), graphics: PageGraphics()).texts
    #expect(blocks.contains("Held oxen"))
  }

  @Test func levelsFollowSizeOverTheWholeDocument() {
    var first = PageBuilder()
    first.line("The Title", x: 100, y: 100, size: 32)
    first.line("A part", x: 100, y: 200, size: 24)
    first.lines(prose("a", 10), x: 100, y: 260)
    first.line("A section", x: 100, y: 500, size: 19)
    first.lines(prose("b", 10), x: 100, y: 550)
    var second = PageBuilder()
    second.line("Another section", x: 100, y: 100, size: 19.4)
    second.lines(prose("c", 10), x: 100, y: 150)
    second.line("Another part", x: 100, y: 400, size: 24)
    second.lines(prose("d", 10), x: 100, y: 450)
    #expect(
      headings([first, second]) == [
        "1 The Title", "2 A part", "3 A section", "3 Another section", "2 Another part",
      ])
  }

  @Test(arguments: [("99199 Musterhausen", []), ("more of the first part", ["1 Bahnhofstrasse 99"])])
  func aStreetIsNoHeading(next: String, expected: [String]) {
    var page = PageBuilder()
    page.line("Bahnhofstrasse 99", x: 100, y: 90, size: 24, traits: [.bold])
    page.line(next, x: 100, y: 130)
    page.line("Germany", x: 100, y: 160)
    page.lines(prose("a", 20), x: 100, y: 300)
    #expect(headings([page]) == expected)
  }

  @Test func whatAHandWroteLargerIsNoHeading() {
    var page = PageBuilder()
    page.lines(prose("a", 10), x: 100, y: 100)
    page.line("Feeling as we", x: 100, y: 320, size: 26)
    page.lines(prose("b", 10), x: 100, y: 400)
    #expect(headings([page]) == ["1 Feeling as we"])
    var written = page.page()
    for block in written.blocks.indices {
      written.blocks[block].content = written.blocks[block].content.mapWords { word in
        var word = word
        word.style?.isHandwritten = true
        return word
      }
    }
    #expect(headings(of: [written]).isEmpty)
  }

  @Test func theStreetOfAnAddressIsNoHeading() {
    var page = PageBuilder()
    page.hasFonts = false
    for (row, line) in ["Harrow Lane Paper Mill", "4 Weir Street", "Ashby"].enumerated() {
      page.line(line, x: 100, y: 100 + 28 * Double(row))
    }
    page.lines(prose("a", 6, words: 14), x: 100, y: 300)
    page.line("2 Costs", x: 100, y: 460)
    page.lines(prose("b", 6, words: 14), x: 100, y: 500)
    #expect(headings([page]) == ["1 2 Costs"])
  }

  @Test func numbersTellTheLevel() {
    var page = PageBuilder()
    var y = 100.0
    for title in ["1 Introduction", "1.1 Aims", "1.1.1 First aim", "2 Methods", "2.1 Counting"] {
      page.line(title, x: 100, y: y, traits: [.bold])
      y = page.lines(prose("a", 5), x: 100, y: y + 32) + 24
    }
    #expect(
      headings([page]) == [
        "1 1 Introduction", "2 1.1 Aims", "3 1.1.1 First aim", "1 2 Methods", "2 2.1 Counting",
      ])
  }

  @Test func boldTitlesOfTheBodysSize() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.line("What was found", x: 100, y: 284, traits: [.bold])
    page.lines(prose("b", 8), x: 100, y: 312)
    #expect(headings([page]) == ["1 What was found"])
  }

  @Test func capitalsRightOverTheirTextAreATitle() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.lines(["THE CONTEXT OF IT"] + prose("Words", 8), x: 100, y: 284)
    #expect(headings([page]) == [])
    var bold = PageBuilder()
    bold.lines(prose("a", 8), x: 100, y: 100)
    bold.line("THE CONTEXT OF IT", x: 100, y: 284, traits: [.bold])
    bold.lines(prose("Words", 8), x: 100, y: 304)
    #expect(headings([bold]) == ["1 THE CONTEXT OF IT"])
  }

  @Test func aTitleOnTwoLinesIsOne() {
    var page = PageBuilder()
    page.lines(["A title that goes on", "to a second line"], x: 100, y: 100, size: 30)
    page.lines(prose("b", 8), x: 100, y: 250)
    #expect(headings([page]) == ["1 A title that goes on to a second line"])
  }

  @Test func numberedItemsAreNoHeadings() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 100)
    page.lines(["1. buy the milk", "2. feed the cat", "3. sleep well"], x: 100, y: 240)
    #expect(headings([page]).isEmpty)
  }

  @Test func linesInColumnsAreNoHeadings() {
    func headings(gap: Double) -> [String] {
      var page = PageBuilder()
      page.line("9 Ropewalk Date", x: 100, y: 100, traits: [.bold], gap: gap)
      page.lines(prose("a", 8), x: 100, y: 180)
      return self.headings([page])
    }
    #expect(headings(gap: 0.25) == ["1 9 Ropewalk Date"])
    #expect(headings(gap: 8).isEmpty)
  }

  @Test func sizesOfBoxesAreMeasuredByTheirLetters() {
    var page = PageBuilder()
    page.hasFonts = false
    // Low words have lower boxes: they are no smaller type.
    for index in 0..<10 {
      let y = 200 + 24 * Double(index)
      for (place, text) in ["summer", "held", "rooms", "Nobody", "moves", "about"].enumerated() {
        let isLow = !text.contains { "hldNbt".contains($0) }
        let height = isLow ? 8.0 : 12.0
        page.word(text, at: Rect(x: 100 + 60 * Double(place), y: y + 12 - height, width: 50, height: height))
      }
    }
    page.word("room", at: Rect(x: 100, y: 100, width: 120, height: 20))
    page.word("ocean", at: Rect(x: 230, y: 100, width: 120, height: 20))
    #expect(headings([page]) == ["1 room ocean"])
  }

  @Test func totalsAreNoHeadings() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.line("TOTAL $821.14", x: 100, y: 300, size: 20, traits: [.bold])
    page.line("Price of 2024", x: 100, y: 360, size: 20, traits: [.bold])
    page.lines(prose("b", 8), x: 100, y: 400)
    #expect(headings([page]) == ["1 Price of 2024"])
  }

  @Test func threeAlikeWithNothingBetweenAreAList() {
    func page(_ names: [String]) -> PageBuilder {
      var page = PageBuilder()
      page.line("Board", x: 100, y: 100, size: 26)
      for (row, name) in names.enumerated() { page.line(name, x: 100, y: 160 + 40 * Double(row), size: 20) }
      page.lines(prose("a", 12), x: 100, y: 400)
      return page
    }
    #expect(headings([page(["Ada Winter", "Tom Reed"])]).count == 3)
    #expect(headings([page(["Ada Winter", "Tom Reed", "Joan Ash", "Ian Loe"])]) == ["1 Board"])
  }

  @Test func plainCapitalsStandOverText() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.line("WIDE HARBOUR COMPANY", x: 100, y: 320)
    page.line("office@harbour.example", x: 100, y: 360)
    page.line("WHAT IS ASKED FOR", x: 100, y: 420)
    page.lines(prose("b", 8), x: 100, y: 460)
    #expect(headings([page]) == ["1 WHAT IS ASKED FOR"])
  }

  @Test func aTitleInTheMiddleOfADoubleSpacedPage() {
    var page = PageBuilder()
    for row in 0..<6 { page.line(prose("a", 1, words: 10)[0], x: 100, y: 100 + 36 * Double(row)) }
    page.line("COMPLAINT", x: 292, y: 316)
    for row in 0..<8 { page.line(prose("b", 1, words: 10)[0], x: 100, y: 352 + 36 * Double(row)) }
    #expect(headings([page]) == ["1 COMPLAINT"])
  }

  @Test func whatWasHardlyReadIsNone() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.line("Ae ety rama", x: 100, y: 320, size: 30)
    page.lines(prose("b", 8), x: 100, y: 400)
    #expect(headings([page]) == ["1 Ae ety rama"])
    page.doubt(30)
    #expect(headings([page]).isEmpty)
  }

  @Test func bookmarksAreHeadingsAtTheirLevels() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 100)
    page.line("Results", x: 100, y: 240)
    page.lines(prose("b", 6), x: 100, y: 280)
    #expect(headings([page]).isEmpty)
    #expect(headings([page], bookmarks: [Bookmark("4. Results", level: 3, pageIndex: 0)]) == ["3 Results"])
    #expect(headings([page], bookmarks: [Bookmark("Results", level: 3, pageIndex: 1)]).isEmpty)
  }

  @Test func entriesOfAContentsPageAreNone() {
    var page = PageBuilder()
    page.line("Contents", x: 100, y: 100, size: 24)
    page.lines(["1 Aims ........ 3", "2 Methods ........ 9", "2.1 Counts ........ 11"], x: 100, y: 160)
    page.lines(prose("a", 9), x: 100, y: 300)
    #expect(headings([page]) == ["1 Contents"])
  }

  @Test func theTitleGoesToTheMetadata() {
    var page = PageBuilder()
    page.line("The Title", x: 100, y: 100, size: 32)
    page.lines(prose("a", 10), x: 100, y: 260)
    let laid = PageLayout().structured(page.page(), graphics: PageGraphics())
    #expect(DocumentLayout().structured(Document(pages: [laid])).metadata.title == "The Title")
    let titled = Document(metadata: DocumentMetadata(title: "Mine"), pages: [laid])
    #expect(DocumentLayout().structured(titled).metadata.title == "Mine")
  }

  @Test func pagesThatCameWithHeadingsStay() {
    var page = PageBuilder()
    page.line("Large", x: 100, y: 100, size: 32)
    page.line("Small", x: 100, y: 200)
    page.lines(prose("a", 10), x: 100, y: 260)
    if case .paragraph(let paragraph) = page.blocks[1].content {
      page.blocks[1].content = .heading(Heading(level: 4, paragraph))
    }
    #expect(headings([page]) == ["4 Small"])
  }
}
