import RectoLayout
import RectoModel
import Testing

struct LineEndTests {
  private func texts(_ page: PageBuilder) -> [String] {
    PageLayout().structured(page.page(), graphics: PageGraphics()).texts
  }

  /// Words of a line in weights of their own: `**` before and after what is bold.
  private func mixed(_ text: String, y: Double, in page: inout PageBuilder) {
    let first = page.blocks.count
    var (x, isBold) = (100.0, false)
    for part in text.split(separator: " ") {
      if part.hasPrefix("**") { isBold = true }
      let word = part.filter { $0 != "*" }
      let box = page.line(String(word), x: x, y: y, traits: isBold ? [.bold] : [])
      if part.hasSuffix("**") { isBold = false }
      x = box.maxX + 4
    }
    let words = page.blocks[first...].flatMap(\.allLines).flatMap(\.words)
    page.blocks.removeSubrange(first...)
    guard let line = TextLine(around: words) else { return }
    page.blocks.append(Block(id: "b", region: Region(line.box), content: .paragraph(Paragraph([line]))))
  }

  /// As long as the text beside them, so that their length tells nothing.
  @Test func labelsWithWhatTheyNameAreLines() {
    var page = PageBuilder()
    let lines = [
      "Date: Tuesday, the ninth of September", "Place: Custom House, the small hall",
      "Chair: P. Whitlow, harbour master",
    ]
    page.lines(lines, x: 100, y: 100)
    #expect(PageLayout().structured(page.page(), graphics: PageGraphics()).texts == lines)
  }

  /// Abbreviations and what they stand for.
  @Test func termsWithTheirTextsAtOnePlaceAreLines() {
    var page = PageBuilder()
    let terms = [
      ("BL", "bill of lading"), ("cwt", "hundredweight"), ("n.d.", "no date"), ("ton", "register ton"),
    ]
    page.lines(prose("a", 6, words: 12), x: 100, y: 100)
    for (index, term) in terms.enumerated() {
      let y = 260 + Double(index) * 20
      let first = page.blocks.count
      page.line(term.0, x: 100, y: y)
      page.line(term.1, x: 160, y: y)
      let words = page.blocks[first...].flatMap(\.allLines).flatMap(\.words)
      page.blocks.removeSubrange(first...)
      page.line(words.map(\.text), at: words.map(\.box))
    }
    let texts = PageLayout().structured(page.page(), graphics: PageGraphics()).texts
    #expect(texts.suffix(4) == terms.map { "\($0.0) \($0.1)" })
  }

  @Test func emphasisOverALinesEndIsNoNewParagraph() {
    var page = PageBuilder()
    page.lines(prose("a", 5, words: 6), x: 100, y: 100)
    mixed("and it is told by the person who is named in", y: 200, in: &page)
    mixed("the **FURTHER INFORMATION AND EVERYTHING ELSE IN THIS**", y: 220, in: &page)
    mixed("**SECTION** where more is told of it than can be said", y: 240, in: &page)
    #expect(texts(page).count == 1)
  }

  @Test func aBoldNameBeginsAParagraph() {
    var page = PageBuilder()
    mixed("**SUMMARY:** The board proposes to meet in the large", y: 100, in: &page)
    mixed("hall of the house, and that all of its members come.", y: 120, in: &page)
    mixed("**DATES:** The board takes what you say of it until the", y: 140, in: &page)
    mixed("end of the year, and what comes later is not taken up.", y: 160, in: &page)
    #expect(texts(page).count == 2)
  }

  @Test func linesOfAnAddressInANarrowColumnStay() {
    let address = ["131 Weir Street", "San Remo, CA 94105", "Telephone: (415) 814", "(415) 814-7632"]
    var page = PageBuilder()
    page.lines(address, x: 100, y: 100)
    #expect(texts(page) == address)
  }

  @Test func namesBelowEachOtherStay() {
    let address = ["Kunden GmbH", "Hans Muster", "Kundenallee 15", "69876 Frankfurt", "Deutschland"]
    var page = PageBuilder()
    page.lines(address, x: 100, y: 100)
    #expect(texts(page) == address)
    var text = PageBuilder()
    text.lines(["Das Haus am See", "Steht Hans Muster", "Noch immer offen"], x: 100, y: 100)
    #expect(texts(text).count == 1)
  }

  @Test func linesInTypeOfOneWidthAreLinesWhereAllIs() {
    var page = PageBuilder()
    let lines = ["STORE 0342 Harbour", "CASHIER Emily R", "WIRELESS Mouse", "Next reward soon"]
    page.lines(lines, x: 100, y: 100, traits: [.monospace])
    page.lines(prose("a", 2, words: 12), x: 100, y: 300, traits: [.monospace])
    #expect(texts(page).prefix(4) == lines[...])
  }

  @Test func raisedMarksStayWithTheirNames() {
    var page = PageBuilder()
    page.line("Moses", x: 100, y: 100, size: 8)
    page.word("4,6", at: Rect(x: 120, y: 97, width: 8, height: 6.4), size: 5)
    page.word(",", at: Rect(x: 128, y: 102.5, width: 2, height: 7), size: 8)
    page.line("Fullah", x: 136, y: 100, size: 8)
    page.word("2", at: Rect(x: 160, y: 97, width: 4, height: 5), size: 5)
    page.lines(prose("a", 6), x: 100, y: 120, size: 8)
    #expect(texts(page)[0].hasPrefix("Moses 4,6 , Fullah 2"))
  }
}
