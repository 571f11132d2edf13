import RectoLayout
import RectoModel
import Testing

/// Rows told by the colour behind every other one.
struct StripedTableTests {
  private let x: [Double] = [100, 180, 280, 560, 640, 720]
  private let heights: [Double] = [30, 30, 48, 30, 30, 48, 30]
  private let rows = [
    ["Time", "Line", "Destination", "Track", "Notes"], ["06:12", "S2", "Uddevalla", "4", ""],
    ["06:27", "IC 102", "Göteborg via Stenungsund,\nKungälv", "1", "late"],
    ["06:31", "Bus", "Lysekil", "H", ""],
    ["07:02", "RE 14", "Strömstad", "2a", "c"], ["07:12", "S2", "Munkedal via\nHerrestad", "4", "a"],
    ["07:48", "S2", "Torp", "4", ""],
  ]

  /// Every other row has a colour, cell by cell or as a whole; the cells stand in the middle of their row's height.
  private func page(byCell: Bool) -> TablePage {
    var page = TablePage()
    var y = 200.0
    for (index, row) in rows.enumerated() {
      for (column, cell) in row.enumerated() where !cell.isEmpty {
        let lines = cell.split(separator: "\n")
        let top = y + (heights[index] - Double(lines.count) * 20) / 2
        for (line, words) in lines.enumerated() {
          page.text.line(String(words), x: x[column] + 6, y: top + Double(line) * 20)
        }
      }
      if index == 0 || index % 2 == 1 {
        let sides = byCell ? Array(zip(x, x.dropFirst())) : [(x[0], x[5])]
        for (left, right) in sides {
          let box = Rect(left: left, top: y, right: right, bottom: y + heights[index])
          page.shades.append(Shade(box, color: index == 0 ? "#003a70" : "#eeeeee"))
        }
      }
      y += heights[index]
    }
    return page
  }

  @Test(arguments: [true, false]) func stripesAreRows(byCell: Bool) throws {
    let tables = page(byCell: byCell).tables
    #expect(tables.count == 1)
    let table = try #require(tables.first)
    #expect(table.texts == rows.map { $0.map { $0.split(separator: "\n").joined(separator: " ") } })
    #expect(table.headerRowCount == 1)
  }

  /// Coloured titles of groups, with several rows between.
  @Test func titlesOfGroupsAreNoStripes() throws {
    var page = TablePage()
    for (index, row) in ["Optical", "a 1", "b 2", "c 3", "Mechanical", "d 4", "e 5", "f 6", "Other", "g 7"]
      .enumerated()
    {
      let y = 200 + Double(index) * 30
      for (word, left) in zip(row.split(separator: " "), [100.0, 400]) {
        page.text.line(String(word), x: left, y: y + 6)
      }
      if index % 4 == 0 {
        page.shades.append(Shade(Rect(x: 95, y: y, width: 500, height: 30), color: "#eeeeee"))
      }
    }
    #expect(page.tables.allSatisfy { $0.rowCount > 4 })
  }

  @Test func aHeadingInLargerTypeEndsTheRows() throws {
    var page = TablePage()
    page.rows([["a Monday only.", "b Not in June.", "c On request."]], x: [100, 300, 500], y: 200)
    page.text.line("Weekdays", x: 100, y: 250, size: 24)
    let times = [
      ["Harbour", "540", "631"], ["Castle", "548", "640"], ["Market", "558", "652"],
      ["Station", "625", "720"],
    ]
    page.rows(times, x: [100, 300, 500], y: 300)
    #expect(try #require(page.tables.first).texts == times)
  }
}
