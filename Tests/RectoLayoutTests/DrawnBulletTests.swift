import RectoLayout
import RectoModel
import Testing

struct DrawnBulletTests {
  private func marks(_ boxes: [(x: Double, y: Double)], _ shape: Mark.Shape = .disc) -> [Mark] {
    boxes.map { Mark(Rect(x: $0.x, y: $0.y, width: 6, height: 6), shape: shape) }
  }

  @Test func marksLeftOfLinesAreBullets() throws {
    var page = PageBuilder()
    page.line("Orders were higher than in the year before", x: 120, y: 100)
    page.line("Two new sites were opened in the north", x: 120, y: 122)
    page.line("and one more in the south of the country", x: 120, y: 142)
    page.line("Returns are still too high", x: 120, y: 164)
    let graphics = PageGraphics(marks: marks([(106, 105), (106, 127), (106, 169)]))
    let blocks = PageLayout().structured(page.page(), graphics: graphics).blocks
    guard case .list(let list) = try #require(blocks.first).content else {
      Issue.record("no list")
      return
    }
    #expect(list.items.map(\.marker) == ["•", "•", "•"])
    #expect(list.items.map { $0.blocks.flatMap(\.allLines).count } == [1, 2, 1])
    #expect(list.items[0].markerBox == Rect(x: 106, y: 105, width: 6, height: 6))
  }

  @Test func marksFartherInsideAreItemsOfItems() throws {
    var page = PageBuilder()
    page.line("Two new sites opened", x: 120, y: 100)
    page.line("Leeds", x: 150, y: 122)
    page.line("Bruges", x: 150, y: 144)
    page.line("Returns too high", x: 120, y: 166)
    let graphics = PageGraphics(
      marks: marks([(106, 105), (106, 171)]) + marks([(136, 127), (136, 149)], .circle))
    let blocks = PageLayout().structured(page.page(), graphics: graphics).blocks
    guard blocks.count == 1, case .list(let list) = blocks[0].content else {
      Issue.record("not one list")
      return
    }
    #expect(list.items.map { $0.blocks.count } == [2, 1])
  }

  @Test func oneMarkAloneIsNone() {
    var page = PageBuilder()
    page.line("Orders were higher than in the year before", x: 120, y: 100)
    page.line("Two new sites were opened in the north", x: 120, y: 122)
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(marks: marks([(106, 105)])))
    #expect(!result.kinds.contains("list"))
  }
}
