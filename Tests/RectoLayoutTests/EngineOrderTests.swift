import RectoLayout
import RectoModel
import Testing

struct EngineOrderTests {
  @Test func theOrderOfTheBlocksStays() {
    var page = PageBuilder()
    page.block(prose("r", 6), x: 550, y: 100)
    page.block(prose("l", 6), x: 100, y: 100)
    let result = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics())
    #expect(result.texts.map { $0.prefix(2) } == ["r1", "l1"])
  }

  @Test func paragraphsThatTheEngineCutAreJoined() {
    var page = PageBuilder()
    page.block(prose("a", 3), x: 100, y: 100)
    page.block(prose("b", 3), x: 100, y: 160)
    let result = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics())
    #expect(result.blocks.count == 1)
  }

  @Test func aFigureOfTheEngineKeepsItsPlaceAndWords() {
    var page = PageBuilder()
    page.block(prose("a", 3), x: 100, y: 100)
    let word = Word("axis", box: Rect(x: 150, y: 250, width: 32, height: 16))
    let figure = Figure(lines: [TextLine(around: [word])].compactMap { $0 })
    page.blocks.append(
      Block(id: "f", region: Region(Rect(x: 100, y: 200, width: 300, height: 200)), content: .figure(figure)))
    page.block(prose("b", 3), x: 100, y: 420)
    let result = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics())
    #expect(result.kinds == ["paragraph", "figure", "paragraph"])
    #expect(result.blocks[1].allLines.first?.words == [word])
  }

  @Test func aPageWithStructureIsBelieved() {
    var page = PageBuilder()
    page.line("Title", x: 100, y: 100)
    page.line("1. one", x: 100, y: 200)
    page.line("2. two", x: 100, y: 220)
    if case .paragraph(let paragraph) = page.blocks[0].content {
      page.blocks[0].content = .heading(Heading(level: 2, paragraph))
    }
    let picture = Picture(Rect(x: 100, y: 300, width: 200, height: 100), asset: AssetID("fig-1"))
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(pictures: [picture]))
    #expect(result.kinds == ["heading", "paragraph", "paragraph", "figure"])
  }

  @Test func provenanceOfBlocksStays() {
    var page = PageBuilder()
    page.block(prose("a", 3), x: 100, y: 100)
    page.block(prose("b", 3), x: 100, y: 300)
    page.blocks[1].provenance = Provenance(engine: .embeddedText(version: "1"))
    let result = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics())
    #expect(result.blocks.map(\.provenance) == [nil, Provenance(engine: .embeddedText(version: "1"))])
  }

  @Test func aFigureStandsAfterAShortLineAboveIt() {
    var page = PageBuilder()
    page.block(["a line that is as wide as the text", "its end"], x: 100, y: 100)
    page.line("after it", x: 100, y: 420)
    let picture = Picture(Rect(x: 180, y: 150, width: 200, height: 200), asset: AssetID("fig-1"))
    let result = PageLayout(order: .engine).structured(
      page.page(), graphics: PageGraphics(pictures: [picture]))
    #expect(result.texts == ["a line that is as wide as the text its end", "", "after it"])
  }
}
