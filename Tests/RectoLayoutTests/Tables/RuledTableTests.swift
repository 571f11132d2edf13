import RectoLayout
import RectoModel
import Testing

struct RuledTableTests {
  private let columns: [Double] = [100, 300, 450, 600]
  private let insets: [Double] = [110, 310, 460]

  /// A grid of rows 30 high with these texts.
  private func grid(_ rows: [[String]], y: Double = 200) -> TablePage {
    var page = TablePage()
    page.rows(rows, x: insets, y: y + 7, pitch: 30)
    page.grid(x: columns, y: (0...rows.count).map { y + Double($0) * 30 })
    return page
  }

  private let towns = [
    ["Town", "People", "Area"], ["Aachen", "249070", "160.8"], ["Bonn", "331885", "141.1"],
    ["Celle", "69540", "176.0"],
  ]

  @Test func allLinesDrawn() throws {
    let page = grid(towns)
    let table = try #require(page.tables.first)
    #expect(page.result.kinds == ["table"])
    #expect(table.texts == towns)
    #expect(table.isRuled)
    #expect(table.headerRowCount == 1)
    let cell = try #require(table.cell(1, 1))
    #expect(cell.region.box == Rect(left: 300, top: 230, right: 450, bottom: 260))
  }

  @Test func wordsThatTheEngineReadAsOneLineAreParted() {
    var page = TablePage()
    for (row, texts) in towns.enumerated() {
      page.text.line(texts.joined(separator: " "), x: 110, y: 207 + Double(row) * 30, gap: 3)
    }
    page.grid(x: [100, 170, 270, 400], y: [200, 230, 260, 290, 320])
    #expect(page.tables.first?.columnCount == 3)
    #expect(page.tables.first?.cells.count == 12)
  }

  @Test func linesOfACellThatStandForThemselvesStay() throws {
    var page = TablePage()
    let items = ["1 Artificial turf", "2 Mineral water", "3 Deposit", "Total"]
    page.rows(
      [["Item", "Sum"], [items.joined(separator: "\n"), "40.00"]], x: [110, 460], y: 207, pitch: 30)
    page.rows(
      [["The turf is laid over all\nof the yard and the road\nas it was said before", ""]], x: [110], y: 327)
    page.grid(x: [100, 450, 600], y: [200, 230, 320, 400])
    let table = try #require(page.tables.first)
    #expect(table.cell(1, 0)?.blocks.map { $0.allLines.runningText } == items)
    #expect(table.cell(2, 0)?.blocks.count == 1)
    #expect(table.cell(0, 0)?.blocks.count == 1)
  }

  /// By more than they are high: what ends the first line stands where the second begins.
  @Test func linesOfAHandThatRiseInACell() throws {
    var page = TablePage()
    page.rows([["Entry", "Sum"], ["", "40.00"]], x: [110, 560], y: 207, pitch: 30)
    page.text.hasFonts = false
    let lines = ["Sold to the heirs of", "David Miller who lives", "in the lower mill"].map {
      $0.split(separator: " ").map(String.init)
    }
    for (row, words) in lines.enumerated() {
      page.text.line(
        words,
        at: words.indices.map { index in
          let y = 275 + 24 * Double(row) - 7 * Double(index)
          return Rect(x: 110 + 70 * Double(index), y: y, width: 60, height: index % 2 == 0 ? 16 : 34)
        })
    }
    page.grid(x: [100, 550, 640], y: [200, 230, 360])
    let cell = try #require(page.tables.first?.cell(1, 0))
    #expect(cell.blocks.map { $0.allLines.runningText } == [lines.joined().joined(separator: " ")])
  }

  @Test func cellsGoOverColumnsAndRows() throws {
    var page = TablePage()
    page.rows([["Town", "Figures of 2020", ""], ["", "People", "Area"]], x: insets, y: 207, pitch: 30)
    page.rows([["Aachen", "249070", "160.8"], ["Bonn", "331885", "141.1"]], x: insets, y: 267, pitch: 30)
    for y in [200.0, 260, 290, 320] { page.level(y, 100, 600) }
    page.level(230, 300, 600)
    for x in [100.0, 300, 600] { page.standing(x, 200, 320) }
    page.standing(450, 230, 320)
    let table = try #require(page.tables.first)
    #expect(table.rowCount == 4)
    #expect(table.cell(0, 0)?.rowSpan == 2)
    #expect(table.cell(0, 1)?.columnSpan == 2)
    #expect(table.cell(0, 1)?.blocks.first?.allLines.runningText == "Figures of 2020")
    #expect(table.headerRowCount == 2)
  }

  /// Numbers, two lines of text each, and fees at their ends. Short lines part the texts, and standing ones the columns down
  /// to `worn`, where the last but one breaks off for an entry.
  private func register(worn: Double? = nil) -> TablePage {
    var page = TablePage()
    page.rows([["No.", "Parties and places", "Day", "Fee"]], x: [110, 210, 510, 560], y: 207)
    for entry in 0..<4 {
      let top = 240 + Double(entry) * 90
      page.rows(
        [["\(162 + entry)", "Eybord, of the printing\nhouse in the Rue du Fg St Honore 43 Paris"]],
        x: [110, 210], y: top)
      page.rows([["\(entry + 7)", "2.20"]], x: [510, 560], y: top + 20)
      if entry < 3 { page.level(top + 65, 200, 420) }
    }
    page.level(200, 100, 620)
    page.level(230, 100, 620)
    for x in [100.0, 200, 550, 620] { page.standing(x, 200, 600) }
    page.standing(500, 200, worn ?? 600)
    if let worn { page.standing(500, worn + 90, 600) }
    return page
  }

  @Test func shortLinesBetweenEntriesGoThroughAllColumns() throws {
    let table = try #require(register().tables.first)
    #expect(table.rowCount == 5)
    #expect(table.columnCount == 4)
    #expect(table.texts.map { $0[0] } == ["No.", "162", "163", "164", "165"])
    #expect(table.texts.map { $0[3] } == ["Fee", "2.20", "2.20", "2.20", "2.20"])
    #expect(!table.cells.contains { $0.rowSpan > 1 })
  }

  @Test func cellsAreRectanglesWhereALineIsWorn() throws {
    let table = try #require(register(worn: 305).tables.first)
    #expect(table.texts == register().tables.first?.texts)
  }

  /// A name that stands once beside lines of its own is no entry for each of them.
  @Test func namesOfSeveralRowsStayWhole() throws {
    var page = TablePage()
    page.rows([["Town", "Year", "People"]], x: insets, y: 207)
    for row in 0..<4 {
      page.rows([["", "\(2020 + row)", "24907\(row)"]], x: insets, y: 237 + Double(row) * 30)
    }
    page.rows([["Aachen\nin the west"]], x: insets, y: 272)
    for y in [200.0, 230, 350] { page.level(y, 100, 600) }
    for y in [260.0, 290, 320] { page.level(y, 300, 600) }
    for x in columns { page.standing(x, 200, 350) }
    let table = try #require(page.tables.first)
    #expect(table.cell(1, 0)?.rowSpan == 4)
    #expect(table.cells.count == 12)
  }

  @Test func rowsThatAreNotDrawn() throws {
    var page = TablePage()
    let body = (1...6).map { ["Place \($0)", "\($0 * 137)", "\($0 * 29).5"] }
    page.rows([["Town", "People", "Area"]], x: insets, y: 207)
    page.rows(body, x: insets, y: 237)
    page.grid(x: columns, y: [200, 230, 390])
    let table = try #require(page.tables.first)
    #expect(table.texts == [["Town", "People", "Area"]] + body)
  }

  @Test func columnsThatAreNotDrawn() throws {
    var page = TablePage()
    page.rows(towns, x: insets, y: 207, pitch: 30)
    page.grid(x: [100, 600], y: [200, 230, 260, 290, 320])
    let table = try #require(page.tables.first)
    #expect(table.texts == towns)
  }

  @Test func severalLinesInACell() throws {
    let page = grid([["Town", "People", "Area"], ["Aachen", "249070", "160.8"]])
    var long = page
    long.rows([["Bad Neuenahr\nAhrweiler", "28468", "63.4"]], x: insets, y: 267)
    long.grid(x: columns, y: [260, 310])
    let table = try #require(long.tables.first)
    #expect(table.rowCount == 3)
    #expect(table.cell(2, 0)?.blocks.first?.allLines.count == 2)
    #expect(table.texts.last == ["Bad Neuenahr Ahrweiler", "28468", "63.4"])
  }

  @Test func emptyCellsStay() throws {
    var rows = towns
    rows[1][1] = ""
    rows[2] = ["", "", "141.1"]
    let table = try #require(grid(rows).tables.first)
    #expect(table.texts == rows)
  }

  @Test func rowsRightAboveAndBelowAreTakenIn() throws {
    var page = grid(Array(towns[1...]))
    page.rows([towns[0]], x: insets, y: 180)
    page.rows([["Total", "650495", "477.9"]], x: insets, y: 294)
    let table = try #require(page.tables.first)
    #expect(table.texts == towns + [["Total", "650495", "477.9"]])
  }

  @Test func textAroundStaysOutside() throws {
    var page = grid(towns)
    page.text.lines(prose("above", 4), x: 100, y: 80)
    page.text.lines(prose("below", 4), x: 100, y: 360)
    #expect(page.result.kinds == ["paragraph", "table", "paragraph"])
    #expect(page.tables.first?.texts == towns)
  }

  @Test func oneBelowTheOther() {
    var page = grid(towns)
    page.text.line("These were the towns of the north.", x: 100, y: 350)
    page.rows(towns, x: insets, y: 407, pitch: 30)
    page.grid(x: columns, y: [400, 430, 460, 490, 520])
    #expect(page.tables.map(\.texts) == [towns, towns])
  }

  @Test func sideBySide() {
    var page = TablePage()
    for left in [60.0, 560] {
      page.rows(towns, x: [left + 10, left + 160, left + 280], y: 207, pitch: 30)
      page.grid(x: [left, left + 150, left + 270, left + 380], y: [200, 230, 260, 290, 320])
    }
    #expect(page.tables.map(\.texts) == [towns, towns])
  }

  @Test func aFrameStandsOffFromTheTable() throws {
    var page = grid(towns)
    page.grid(x: [60, 640], y: [200, 320])
    for y in [200.0, 320] { page.level(y, 60, 640) }
    #expect(try #require(page.tables.first).texts == towns)
  }

  @Test func doubleLinesAndPiecesOfLines() throws {
    var page = TablePage()
    page.rows(towns, x: insets, y: 207, pitch: 30)
    for y in stride(from: 200.0, through: 320, by: 30) {
      for (left, right) in zip(columns, columns.dropFirst()) { page.level(y, left + 1, right - 1) }
      page.level(y + 2, 100, 600)
    }
    for x in columns { page.standing(x, 199, 321) }
    #expect(try #require(page.tables.first).texts == towns)
  }

  @Test func rightToLeft() throws {
    var page = TablePage()
    let rows = [["עיר", "אנשים"], ["חיפה", "285316"], ["אילת", "52753"], ["עכו", "49380"]]
    for (row, cells) in rows.enumerated() {
      let y = 207 + Double(row) * 30
      page.text.rightToLeftLine(cells[0], right: 590, y: y)
      page.text.rightToLeftLine(cells[1], right: 290, y: y)
    }
    page.grid(x: [100, 300, 600], y: [200, 230, 260, 290, 320])
    let table = try #require(page.tables.first)
    // The first column is the right one.
    #expect(table.texts == rows)
    #expect(table.cell(0, 0)?.region.box.maxX == 600)
  }

  @Test func turnedPage() throws {
    var page = TablePage()
    // Lines run downwards, the first on the right.
    for (row, cells) in towns.enumerated() {
      for (cell, top) in zip(cells, insets) {
        page.text.word(
          cell, at: Rect(x: 700 - Double(row) * 30, y: top, width: 16, height: Double(cell.count) * 8))
      }
    }
    for x in [603.0, 633, 663, 693, 723] { page.standing(x, 100, 600) }
    for y in columns { page.level(y, 603, 723) }
    let table = try #require(page.tables.first)
    #expect(table.texts == towns)
  }

  @Test func aTableThatTheEngineTookForAPicture() throws {
    let given = grid(towns)
    var page = given.text.page()
    let lines = page.lines
    let box = Rect(left: 95, top: 195, right: 605, bottom: 325)
    page.blocks = [Block(id: "f1", region: Region(box), content: .figure(Figure(lines: lines)))]
    let result = PageLayout().structured(page, graphics: PageGraphics(rules: given.rules))
    #expect(result.kinds == ["table"])
    #expect(result.tables.first?.texts == towns)
  }

  @Test func boldBySecondPrints() throws {
    var page = grid(towns)
    page.rows([towns[0]], x: insets.map { $0 + 1 }, y: 207)
    #expect(page.result.kinds == ["table"])
    #expect(page.tables.first?.texts == towns)
    #expect(page.result.words.count == 12)
  }

  @Test func linesNearItThatEndAtOthers() throws {
    var page = grid(towns)
    page.rows(
      [["Yes", "12", "No", "7"], ["Open", "3", "Sum", "22"]], x: [60, 240, 400, 620], y: 157, pitch: 20)
    for y in [150.0, 193] { page.level(y, 50, 700) }
    page.standing(370, 150, 193)
    #expect(page.tables.map(\.texts).last == towns)
  }

  @Test func aTitleInTheFrameIsItsCaption() throws {
    var page = grid(towns)
    page.text.line("Table 3. People and area of towns", x: 110, y: 177)
    page.level(170, 100, 600)
    for x in [100.0, 600] { page.standing(x, 170, 200) }
    let table = try #require(page.tables.first)
    #expect(page.result.kinds == ["caption", "table"])
    #expect(table.texts == towns)
  }

  @Test func boxesOfAFormKeepTheirLines() throws {
    let sender = "1 Sender\nBrennan Castings\nFoundry Lane 4\n42123 Walsall"
    let carrier = "2 Carrier\nTransalp\nIndustrieweg 9\n83026 Rosenheim"
    var page = TablePage()
    page.rows([[sender, carrier]], x: [110, 410], y: 205)
    for (row, texts) in [["3 Place\nRamp four", "4 Marks\nBC"], ["5 Goods\nCastings", "6 Papers\nInvoice"]]
      .enumerated()
    {
      page.rows([texts], x: [110, 410], y: 305 + 50 * Double(row))
    }
    page.grid(x: [100, 400, 700], y: [200, 300, 350, 400])
    let table = try #require(page.tables.first)
    #expect(table.rowCount == 3 && table.columnCount == 2)
    #expect(table.cell(0, 1)?.blocks.flatMap(\.allLines).count == 4)
  }

  @Test func boxesForSingleCharactersAreAField() {
    var page = TablePage()
    for row in 0..<3 {
      let y = 200 + 40 * Double(row)
      page.text.line("\(row + 1) Wages before tax", x: 100, y: y + 4)
      for (place, digit) in "48210".enumerated() {
        page.text.line(String(digit), x: 506 + 22 * Double(place), y: y + 4)
      }
      page.grid(x: (0...5).map { 500 + 22 * Double($0) }, y: [y, y + 24])
    }
    #expect(page.tables.isEmpty)
    #expect(page.result.texts.contains { $0.hasSuffix("Wages before tax 4 8 2 1 0") })
  }
}
