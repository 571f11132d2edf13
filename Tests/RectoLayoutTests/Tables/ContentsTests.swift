import RectoLayout
import RectoModel
import Testing

struct ContentsTests {
  private let entries = [
    (0.0, "1", "The river and its people", "1"), (40, "1.1", "First settlements", "3"),
    (40, "1.2", "Boats, bridges and ferries", "9"), (0, "2", "Trade along the banks", "21"),
    (40, "2.1", "Salt and timber", "22"), (40, "2.2", "The markets of the town", "31"),
    (0, "", "Bibliography", "77"),
  ]

  /// Numbers of pages end at the same place.
  private func page(_ entries: [(Double, String, String, String)], leader: String = "") -> TablePage {
    var page = TablePage()
    for (index, entry) in entries.enumerated() {
      let y = 300 + Double(index) * 28
      let title = [entry.1, entry.2, leader].filter { !$0.isEmpty }.joined(separator: " ")
      page.text.line(title, x: 100 + entry.0, y: y)
      page.text.line(entry.3, x: 800 - Double(entry.3.count) * 8, y: y)
    }
    return page
  }

  private var lines: [String] {
    entries.map { [$0.1, $0.2, $0.3].filter { !$0.isEmpty }.joined(separator: " ") }
  }

  @Test func entriesAreLines() {
    let result = page(entries).result
    #expect(result.texts == lines)
    #expect(result.kinds == Array(repeating: "paragraph", count: entries.count))
  }

  @Test func entriesWithLeadersAreLines() {
    let dots = String(repeating: ".", count: 30)
    let result = page(entries, leader: dots).result
    #expect(
      result.texts
        == entries.map { entry in
          [entry.1, entry.2, dots, entry.3].filter { !$0.isEmpty }.joined(separator: " ")
        })
  }

  @Test func fewEntriesUnderTheNameAreLines() {
    var page = page(Array(entries.suffix(3)))
    page.text.line("Contents", x: 100, y: 220, size: 28)
    #expect(page.tables.isEmpty)
    #expect(page.result.texts == ["Contents"] + lines.suffix(3))
  }

  @Test func romanNumeralsComeFirst() {
    let result = page([(0, "", "Foreword", "v"), (0, "", "Thanks", "ix")] + entries).result
    #expect(result.texts == ["Foreword v", "Thanks ix"] + lines)
  }

  @Test func aNumberThatWasMisreadStaysInItsLine() {
    var misread = entries
    misread[2].3 = "g"
    #expect(page(misread).result.texts[2] == "1.2 Boats, bridges and ferries g")
  }

  @Test func entriesAreNoHeadings() {
    var page = page(entries)
    page.text.lines(prose("end", 12), x: 100, y: 600)
    let document = Document(pages: [page.result])
    let kinds = DocumentLayout().structured(document).pages[0].kinds
    #expect(!kinds.contains("heading"))
  }

  @Test func amountsThatRiseByChanceAreATable() {
    let page = page([
      (0, "", "Apples", "12"), (0, "", "Pears", "31"), (0, "", "Plums", "40"), (0, "", "Quinces", "44"),
      (0, "", "Figs", "57"),
    ])
    #expect(page.tables.count == 1)
  }

  @Test func placesInARankingAreATable() {
    let names = [
      "The red team", "The blue team", "The green team", "The old team", "The new team", "The last team",
    ]
    let page = page(names.enumerated().map { (0, "", $1, String($0 + 1)) })
    #expect(page.result.texts != names.enumerated().map { "\($1) \($0 + 1)" })
  }
}
