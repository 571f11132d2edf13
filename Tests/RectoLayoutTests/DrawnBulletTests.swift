import RectoLayout
import RectoModel
import Testing

struct DrawnBulletTests {
  private func marks(_ boxes: [(x: Double, y: Double)], _ shape: Mark.Shape = .disc) -> [Mark] {
    boxes.map { Mark(Rect(x: $0.x, y: $0.y, width: 6, height: 6), shape: shape) }
  }

  private func blocks(_ page: PageBuilder, _ marks: [Mark]) -> [Block] {
    PageLayout().structured(page.page(), graphics: PageGraphics(marks: marks)).blocks
  }

  private func list(_ block: Block?) throws -> List {
    let list: List? = if case .list(let list)? = block?.content { list } else { nil }
    return try #require(list)
  }

  @Test func marksLeftOfLinesAreBullets() throws {
    var page = PageBuilder()
    page.line("Orders were higher than in the year before", x: 120, y: 100)
    page.line("Two new sites were opened in the north", x: 120, y: 122)
    page.line("and one more in the south of the country", x: 120, y: 142)
    page.line("Returns are still too high", x: 120, y: 164)
    let list = try list(blocks(page, marks([(106, 105), (106, 127), (106, 169)])).first)
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
    let blocks = blocks(page, marks([(106, 105), (106, 171)]) + marks([(136, 127), (136, 149)], .circle))
    #expect(blocks.count == 1)
    let list = try list(blocks.first)
    #expect(list.items.map { $0.blocks.count } == [2, 1])
  }

  @Test func oneMarkAloneIsNone() {
    var page = PageBuilder()
    page.line("Orders were higher than in the year before", x: 120, y: 100)
    page.line("Two new sites were opened in the north", x: 120, y: 122)
    let kinds = blocks(page, marks([(106, 105)])).map(\.content.typeName)
    #expect(!kinds.contains("list"))
  }
}
