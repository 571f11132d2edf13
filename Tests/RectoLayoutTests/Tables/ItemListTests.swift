import RectoLayout
import RectoModel
import Testing

struct ItemListTests {
  private let x: [Double] = [100, 200, 520, 620, 720]
  private let names = ["Pos.", "Description", "Qty", "Price", "Amount"]

  private let goods = [
    ["Ref.", "Article", "Unit", "Price"], ["TR-04", "Wood screw", "box", "3.85"],
    ["TH-06", "Hexagon nut", "box", "8.90"],
    ["AR-06", "Plain washer", "box", "4.20"],
  ]

  @Test func listsUnderTheSameNamesBesideEachOtherAreTwo() {
    var page = TablePage()
    page.rows(goods, x: [60, 140, 300, 380], y: 200)
    page.rows([goods[0], goods[3], goods[1]], x: [520, 600, 760, 840], y: 200)
    #expect(page.tables.map(\.texts) == [goods, [goods[0], goods[3], goods[1]]])
  }

  /// Each has a line of its own under its names, which says nothing of columns.
  @Test func listsThatEndWithTheSameNameAreTwo() {
    let deductions = [
      ["Deductions", "Price"], ["Income tax", "301.80"], ["Pension", "142.36"], ["Union dues", "15.22"],
    ]
    var page = TablePage()
    page.rows(goods, x: [60, 140, 300, 380], y: 200)
    page.rows(deductions, x: [520, 840], y: 200)
    page.level(219, 55, 430)
    page.level(219, 515, 890)
    #expect(page.tables.map(\.texts) == [goods, deductions])
  }

  @Test func oneItemIsEnough() throws {
    var page = TablePage()
    let item = ["1", "Laid paper, cream", "40", "0.25", "10.00"]
    page.rows([names, item], x: x, y: 300)
    let table = try #require(page.tables.first)
    #expect(table.texts == [names, item])
    #expect(table.headerRowCount == 1)
  }

  @Test func twoNamesWithNothingElse() throws {
    var page = TablePage()
    let rows = [["Description", "Amount"], ["Copying of forty sheets", "120.00"], ["Postage", "8.50"]]
    page.rows(rows, x: [100, 700], y: 300)
    #expect(page.tables.first?.texts == rows)

    var others = TablePage()
    others.rows([["Description of the", "total"]] + rows.dropFirst(), x: [100, 700], y: 300)
    #expect(others.tables.isEmpty)
  }

  /// One row has an amount in the last column.
  @Test func aColumnThatFewItemsFillIsOne() throws {
    var page = TablePage()
    let names = ["Date", "Description", "Qty", "Net EUR", "Total EUR"]
    let x: [Double] = [100, 180, 480, 580, 740]
    let items = [
      ["12/05", "Room", "1", "128.00"], ["12/05", "Tax", "1", "3.50"], ["13/05", "Room", "1", "128.00"],
      ["13/05", "Tax", "1", "3.50"], ["13/05", "Minibar", "2", "9.00"], ["14/05", "Laundry", "1", "17.40"],
      ["14/05", "Minibar", "1", "4.00"], ["", "Visa", "", "", "335.60"],
      ["", "Total", "", "335.60", "335.60"],
    ]
    page.rows([names], x: x, y: 200)
    for (row, item) in items.enumerated() {
      for (column, text) in item.enumerated() where !text.isEmpty {
        let left = column < 3 ? x[column] : [640.0, 812][column - 3] - Double(text.count) * 8
        page.text.line(text, x: left, y: 230 + Double(row) * 30)
      }
    }
    #expect(
      try #require(page.tables.first).texts
        == [names] + items.map { $0 + Array(repeating: "", count: 5 - $0.count) })
  }

  /// "Restaurant, table 7" and the line below it are one cell, beside which the others stand in the middle.
  @Test func cellsInTheMiddleOfTwoLinesAreOfTheirRow() throws {
    var page = TablePage()
    let x: [Double] = [100, 200, 520, 720]
    page.rows([["Date", "Description", "Qty", "Amount"]], x: x, y: 200)
    page.rows(
      [["12/05", "Room", "1", "128.00"], ["12/05", "City tax", "1", "3.50"]], x: x, y: 240, pitch: 40)
    page.text.line("Restaurant Le Port, table 7", x: 200, y: 320, gap: 0.4)
    for (left, text) in zip(x, ["12/05", "", "1", "46.20"]) where !text.isEmpty {
      page.text.line(text, x: left, y: 330)
    }
    page.text.line("Room charge 88120", x: 200, y: 340)
    page.rows([["13/05", "Minibar", "2", "9.00"]], x: x, y: 380)
    let table = try #require(page.tables.first)
    #expect(table.rowCount == 5)
    #expect(table.texts[3] == ["12/05", "Restaurant Le Port, table 7 Room charge 88120", "1", "46.20"])
  }

  /// Notes without a name on the right of a statement.
  @Test func aColumnWithoutANameIsNotCutOff() throws {
    var page = TablePage()
    let x: [Double] = [100, 220, 480, 600, 760]
    let rows = [
      ["Date", "Description", "Net", "Total", ""], ["01.08.", "Cheque one", "36.07", "99914.15", ""],
      ["02.08.", "Cheque two", "60.93", "99975.08", "EX"],
      ["03.08.", "Cheque three", "80.04", "10077.12", "EX"],
      ["04.08.", "Cheque four", "23.34", "10159.46", "EX"],
    ]
    page.rows(rows, x: x, y: 200)
    #expect(page.tables.map(\.texts) == [rows])
  }

  @Test func itemsGoOverSeveralLines() throws {
    var page = TablePage()
    page.rows([names], x: x, y: 300)
    let details = ["", "in sheets of 50 by 70", "", "", ""]
    page.rows(
      [
        ["1", "Laid paper, cream", "40", "0.25", "10.00"], details,
        ["2", "Laid paper, white", "12", "0.25", "3.00"], details, ["", "01.05.2024", "", "", ""],
      ], x: x, y: 330, pitch: 30)
    let table = try #require(page.tables.first)
    #expect(
      table.texts == [
        names, ["1", "Laid paper, cream in sheets of 50 by 70", "40", "0.25", "10.00"],
        ["2", "Laid paper, white in sheets of 50 by 70 01.05.2024", "12", "0.25", "3.00"],
      ])
  }

  /// Rows with lines between, a title of a group, a sentence and a column with nothing in it.
  @Test func whatStandsBetweenItemsStays() throws {
    var page = TablePage()
    page.rows([["Item", "", "Quantity", "Discount", "Total"]], x: x, y: 300)
    page.rows([["Papers"]], x: x, y: 330, traits: [.bold])
    page.rows([["Laid, cream", "", "40", "", "10.00"]], x: x, y: 360)
    page.rows([["All of our papers are made of rags and sized with gelatine by hand"]], x: x, y: 390)
    page.rows([["Wove, white", "", "12", "", "3.00"]], x: x, y: 420)
    for y in [325.0, 355, 385, 415, 445] { page.level(y, 95, 780) }
    let table = try #require(page.tables.first)
    #expect(page.tables.count == 1)
    #expect(table.texts.first == ["Item", "Quantity", "Discount", "Total"])
    #expect(table.texts[1][0] == "Papers")
    #expect(table.texts[2] == ["Laid, cream", "40", "", "10.00"])
    #expect(table.texts[4] == ["Wove, white", "12", "", "3.00"])
  }

  /// Names that nearly touch are parted where the items below them are.
  @Test func closeNamesArePartedByTheirItems() throws {
    var page = TablePage()
    page.rows([["Artikel", "Anzahl", "MwSt.", "Preis inkl. MwSt."]], x: [100, 450, 560, 620], y: 300)
    page.rows(
      [["Papier", "40", "19%", "10,00"], ["Leim", "2", "19%", "7,50"]], x: [100, 480, 570, 700], y: 330)
    let table = try #require(page.tables.first)
    #expect(table.texts[0] == ["Artikel", "Anzahl", "MwSt.", "Preis inkl. MwSt."])
    #expect(table.texts[1] == ["Papier", "40", "19%", "10,00"])
  }

  @Test func namesOfTwoLines() throws {
    var page = TablePage()
    page.rows([["", "", "Menge", "Preis/", ""]], x: x, y: 290)
    page.rows([["Pos", "Artikel", "", "Einheit", "Betrag"]], x: x, y: 312)
    page.rows([["1", "Papier", "40", "0,25", "10,00"]], x: x, y: 345)
    let table = try #require(page.tables.first)
    #expect(
      table.texts == [
        ["Pos", "Artikel", "Menge", "Preis/ Einheit", "Betrag"], ["1", "Papier", "40", "0,25", "10,00"],
      ])
    #expect(table.headerRowCount == 1)
  }

  /// The foot of a letter has numbers in columns, too.
  @Test func whatStandsInOtherColumnsIsNoItem() throws {
    var page = TablePage()
    page.rows([names], x: x, y: 300)
    page.rows(
      [["1", "Laid paper", "40", "0.25", "10.00"], ["2", "Glue", "1", "3.50", "3.50"]], x: x, y: 330)
    page.rows(
      [
        ["Mill Lane 12", "Telephone 0551 916 440", "IBAN 9000 0480 66"],
        ["Ashby", "Fax 0551 916 442", "Tax 441 601 03"],
      ],
      x: [100, 300, 560], y: 400)
    let table = try #require(page.tables.first)
    #expect(table.texts.count == 3)
    #expect(table.texts.last == ["2", "Glue", "1", "3.50", "3.50"])
  }

  @Test func labelsOverTheirValues() throws {
    let labels = ["Invoice date:", "Due date:", "Reference:"]
    let values = ["20.03.2023", "04.04.2023", "CUST 123"]
    var page = TablePage()
    page.rows([labels, values], x: [100, 400, 650], y: 300)
    let table = try #require(page.tables.first)
    #expect(table.texts == [labels, values])
    #expect(table.headerRowCount == 1)

    var others = TablePage()
    others.rows([labels, ["at once", "soon", "none"]], x: [100, 400, 650], y: 300)
    #expect(others.tables.isEmpty)
  }

  /// The numbers of an account end below a price.
  @Test func figuresInASentenceBelowAreNoItem() throws {
    var page = TablePage()
    page.rows(
      [names, ["1", "Laid paper, cream", "40", "0.25", "10.00"], ["2", "Envelopes", "10", "0.10", "1.00"]],
      x: x,
      y: 300)
    page.text.line(
      "Please pay within 14 days, to the bank of the town, from where the money comes", x: 100, y: 390)
    page.text.line("to us, to the account of number DE44 7905", x: 120, y: 414, gap: 0.4)
    page.text.line("0000 0042", x: 442, y: 414, gap: 0.4)
    page.text.line("1187 36.", x: 520, y: 414, gap: 0.4)
    #expect(try #require(page.tables.first).rowCount == 3)
  }

  @Test func sentencesAboutPricesAreText() {
    var page = TablePage()
    page.text.line("The price and the total amount of each item", x: 100, y: 300)
    page.text.line("are due 14 days after delivery, with 2 percent off", x: 100, y: 324)
    page.text.line("when 10 items are bought for 20.00 or more.", x: 100, y: 348)
    #expect(page.tables.isEmpty)
  }
}
