import RectoLayout
import RectoModel
import Testing

struct ShadedTableTests {
  private let columns: [Double] = [100, 300, 450, 600]

  /// Columns that are drawn, and a heading that only its colour parts from what is below.
  private func page(shade: Rect) -> TablePage {
    var page = TablePage()
    page.rows(
      [["Number", "Date", "Charges"], ["34278587", "18 June", "56.49"]], x: [110, 310, 460], y: 207, pitch: 30
    )
    for place in [200.0, 260] { page.level(place, 100, 600) }
    for place in columns { page.standing(place, 200, 260) }
    page.shades = [Shade(shade, color: "#305080")]
    return page
  }

  @Test func theEdgeOfAColouredHeadingPartsRows() throws {
    let page = page(shade: Rect(left: 101, top: 201, right: 599, bottom: 230))
    let table = try #require(page.tables.first)
    #expect(table.texts == [["Number", "Date", "Charges"], ["34278587", "18 June", "56.49"]])
    #expect(table.cell(0, 0)?.fill?.description == "#305080")
    #expect(table.cell(1, 0)?.fill == nil)
  }

  /// Dark lines can't be seen on it: they go on where each column has a name.
  @Test(arguments: ["Date", ""]) func bordersGoOnThroughADarkHeading(name: String) throws {
    var page = TablePage()
    page.rows(
      [["Number", name, "Charges"], ["34278", "18 June", "56.49"], ["34279", "19 June", "7.10"]],
      x: [110, 164, 290], y: 207, pitch: 30)
    for place in [200.0, 260, 290] { page.level(place, 100, 400) }
    for place in [100.0, 400] { page.standing(place, 200, 290) }
    for place in [161.0, 280] { page.standing(place, 230, 290) }
    page.shades = [Shade(Rect(left: 101, top: 201, right: 399, bottom: 230), color: "#222222")]
    let table = try #require(page.tables.first)
    #expect(table.texts[1] == ["34278", "18 June", "56.49"])
    #expect((table.texts[0] == ["Number", "Date", "Charges"]) == !name.isEmpty)
  }

  @Test func markedWordsPartNothing() throws {
    let page = page(shade: Rect(left: 108, top: 205, right: 170, bottom: 226))
    let table = try #require(page.tables.first)
    #expect(table.rowCount == 1)
  }

  /// Some programs colour a box line by line.
  @Test func stripesOfOneColourAreOneArea() throws {
    var page = page(shade: Rect(left: 101, top: 201, right: 599, bottom: 230))
    page.shades.append(Shade(Rect(left: 101, top: 230, right: 599, bottom: 259), color: "#305080"))
    #expect(try #require(page.tables.first).rowCount == 1)
  }

  @Test func colouredBoxesInAFrameAreNone() {
    var page = TablePage()
    page.rows([["USER = ALICE"], ["CALL proc1"], ["Owner = JOE"]], x: [200], y: 207, pitch: 50)
    page.grid(x: [100, 600], y: [190, 400])
    page.shades = [200.0, 250, 300].map {
      Shade(Rect(left: 101, top: $0, right: 599, bottom: $0 + 30), color: "#dddddd")
    }
    #expect(page.tables.isEmpty)
  }

  @Test func noEdgeRunsThroughWords() throws {
    let page = page(shade: Rect(left: 101, top: 201, right: 599, bottom: 215))
    #expect(try #require(page.tables.first).rowCount == 1)
  }

  @Test func theSidesOfAColouredColumnPartColumns() throws {
    var page = TablePage()
    page.rows([["Name", "Ada Lovelace"], ["Town", "London"]], x: [110, 260], y: 207, pitch: 30)
    for place in [200.0, 230, 260] { page.level(place, 100, 600) }
    page.standing(100, 200, 260)
    page.standing(600, 200, 260)
    page.shades = [Shade(Rect(left: 101, top: 200, right: 250, bottom: 260), color: "#dddddd")]
    #expect(page.tables.first?.texts == [["Name", "Ada Lovelace"], ["Town", "London"]])
  }

  @Test(arguments: [("#305080", 1), ("#ffffff", 0)])
  func labelsOnAColourNameTheValuesBelow(color: String, count: Int) {
    var page = TablePage()
    page.rows(
      [["Customer", "Order", "Terms", "Clerk"], ["C-40291", "PO 77812", "30 days net", "Miller"]],
      x: [110, 300, 450, 620], y: 200, pitch: 36)
    page.shades = [Shade(Rect(left: 100, top: 190, right: 760, bottom: 226), color: color)]
    #expect(page.tables.count == count)
    #expect(page.tables.allSatisfy { $0.headerRowCount == 1 && $0.rowCount == 2 })
  }
}
