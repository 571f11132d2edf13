import RectoLayout
import RectoModel
import Testing

struct TitledRowsTests {
  private let x: [Double] = [100, 180, 420, 520]

  @Test func aTitleOfAGroupIsOneCell() throws {
    var page = TablePage()
    page.rows([["No.", "Article", "Weight", "Price"]], x: x, y: 200)
    page.text.line("Bread and rolls", x: 100, y: 224)
    page.rows([["10", "Loaf", "800 g", "4.20"], ["11", "Roll", "55 g", "0.45"]], x: x, y: 248)
    page.text.line("Cakes to order", x: 100, y: 296)
    page.rows(
      [["30", "Chocolate cake", "1200 g", "24.00"], ["37", "Wedding cake", "", "on request"]], x: x, y: 320)
    let table = try #require(page.tables.first)
    #expect(page.tables.count == 1)
    #expect(table.texts[1].first == "Bread and rolls")
    #expect(table.texts[4].first == "Cakes to order")
    #expect(table.texts.last == ["37", "Wedding cake", "", "on request"])
  }

  /// Its blank stands between two columns and is wide for small letters.
  @Test func aTitleAcrossTheBorderOfColumnsIsWhole() throws {
    var page = TablePage()
    page.rows(
      [["Ref.", "Kind", "Mass", "Worth"], ["10", "Loaf", "800", "4.20"], ["11", "Roll", "55", "0.45"]],
      x: [100, 146, 420, 520], y: 200)
    page.text.line(
      ["RYE", "NOW"],
      at: [Rect(x: 100, y: 274, width: 34, height: 7), Rect(x: 139.6, y: 274, width: 30, height: 7)])
    page.rows([["12", "Bun", "60", "0.50"], ["13", "Cob", "70", "0.55"]], x: [100, 146, 420, 520], y: 296)
    #expect(
      try #require(page.tables.first).texts.map { $0[0] } == ["Ref.", "10", "11", "RYE NOW", "12", "13"])
  }

  @Test func aTitleBelowTheNamesIsNoHeading() throws {
    for title in ["Bread", "Bread and rolls"] {
      for traits: [TextStyle.Trait] in [[], [.bold]] {
        var page = TablePage()
        page.rows([["Ref.", "Kind", "Mass", "Worth"], [title]], x: x, y: 200, traits: traits)
        page.rows(
          [["10", "Loaf", "800", "4.20"], ["11", "Roll", "55", "0.45"], ["12", "Bun", "60", "0.50"]], x: x,
          y: 248)
        let table = try #require(page.tables.first)
        #expect(table.texts.map { $0[0] } == ["Ref.", title, "10", "11", "12"])
        #expect(table.headerRowCount == 1)
      }
    }
  }

  /// Lines are drawn below the rows, but not below the titles.
  @Test func titlesAmongLinedRowsAreRowsOfTheirOwn() throws {
    var page = TablePage()
    let columns = [120.0, 420, 540]
    page.rows([["", "Group 2024", "Group 2023"]], x: columns, y: 200)
    page.level(224, 120, 640)
    let groups = [
      [["Results"], ["Turnover", "55.8", "48.8"], ["Profit", "16.9", "15.7"], ["Net", "5.7", "7.3"]],
      [
        ["Balance"], ["Assets", "312.8", "262.3"], ["Capital", "78.4", "85.2"], ["Debt", "171.6", "120.6"],
      ],
    ]
    for (group, rows) in groups.enumerated() {
      let top = 230 + Double(group) * 124
      page.rows([rows[0]], x: columns, y: top, traits: [.bold])
      page.rows(Array(rows.dropFirst()), x: columns, y: top + 44)
      for row in 0..<3 { page.level(top + 64 + Double(row) * 24, 120, 640) }
    }
    let table = try #require(page.tables.first)
    #expect(
      table.texts.map { $0[0] } == [
        "", "Results", "Turnover", "Profit", "Net", "Balance", "Assets", "Capital", "Debt",
      ])
  }

  /// Words of one row then stand lower than the title below it, at the other end.
  @Test(arguments: [0, 0.01, 0.025, -0.025, 0.06])
  func titlesOnAPageThatLiesAskew(slope: Double) throws {
    var page = TablePage()
    page.text.hasFonts = false
    page.text.lines(prose("a", 4, words: 11), x: 100, y: 80)
    let rows = [
      ["Ref.", "Article", "Weight", "Price"], ["Bread and rolls"], ["A10", "Loaf", "800 g", "4.20"],
      ["A11", "Roll", "55 g", "0.45"], ["Cakes"], ["B30", "Chocolate cake", "1200 g", "24.00"],
      ["B31", "Seed cake", "900 g", "18.00"],
    ]
    page.rows(rows, x: [100, 240, 620, 800], y: 240)
    page.text.tilt(by: slope)
    let table = try #require(page.tables.first)
    #expect(page.tables.count == 1)
    #expect(table.texts.map { $0.compactMap { $0 }.filter { !$0.isEmpty } } == rows)
    let block = try #require(page.result.blocks.first { $0.content.typeName == "table" })
    let words = table.cells.flatMap(\.blocks).flatMap(\.allLines).flatMap(\.words)
    #expect(words.allSatisfy { block.region.box.contains($0.box.center) })
  }

  @Test func titlesOfGroupsJoinWhatStandsInTheSameColumns() throws {
    var page = TablePage()
    let columns = [120.0, 420, 540]
    page.rows(
      [["Cash", "24310", "19882"], ["Receivables", "8441", "7903"], ["Stock", "12007", "13118"]], x: columns,
      y: 200)
    page.text.line("Liabilities and equity", x: 100, y: 272, traits: [.bold])
    page.text.line("Current liabilities:", x: 110, y: 296)
    page.rows(
      [["Payable", "6112", "5870"], ["Accrued", "3204", "2998"], ["Debt", "15000", "18000"]], x: columns,
      y: 320)
    let table = try #require(page.tables.first)
    #expect(page.tables.count == 1)
    #expect(
      table.texts.map { $0[0] } == [
        "Cash", "Receivables", "Stock", "Liabilities and equity", "Current liabilities:", "Payable",
        "Accrued", "Debt",
      ])
  }

  @Test func aTitleInLargeTypeIsNoHeading() throws {
    var page = TablePage()
    page.text.line("Line 7 · Station – Airport", x: 100, y: 130, size: 36, gap: 0.28)
    let hours = (0..<6).map { row in ["Stop\(row)"] + (0..<5).map { "0\($0 + 5).\(10 + row)" } }
    page.rows(hours, x: [100, 200, 270, 340, 410, 480], y: 184)
    let table = try #require(page.tables.first)
    #expect(table.texts == hours)
    #expect(page.result.kinds.first != "table")
  }

  @Test func namesOfColumnsBesideAColumnOfText() throws {
    var page = TablePage()
    let text = "of the words that stand here".split(separator: " ").map(String.init)
    for line in 0..<10 {
      page.text.line(text.joined(separator: " "), x: 98, y: 160 + Double(line) * 20)
    }
    let columns = [330.0, 450, 540]
    page.rows([["Type", "Top", "Low"]], x: columns, y: 200)
    page.rows((1...5).map { ["Kind\($0)", "\($0 * 11).5", "\($0 * 7).1"] }, x: columns, y: 224)
    for y in [220.0, 344] { page.level(y, 326, 600) }
    let table = try #require(page.tables.first)
    #expect(table.texts.first == ["Type", "Top", "Low"])
    #expect(table.rowCount == 6)
  }

  @Test func aBoldRowOverTheFirstRuleNamesTheColumns() throws {
    var page = TablePage()
    let columns = [100.0, 300, 450]
    page.rows([["Item", "2023", "2022"]], x: columns, y: 200, traits: [.bold])
    page.rows(
      [
        ["Sales", "12482", "11903"], ["Staff", "5210", "4987"], ["Other", "3011", "3120"],
        ["Net", "2981", "2640"],
      ],
      x: columns, y: 224)
    for row in 0...4 { page.level(220 + 24 * Double(row), 95, 520) }
    let table = try #require(page.tables.first)
    #expect(table.texts.first == ["Item", "2023", "2022"])
    #expect(table.headerRowCount == 1)
  }

  @Test func partsOfAFormAreTablesUnderTheirTitles() {
    var page = TablePage()
    let columns = [100.0, 260, 500, 660]
    let first = [
      ["Surname", "Kowalski", "First name", "Teresa"], ["Born", "14/07/1981", "Nationality", "Polish"],
      ["Street", "22 Mill Lane", "Postcode", "YO1 9TX"], ["Telephone", "01904", "E-mail", "t@example.org"],
    ]
    let second = [
      ["Registration", "YK19 ABC", "Make", "Skoda"], ["Registered", "03/2019", "Colour", "Blue"],
    ]
    page.rows(first, x: columns, y: 200, pitch: 30)
    page.text.line("2. Vehicle", x: 100, y: 340, traits: [.bold])
    page.rows(second, x: columns, y: 392, pitch: 30)
    page.text.line("3. Permit", x: 100, y: 465, traits: [.bold])
    page.text.line("Resident     Visitor", x: 100, y: 495)
    let rows = page.tables.flatMap(\.texts).filter { $0.first != "2. Vehicle" }
    #expect(rows == first + second)
  }

  @Test func sidewaysNamesAreInTheirCells() throws {
    var page = TablePage()
    page.text.line("Employee", x: 105, y: 230)
    for (column, name) in [["First", "aid"], ["Fire", "warden"]].enumerated() {
      let left = 262 + 60 * Double(column)
      page.text.line(
        name,
        at: [Rect(x: left, y: 200, width: 14, height: 48), Rect(x: left, y: 160, width: 14, height: 36)])
    }
    page.rows(
      [["Adams", "Yes", "No"], ["Bianchi", "No", "2023"], ["Dvorak", "2024", "Yes"]], x: [105, 260, 320],
      y: 254)
    page.grid(x: [100, 250, 310, 370], y: [150, 250, 274, 298, 322])
    let table = try #require(page.tables.first)
    #expect(table.texts[0] == ["Employee", "First aid", "Fire warden"])
  }
}
