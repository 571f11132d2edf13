import RectoLayout
import RectoModel
import Testing

/// Statements of accounts: labels far from their figures, notes beside some, lines over subtotals only.
struct AccountTests {
  private let rows = [
    ["Property, plant and equipment", "11", "4,218", "4,030"], ["Intangible assets", "12", "612", "655"],
    ["Associates", "13", "9", "88"], ["", "", "4,839", "4,773"], ["Current assets", "", "", ""],
    ["Inventories", "14", "1,107", "982"], ["Receivables", "15", "2,046", "2,310"],
    ["Cash and equivalents", "", "774", "391"], ["", "", "3,927", "3,683"],
    ["Total assets", "", "8,766", "8,456"],
  ]

  private func page() -> TablePage {
    var page = TablePage()
    for (index, row) in rows.enumerated() {
      let y = 300 + Double(index) * 28
      for (text, left) in zip(row.prefix(2), [100.0, 620]) where !text.isEmpty {
        page.text.line(text, x: left, y: y)
      }
      for (text, right) in zip(row.suffix(2), [780.0, 900]) where !text.isEmpty {
        page.text.line(text, x: right - Double(text.count) * 8, y: y)
      }
    }
    for y in [380.0, 520, 548, 576] { page.level(y, 700, 900) }
    return page
  }

  @Test func linesOverSubtotalsArentTheTable() throws {
    let tables = page().tables
    #expect(tables.count == 1)
    #expect(try #require(tables.first).texts == rows)
  }

  @Test func namesOverALineAreTheHeading() throws {
    var page = page()
    page.text.line("Note", x: 604, y: 256)
    page.text.line("2024", x: 748, y: 256)
    page.text.line("2023", x: 868, y: 256)
    page.level(284, 100, 900)
    let table = try #require(page.tables.first)
    #expect(table.texts == [["", "Note", "2024", "2023"]] + rows)
    #expect(table.headerRowCount == 1)
  }

  @Test func titlesOfGroupsAboveATotalNameNoColumns() throws {
    var page = TablePage()
    let rows = [
      ["Assets", "", "", ""], ["Held for long", "", "", ""], ["Intangible assets", "9", "12,480", "11,902"],
      ["Plant and equipment", "10", "48,117", "50,336"], ["Total held for long", "", "60,597", "62,238"],
      ["Inventories", "12", "9,033", "8,250"], ["Receivables", "13", "14,992", "13,777"],
      ["Total assets", "", "84,622", "84,265"],
    ]
    for (index, row) in ([["", "Note", "2023", "2022"]] + rows).enumerated() {
      for (text, right) in zip(row, [0, 620.0, 780, 900]) where !text.isEmpty {
        page.text.line(
          text, x: right == 0 ? 100 : right - Double(text.count) * 8, y: 200 + Double(index) * 28)
      }
    }
    for y in [224.0, 336, 420] { page.level(y, 95, 905) }
    let table = try #require(page.tables.first)
    #expect(table.texts == [["", "Note", "2023", "2022"]] + rows)
    #expect(table.headerRowCount == 1)
  }

  @Test func aLineOverTheTotalEndsNoHeading() throws {
    var page = TablePage()
    let sums = [
      ["Section one", "284.10"], ["Section two", "131.75"], ["Premium tax (12%)", "49.90"],
      ["Total", "465.75"],
    ]
    for (index, row) in sums.enumerated() {
      let y = 200 + Double(index) * 28
      page.text.line(row[0], x: 100, y: y)
      page.text.line(row[1], x: 500 - Double(row[1].count) * 8, y: y)
    }
    page.level(280, 95, 505)
    page.text.line("Conditions that apply", x: 95, y: 340)
    page.text.line("A", x: 95, y: 368)
    page.text.line(
      "Between sunrise and dusk all masters report the draught and the number of hands on board", x: 120,
      y: 368)
    let table = try #require(page.tables.first)
    #expect(table.texts == sums)
    #expect(table.headerRowCount == 0)
  }

  /// An agenda: times, numbers, texts and names in several lines, and rows without a name.
  @Test func schedulesHaveCellsInSeveralLines() throws {
    var page = TablePage()
    let x: [Double] = [100, 180, 220, 780]
    page.text.line("Chair: P. Whitlow", x: 100, y: 120)
    page.text.line("Minutes: S. Anand", x: 320, y: 120)
    page.text.line("Agenda", x: 100, y: 160)
    var y = 200.0
    let rows = [
      ["14:00", "1", "Welcome and apologies", "Chair"],
      [
        "14:15", "2", "Dredging of the basin, report of the contractor and\nthe decision on the second stage",
        "M.\nOduya",
      ],
      ["14:50", "3", "Light dues", "S.\nAnand"], ["15:20", "", "Break", ""],
      ["15:35", "4", "Any matters raised by the public, of which\nnotice was given", "All"],
      ["16:20", "5", "Any other business", ""], ["16:25", "6", "Next meeting", "Chair"],
    ]
    for row in rows {
      page.rows([row], x: x, y: y)
      y += row.contains { $0.contains("\n") } ? 48 : 28
    }
    let tables = page.tables
    #expect(tables.count == 1)
    #expect(
      try #require(tables.first).texts == rows.map { $0.map { $0.replacing("\n", with: " ") } })
  }

  @Test(arguments: [["Date", "Text", "Charges", "Credits"], ["Datum", "Text", "Soll", "Haben"]])
  func namesOfAccountsAreKnown(names: [String]) throws {
    var page = TablePage()
    let rows = [names, ["12.05.", "Room, two nights", "128.00", "99.10"]]
    page.rows(rows, x: [100, 220, 520, 700], y: 300)
    #expect(try #require(page.tables.first).texts == rows)
  }
}
