import RectoLayout
import RectoModel
import Testing

struct RegisterTests {
  private func structured(_ page: PageBuilder) -> Page {
    DocumentLayout().structured(
      Document(pages: [PageLayout().structured(page.page(), graphics: PageGraphics())])
    ).pages[0]
  }

  @Test func aRegisterInColumnsIsReadColumnByColumn() {
    let names = [
      ["adhesives, 12", "alder, 23", "apron, 77", "ash, 24, 31", "beech, 25", "birch, 88", "chisel, 131"],
      ["cupboard, 102", "dowel, 40", "dovetail, 44", "elm, 26", "glue, 45", "grain, 20", "hinge, 108"],
      ["lathe, 85", "maple, 27", "mortise, 36", "oak, 28, 90", "plane, 7", "rasp, 10", "sapwood, 21"],
    ]
    var page = PageBuilder()
    for (column, names) in names.enumerated() { page.lines(names, x: 100 + 280 * Double(column), y: 100) }
    let result = structured(page)
    #expect(result.texts == names.flatMap { $0 })
    #expect(result.blocks.allSatisfy { $0.continues == nil })
  }

  @Test func aTableOfContentsInTwoColumnsIsNone() {
    let entries = [
      ["Introduction", "Tools", "Wood", "Joints", "Tenons"],
      ["Oils", "Chairs", "Tables", "Repairs", "Index"],
    ]
    var page = PageBuilder()
    for (column, titles) in entries.enumerated() {
      for (row, title) in titles.enumerated() {
        let dots = String(repeating: " .", count: 26 - title.count)
        page.line(
          title + dots + " \(10 * (5 * column + row + 1))", x: 100 + 420 * Double(column),
          y: 100 + 22 * Double(row))
      }
    }
    let result = structured(page)
    #expect(!result.kinds.contains("table"))
    #expect(result.texts.map { String($0.prefix { $0 != " " }) } == entries.flatMap { $0 })
  }

  @Test func quantitiesAreLinesOfTheirOwn() {
    var page = PageBuilder()
    let lines = [
      "250 g red lentils", "1 large onion", "2 cloves of garlic", "3 carrots", "2 tbsp olive oil",
      "1 tsp ground cumin",
      "½ tsp chilli", "1 l vegetable stock", "1 lemon, juice only", "salt and pepper",
    ]
    page.lines(lines, x: 100, y: 100)
    page.lines(prose("a", 6, words: 20), x: 100, y: 400)
    #expect(Array(structured(page).texts.prefix(10)) == lines)
  }
}
