import RectoLayout
import RectoModel
import Testing

struct CaptionTests {
  private func captions(_ page: Page) -> [Caption] {
    page.blocks.compactMap { if case .caption(let caption) = $0.content { caption } else { nil } }
  }

  @Test(arguments: [
    "Figure 3. A house by the sea", "Fig. 3: A house", "Abb. 12 – Ein Haus", "图 1. 房子",
    "FIGURE IV. The house",
    "Рис. 2. Дом", "Figura 2.1: Una casa",
  ])
  func namesTheFigureAboveIt(text: String) throws {
    var page = PageBuilder()
    page.lines(prose("a", 4), x: 100, y: 100)
    page.line(text, x: 100, y: 420)
    page.lines(prose("b", 4), x: 100, y: 480)
    let picture = Picture(Rect(x: 100, y: 200, width: 300, height: 200))
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(pictures: [picture]))
    #expect(result.kinds == ["paragraph", "figure", "caption", "paragraph"])
    #expect(captions(result).first?.target == result.blocks[1].id)
  }

  @Test func aTablesCaptionNamesTheTable() throws {
    var page = PageBuilder()
    page.line("Table 1. Numbers of things", x: 100, y: 100)
    let table = Block(
      id: "t", region: Region(Rect(x: 100, y: 130, width: 300, height: 100)),
      content: .table(try Table(rowCount: 1, columnCount: 1, cells: [])))
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(), fixed: [table])
    #expect(captions(result).first?.target == "b2")
  }

  /// The entries of a list of tables are lines already.
  @Test func entriesOfAListOfTablesAreNone() {
    var page = PageBuilder()
    page.line("Tables", x: 100, y: 200, size: 24)
    for index in 1...4 {
      page.line(
        "Table \(index) Vessels of the year \(String(repeating: ".", count: 30))", x: 100,
        y: 210 + Double(index) * 30)
      page.line("\(index)0", x: 800, y: 210 + Double(index) * 30)
    }
    let result = PageLayout().structured(page.page(), graphics: PageGraphics())
    #expect(captions(result).isEmpty)
    #expect(result.blocks.count == 5)
  }

  @Test(arguments: [
    "Figure 3 shows that the house is by the sea.", "Figures are great fun.", "Table tennis is a game",
  ])
  func aSentenceIsNoCaption(text: String) {
    var page = PageBuilder()
    page.lines([text] + prose("a", 4), x: 100, y: 100)
    #expect(captions(PageLayout().structured(page.page(), graphics: PageGraphics())).isEmpty)
  }

  @Test func aNumberTellsTheTargetAfterTheWholeDocumentToo() {
    var page = PageBuilder()
    page.lines(prose("a", 4), x: 100, y: 300)
    page.line("Figure 1. A house", x: 100, y: 620)
    let picture = Picture(Rect(x: 100, y: 400, width: 300, height: 200))
    let laid = PageLayout().structured(page.page(), graphics: PageGraphics(pictures: [picture]))
    let result = DocumentLayout().structured(
      Document(pages: [Page(size: laid.size, resolution: laid.resolution, blocks: []), laid]))
    #expect(captions(result.pages[1]).first?.target == "p2-b2")
  }

  @Test func captionsBesideEachOtherAreTwo() {
    var page = PageBuilder()
    let first = page.blocks.count
    page.line("Table 1. Mills by power", x: 100, y: 100)
    page.line("Table 2. Mills by age", x: 500, y: 100)
    let words = page.blocks[first...].flatMap(\.allLines).flatMap(\.words)
    page.blocks.removeSubrange(first...)
    page.line(words.map(\.text), at: words.map(\.box))
    let texts = PageLayout().structured(page.page(), graphics: PageGraphics()).texts
    #expect(texts == ["Table 1. Mills by power", "Table 2. Mills by age"])
  }
}
