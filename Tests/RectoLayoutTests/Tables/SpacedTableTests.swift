import Foundation
import RectoLayout
import RectoModel
import Testing

struct SpacedTableTests {
  private let x: [Double] = [100, 300, 450]
  private let towns = [
    ["Town", "People", "Area"], ["Aachen", "249070", "160.8"], ["Bonn", "331885", "141.1"],
    ["Celle", "69540", "176.0"], ["Dachau", "47721", "34.9"],
  ]

  @Test func figuresInColumns() throws {
    var page = TablePage()
    page.rows(towns, x: x, y: 200)
    let table = try #require(page.tables.first)
    #expect(page.result.kinds == ["table"])
    #expect(table.texts == towns)
    #expect(table.headerRowCount == 1)
    #expect(!table.isRuled)
  }

  @Test func betweenLines() throws {
    var page = TablePage()
    page.rows(towns, x: x, y: 200)
    for y in [195.0, 221, 320] { page.level(y, 95, 520) }
    let table = try #require(page.tables.first)
    #expect(table.texts == towns)
    #expect(table.headerRowCount == 1)
  }

  /// The line under a letterhead, and a box between that and the table.
  @Test func whatStandsAboveATableStaysAbove() throws {
    var page = TablePage()
    let (name, value) = (["Patient", "Born"], ["Ada Winter", "1961"])
    page.rows(zip(name, value).map { [$0, $1] }, x: [100, 300], y: 130)
    page.grid(x: [95, 290, 520], y: [126, 150, 174])
    page.rows(towns, x: x, y: 260)
    for y in [100.0, 281, 380] { page.level(y, 95, 520) }
    #expect(page.tables.map { $0.texts[0] } == [["Patient", "Ada Winter"], towns[0]])
    #expect(try #require(page.tables.last?.cell(0, 0)?.region).box.minY > 174)
  }

  @Test func theTitleBelowWithItsLineIsNoRow() throws {
    var page = TablePage()
    page.rows(towns, x: x, y: 200)
    page.text.line("Rivers", x: 100, y: 352)
    for y in [195.0, 376] { page.level(y, 95, 520) }
    page.text.line(
      "All of them have at least one, and most of them are named for it, or it for them.", x: 100, y: 400)
    #expect(try #require(page.tables.first).texts == towns)
    #expect(page.result.kinds.filter { $0 == "table" }.count == 1)
  }

  /// Rows that stand a little farther apart than the lines of their cells.
  @Test func linesThatStandCloseAreOneRow() throws {
    let flights = [
      ["Day", "Flight", "From", "Leaves", "Seats"],
      ["Fri 12", "TP\n1351", "London\n(T2)", "07:20", "14A,\n14B"],
      ["Tue 16\nApril", "TP\n1358", "Lisbon", "18:40", "15E,\n15F"],
      ["Wed 17", "TP 2", "Faro", "09:05", "3C"],
    ]
    var page = TablePage()
    var y = 200.0
    for row in flights {
      page.rows([row], x: [100, 200, 300, 400, 500], y: y)
      y += 25 + 20 * Double(row.map { $0.split(separator: "\n").count - 1 }.max() ?? 0)
    }
    let table = try #require(page.tables.first)
    #expect(table.texts == flights.map { $0.map { $0.replacingOccurrences(of: "\n", with: " ") } })
  }

  /// Nothing but text, in cells of several lines: no figure and no line tells that it is a table.
  @Test func textsInRowsAreATable() throws {
    let agenda = [
      ["Time", "Item", "Lead"],
      ["9:30–9:40", "Welcome, apologies and declarations of\ninterest from members present", "Chair"],
      [
        "9:50–\n10:20", "Results of the third quarter, outlook for\na new year and what we do if it rains",
        "Head of\nfinance",
      ],
      ["10:20", "Coffee", ""],
      ["10:35", "Choice of the contractor and the plan for\nthe closure of the north basin", "Manager"],
    ]
    var page = TablePage()
    var y = 200.0
    for row in agenda {
      page.rows([row], x: [100, 220, 600], y: y)
      y += 28 + (row.contains { $0.contains("\n") } ? 20 : 0)
    }
    #expect(page.tables.map(\.texts) == [agenda.map { $0.map { $0.replacing("\n", with: " ") } }])
  }

  /// Lines between all rows tell it, however long the texts are.
  @Test func longTextsBetweenLinesAreATable() {
    let risks = [
      ["No.", "Risk and cause", "What may follow", "Measures"],
      [
        "R1", "The ground may hold tar from the\nold works that stood on the site",
        "Cost of soil that must be\ntaken away, delay",
        "Borings before the tender\nand a talk with the state",
      ],
      [
        "R2", "Prices of timber go on rising as\nthey did last year",
        "Bids exceed what was set\naside for the roof", "A second tender for steel\nis made ready now",
      ],
      [
        "R3", "The branch must leave its house\nbefore the new one stands",
        "Months without any branch\nin the middle of town", "The lease is to be made\nlonger by half a year",
      ],
    ]
    var page = TablePage()
    for (index, row) in risks.enumerated() {
      page.rows([row], x: [60, 110, 420, 680], y: 200 + 48 * Double(index))
    }
    for index in 0...4 { page.level(194 + 48 * Double(index), 55, 930) }
    #expect(page.tables.map(\.texts) == [risks.map { $0.map { $0.replacing("\n", with: " ") } }])
  }

  /// The same in three languages: no column names what is beside it.
  @Test func textsBesideEachOtherAreNoTable() {
    let notice = [
      ["Keep the cover closed", "Die Haube bleibt immer\ngut geschlossen", "Gardez le capot\nbien ferme"],
      [
        "Never reach in below", "Niemals unter das Messer\nin die Maschine fassen",
        "Ne jamais mettre la main",
      ],
      [
        "Wear gloves to clean it", "Beim Reinigen immer\nHandschuhe tragen",
        "Porter des gants pour\ntout nettoyage",
      ],
      ["Pull the plug at night", "Nachts immer den Stecker\naus der Dose ziehen", "Debrancher la nuit"],
    ]
    var page = TablePage()
    for (index, texts) in notice.enumerated() {
      page.rows([texts], x: [100, 380, 660], y: 200 + 52 * Double(index))
    }
    #expect(page.tables.isEmpty)
  }

  @Test func rowsInPairsAreRows() throws {
    var page = TablePage()
    for (index, row) in (towns + towns.dropFirst()).enumerated() {
      page.rows([row], x: x, y: 200 + 22 * Double(index) + 5 * Double((index + 1) / 2))
    }
    #expect(try #require(page.tables.first).rowCount == 9)
  }

  /// Without a line, and too few for more to be known.
  @Test func threeRowsOfFourColumnsAreOneTable() throws {
    let matches = [
      ["Saturday 20", "18:00", "Castle Rovers – Royal Abbey", "South Hall"],
      ["Saturday 20", "19:30", "Harbour – Tilers 2000", "The Basin"],
      ["Sunday 21", "12:00", "Lady of the Sea – Athletic Fog", "Town Hall"],
    ]
    var page = TablePage()
    page.text.line(
      "The next matches of all the clubs in the league, as far as they were known in May", x: 100, y: 140)
    page.rows(matches, x: [100, 260, 350, 640], y: 200)
    #expect(page.tables.map(\.texts) == [matches])
  }

  /// Some of its words have low letters; the blanks are those of large type.
  @Test func aLargeTitleAboveIsNoRow() throws {
    var page = TablePage()
    let (left, right) = ([100.0, 185, 345, 400], [170.0, 330, 385, 560])
    page.text.line(
      ["League", "Regional", "de", "nurseron"],
      at: zip(zip(left, right), [30, 30, 24, 22]).map { sides, height in
        Rect(left: sides.0, top: 180 - height, right: sides.1, bottom: 180)
      })
    let rows = [
      ["Club", "P", "W", "D", "L"], ["Rovers", "18", "15", "1", "2"], ["Abbey", "18", "13", "2", "3"],
      ["Tilers", "18", "12", "2", "4"],
    ]
    page.rows(rows, x: [100, 260, 335, 390, 500], y: 200)
    #expect(try #require(page.tables.first).texts == rows)
  }

  @Test func aTitleOverAGroupOfColumns() throws {
    var page = TablePage()
    page.text.line("Figures", x: 355, y: 200)
    page.rows(towns, x: x, y: 230)
    for y in [195.0, 251, 350] { page.level(y, 95, 520) }
    page.level(222, 300, 520)
    let table = try #require(page.tables.first)
    #expect(table.rowCount == 6)
    #expect(table.headerRowCount == 2)
    #expect(table.cell(0, 1)?.columnSpan == 2)
    #expect(table.cell(0, 0)?.rowSpan == 2)
    #expect(table.texts[0] == ["Town", "Figures", nil])
    #expect(Array(table.texts[2...]) == Array(towns[1...]))
  }

  @Test func headingsInSeveralLinesAreOneRow() throws {
    var page = TablePage()
    page.rows([["Name of\nthe town", "Number of\npeople", "Area in\nhectares"]], x: x, y: 200)
    page.rows(Array(towns[1...]), x: x, y: 250)
    for y in [195.0, 243, 345] { page.level(y, 95, 540) }
    let table = try #require(page.tables.first)
    #expect(table.texts[0] == ["Name of the town", "Number of people", "Area in hectares"])
    #expect(table.rowCount == 5)
    #expect(table.headerRowCount == 1)
  }

  @Test func firstCellsInSeveralLines() throws {
    var page = TablePage()
    page.rows([towns[0]], x: x, y: 200)
    let long = ["Neustadt an der\nweinstrasse", "53264", "117.1"]
    page.rows([towns[1], long], x: x, y: 230, pitch: 30)
    page.rows(Array(towns[2...]), x: x, y: 310, pitch: 30)
    let table = try #require(page.tables.first)
    #expect(table.rowCount == 6)
    #expect(table.texts[2] == ["Neustadt an der weinstrasse", "53264", "117.1"])
  }

  @Test func aTitleOfRowsInTwoLines() throws {
    var page = TablePage()
    page.rows(Array(towns[...2]), x: x, y: 200)
    page.rows([["Those that became towns"], ["after the war"]], x: x, y: 272)
    page.rows(Array(towns[3...]), x: x, y: 320)
    for y in [195.0, 222, 370] { page.level(y, 95, 520) }
    let table = try #require(page.tables.first)
    #expect(
      table.texts.map { $0[0] } == [
        "Town", "Aachen", "Bonn", "Those that became towns after the war", "Celle", "Dachau",
      ])
  }

  @Test func emptyCells() throws {
    var rows = towns
    rows[2][1] = ""
    rows[3][2] = ""
    var page = TablePage()
    page.rows(rows, x: x, y: 200)
    #expect(try #require(page.tables.first).texts == rows)
  }

  @Test func textAroundStaysOutside() {
    var page = TablePage()
    page.text.lines(prose("above", 5), x: 100, y: 60)
    page.rows(towns, x: x, y: 200)
    page.text.lines(prose("below", 5), x: 100, y: 350)
    #expect(page.result.kinds == ["paragraph", "table", "paragraph"])
    #expect(page.tables.first?.texts == towns)
  }

  @Test func leadersEndAtFigures() throws {
    var page = TablePage()
    let rows = [
      ["Rent ........", "1200.00", "980.00"], ["Heat ........", "85.20", "90.00"],
      ["Water .......", "12.00", "14.50"], ["Taxes .......", "300.00", "310.00"],
    ]
    page.rows(rows, x: x, y: 200)
    let table = try #require(page.tables.first)
    #expect(table.columnCount == 3)
    #expect(table.rowCount == 4)
  }

  @Test func twoOfTheSameKindBesideEachOther() {
    var page = TablePage()
    let numbers = (1...8).map { ["\($0)", "\($0 + 99)", "\($0 + 199)"] }
    let others = (9...14).map { ["\($0)", "\($0 + 99)", "\($0 + 199)"] }
    page.rows(numbers, x: [100, 150, 200], y: 200)
    page.rows(others, x: [330, 380, 430], y: 200)
    #expect(page.tables.map(\.texts) == [numbers, others])
  }

  @Test func aWideBlankBetweenOtherColumnsPartsNothing() {
    var page = TablePage()
    let rows = (1...6).map { ["Row \($0)", "\($0 * 11)", "\($0 * 17)", "\($0 * 23)"] }
    page.rows(rows, x: [100, 170, 330, 380], y: 200)
    #expect(page.tables.map(\.columnCount) == [4])
  }

  /// Most lines of the table are the rest of a first cell.
  @Test(arguments: [true, false]) func longFirstCellsBesideFigures(isRuled: Bool) throws {
    let words = [
      "1. Paper of rags is the\nmost lasting of all that\nare sold",
      "2. Paper of wood\nbecomes yellow in light\nand air",
      "3. The price of rags has\nrisen in all of the years\nsince the war",
      "4. Rags are bought by\ndealers who sort them by\ntheir colour",
    ]
    let rows = words.enumerated().map { row, text in
      [text] + (1...4).map { "\(row * 13 + $0 * 7).\($0)" }
    }
    var page = TablePage()
    page.rows([["", "never", "seldom", "often", "always"]], x: [100, 340, 420, 500, 580], y: 200)
    page.rows(rows, x: [100, 340, 420, 500, 580], y: 230, pitch: 60)
    if isRuled { for y in [195.0, 222, 475] { page.level(y, 95, 640) } }
    let table = try #require(page.tables.first)
    #expect(table.columnCount == 5)
    #expect(table.texts.dropFirst().map { $0[0] } == words.map { $0.replacing("\n", with: " ") })
  }

  @Test func theLastCellGoesOnBelowItsRow() throws {
    var page = TablePage()
    let rows = [
      ["No.", "Work", "Days", "Sum"], ["1", "Drain the pond and\ntake out the silt", "5", "100"],
      ["2", "Lift the wheel", "1", "200"], ["3", "Renew the paddles\nand both shrouds", "14", "300"],
      ["4", "Masonry of the race", "15", "400"], ["5", "Trial run and giving\nit to the trust", "2", "500"],
    ]
    page.rows(rows, x: [100, 160, 400, 500], y: 200, pitch: 44)
    let table = try #require(page.tables.first)
    #expect(
      table.cell(5, 1)?.blocks.flatMap(\.allLines).runningText == "Trial run and giving it to the trust")
  }

  @Test func aLongLabelReachesTowardsItsFigures() throws {
    var page = TablePage()
    let rows = [
      ["Wheat", "1204", "8.1"], ["Barley", "873", "6.9"], ["Oats", "411", "5.2"], ["Rye", "96", "4.8"],
    ]
    page.rows(rows, x: [100, 300, 400], y: 200)
    page.text.line("Change on 2022 since", x: 100, y: 296, gap: 0.35)
    page.rows([["1.3", "4.0"]], x: [300, 400], y: 296)
    let table = try #require(page.tables.first)
    #expect(table.texts.last == ["Change on 2022 since", "1.3", "4.0"])
  }

  @Test func aNameInThreeWordsBetweenColumnsIsOneCell() throws {
    var page = TablePage()
    let rows = [
      ["Lamb", "21.00"], ["Barley", "15.50"], ["Hake", "22.00"], ["Steak", "54.00"], ["Tart", "7.00"],
    ]
    page.rows(rows, x: [100, 400], y: 200, pitch: 48)
    for row in [0, 1, 3] { page.text.line("white", x: 100, y: 221 + 48 * Double(row)) }
    page.text.line("white beans with grilled lemon", x: 100, y: 317, gap: 0.35)
    let table = try #require(page.tables.first)
    #expect(table.texts[2] == ["Hake white beans with grilled lemon", "22.00"], "\(table.texts)")
  }

  @Test func aLineUnderNamesBeginsTheTable() throws {
    var page = TablePage()
    page.rows(
      [["Patient: Joan", "Asked by: Mary"], ["Born: May", "Sample: blood"]], x: [100, 400], y: 210)
    page.text.line("Results", x: 100, y: 270)
    page.rows([["Test", "Result", "Unit", "Range"]], x: [100, 300, 400, 500], y: 300)
    page.level(200, 100, 600)
    page.level(322, 100, 600)
    let rows = [
      ["Sodium", "141", "mmol", "135"], ["Iron", "4.4", "mmol", "3.5"], ["Sugar", "104", "mg", "70"],
    ]
    page.rows(rows, x: [100, 300, 400, 500], y: 330)
    page.text.line("H is above the", x: 100, y: 422)
    page.text.line("usual range of", x: 300, y: 422)
    page.text.line("people who", x: 500, y: 422)
    page.text.line("who are well", x: 100, y: 442)
    let tables = page.tables
    #expect(tables.count == 1)
    #expect(tables.first?.texts == [["Test", "Result", "Unit", "Range"]] + rows)
    #expect(tables.first?.headerRowCount == 1)
  }

  @Test func groupsWithoutALineUnderTheirLastRow() throws {
    var page = TablePage()
    let rows = [
      ["Sales", "55.8", "48.8"], ["Profit", "16.9", "15.7"], ["Result", "5.7", "7.3"],
      ["Assets", "312.8", "262.3"],
      ["Equity", "78.4", "85.2"], ["Debt", "171.6", "120.6"], ["Cash", "44.6", "32.0"],
    ]
    page.rows(rows, x: [100, 300, 400], y: 200, pitch: 24)
    for row in [0, 1, 2, 4, 5, 6, 7] { page.level(196 + 24 * Double(row), 100, 460) }
    #expect(page.tables.first?.texts == rows)
  }

  @Test func namesAndAFirstRowThatALinePartsAreTwoRows() throws {
    var page = TablePage()
    let rows = [
      ["Samples", "Before the work", "After the work"],
      ["Number of all", "679 (54 of all that)", "566 (45 of all that)"],
      ["Good", "394", "242"], ["Bad", "220", "177"], ["Other", "75", "39"],
    ]
    page.rows(rows, x: [100, 300, 540], y: 200, pitch: 24)
    for row in 0...5 { page.level(196 + 24 * Double(row), 100, 760) }
    #expect(page.tables.first?.texts == rows)
  }

  /// Of a till, as an engine gives it: every blank is nearly as wide as type is high, and lines are cut at the widest.
  @Test func aHeadInTypeOfOneWidthIsNoRow() throws {
    var page = TablePage()
    page.text.size = Size(width: 631, height: 1167)
    page.text.hasFonts = false
    func line(_ words: (text: String, x: Double, y: Double, width: Double, height: Double)...) {
      page.text.line(
        words.map(\.text), at: words.map { Rect(x: $0.x, y: $0.y, width: $0.width, height: $0.height) })
    }
    line(("CORNER", 200, 50, 81, 17))
    line(("2", 228, 81, 10, 17), ("Weir", 254, 81, 54, 17))
    line(("SHOP", 296, 50, 53, 17), ("ASHBY", 364, 50, 67, 17))
    line(("Street", 324, 81, 78, 17))
    line(("Tel.", 206, 111, 49, 18), ("01628", 276, 112, 65, 17))
    line(("55", 358, 112, 24, 17), ("90", 399, 112, 25, 17))
    line(("Milk", 56, 184, 49, 16), ("11", 121, 184, 33, 16))
    line(("2", 431, 184, 9, 16))
    line(("1.90", 527, 184, 47, 16))
    line(("Brown", 57, 236, 59, 15), ("bread", 133, 235, 59, 16))
    line(("1", 432, 236, 9, 15))
    line(("2.35", 526, 235, 47, 16))
    line(("Apples", 56, 286, 73, 20), ("kg", 146, 286, 21, 21))
    line(("1.2", 406, 286, 34, 16))
    line(("3.48", 526, 286, 48, 16))
    line(("Tea", 56, 338, 35, 15), ("50", 107, 337, 23, 16), ("bags", 145, 337, 47, 21))
    line(("1", 432, 338, 9, 15))
    line(("4.10", 525, 337, 49, 16))
    line(("Paper", 57, 389, 60, 19), ("towels", 132, 388, 72, 16))
    line(("3", 431, 388, 9, 16))
    line(("5.97", 526, 388, 47, 16))
    line(("TOTAL", 56, 485, 61, 16), ("17.80", 514, 485, 60, 16))
    line(("CASH", 56, 536, 48, 16), ("20.00", 513, 536, 61, 16))
    line(("CHANGE", 56, 587, 74, 16), ("2.20", 526, 587, 48, 16))
    line(
      ("13/03/1987", 99, 671, 132, 19), ("17:42", 249, 671, 64, 17), ("Till", 329, 670, 53, 18),
      ("2", 399, 671, 10, 17), ("No.", 426, 671, 35, 17), ("0417", 481, 671, 52, 17))
    line(("Tha", 165, 715, 39, 17))
    line(
      ("nk", 208, 715, 24, 17), ("you,", 248, 719, 48, 18), ("come", 317, 719, 52, 13),
      ("again!", 385, 715, 75, 22))
    page.level(452, 44, 585)
    let table = try #require(page.tables.first)
    #expect(table.texts.first == ["Milk 11", "2", "1.90"])
    #expect(page.result.texts.prefix(2) == ["CORNER SHOP ASHBY", "2 Weir Street Tel. 01628 55 90"])
  }

  /// What a till prints above the names of its columns is no row of the table.
  @Test func itemsOfATillBeginWithTheirNames() throws {
    var page = TablePage()
    page.text.hasFonts = false
    func line(_ text: String, y: Double) {
      let words = text.split(separator: " ")
      let boxes = words.map { word in
        let column = Double(text.distance(from: text.startIndex, to: word.startIndex))
        return Rect(x: 100 + 12 * column, y: y, width: 12 * Double(word.count) - 2, height: 16)
      }
      page.text.line(words.map(String.init), at: boxes)
    }
    let head = [
      "Tel:07-350740     Fax:07-355816", "19/10/2018        20:49:59", "Cashier:CN        Place:05",
    ]
    let items = [
      "Was        Mal    Einz.     Ges.", "Milk         2     1.00    2.00",
      "Tea          1     3.10    3.10", "Bread        2     2.00    4.00", "Seife        1     0.90    0.90",
    ]
    let foot = [
      "Thank you for your visit today", "Goods sold are not returnable", "here unless they are broken",
    ]
    for (index, text) in (head + items + ["", ""] + foot).enumerated() {
      line(text, y: 100 + 30 * Double(index))
    }
    let table = try #require(page.tables.first)
    #expect(table.texts == items.map { $0.split(separator: " ").map(String.init) })
  }
}
