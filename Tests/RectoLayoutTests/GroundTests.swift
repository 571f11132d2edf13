import RectoLayout
import RectoModel
import Testing

struct GroundTests {
  private let blue = RGBColor(red: 0, green: 0, blue: 255)

  private func page() -> PageBuilder {
    var page = PageBuilder()
    page.lines(prose("a", 4), x: 100, y: 100)
    page.lines(["A note in a box", "of two lines."], x: 100, y: 300)
    page.lines(prose("b", 4), x: 100, y: 440)
    return page
  }

  private func grounds(_ page: PageBuilder, _ shades: [Shade]) -> [Ground?] {
    PageLayout().structured(page.page(), graphics: PageGraphics(shades: shades)).blocks.map(\.ground)
  }

  @Test func textInABoxHasItsColour() {
    let box = Rect(x: 80, y: 280, width: 500, height: 90)
    #expect(grounds(page(), [Shade(box, color: "#0000ff")]) == [nil, Ground(box, color: blue), nil])
  }

  @Test func whatIsDrawnLastCounts() {
    let box = Rect(x: 80, y: 280, width: 500, height: 90)
    let white = Shade(box, color: "#ffffff")
    let page = page()
    #expect(grounds(page, [Shade(box, color: "#0000ff"), white]) == [nil, nil, nil])
    #expect(grounds(page, [white, Shade(box, color: "#0000ff")])[1]?.color == blue)
  }

  @Test func stripesBehindEachLineAreOne() {
    let stripes = [296, 318].map {
      Shade(Rect(x: 90, y: Double($0), width: 400, height: 22), color: "#0000ff")
    }
    #expect(
      grounds(page(), stripes)
        == [nil, Ground(Rect(x: 90, y: 296, width: 400, height: 44), color: blue), nil])
  }

  @Test func aBoxBehindHalfOfTheTextIsNone() {
    let half = Shade(Rect(x: 80, y: 280, width: 500, height: 35), color: "#0000ff")
    let unknown = Shade(Rect(x: 80, y: 280, width: 500, height: 90))
    #expect(grounds(page(), [half]) == [nil, nil, nil])
    #expect(grounds(page(), [unknown]) == [nil, nil, nil])
  }

  @Test func cellsHaveTheirOwn() throws {
    var page = PageBuilder()
    for row in 0..<4 {
      for (column, text) in ["Item", "12", "14"].enumerated() {
        page.line(text, x: 110 + 200 * Double(column), y: 106 + 30 * Double(row))
      }
    }
    let level = (0...4).map { 100 + 30 * Double($0) }
    let standing = (0...3).map { 100 + 200 * Double($0) }
    let rules =
      level.map { Rule(from: Point(x: 100, y: $0), to: Point(x: 700, y: $0), thickness: 1) }
      + standing.map { Rule(from: Point(x: $0, y: 100), to: Point(x: $0, y: 220), thickness: 1) }
    let head = Shade(Rect(x: 100, y: 100, width: 600, height: 30), color: "#0000ff")
    let graphics = PageGraphics(rules: rules, shades: [head])
    let block = try #require(PageLayout().structured(page.page(), graphics: graphics).blocks.first)
    guard case .table(let table) = block.content else {
      Issue.record("no table")
      return
    }
    #expect(table.cells.map(\.fill) == [blue, blue, blue] + Array(repeating: nil, count: 9))
  }
}
