import RectoLayout
import RectoModel
import Testing

struct ColumnRuleTests {
  @Test func aRuleBetweenColumnsOfThePagePartsTables() {
    func names(withRule: Bool) -> [Int] {
      var page = TablePage()
      let facts = [
        ["Price", "50.86"], ["Value", "69.00"], ["Range", "40.81"], ["Volume", "100.4"], ["Yield", "2.31"],
        ["Beta", "1.12"],
      ]
      page.rows(facts, x: [100, 200], y: 200)
      page.rows(
        facts.map { ["Sales of " + $0[0], "up " + $0[1], "by " + $0[1]] }, x: [340, 560, 700], y: 200)
      page.text.lines(prose("b", 8, words: 3), x: 100, y: 380)
      page.text.lines(prose("c", 8, words: 9), x: 340, y: 380)
      if withRule { page.standing(300, 150, 560) }
      return page.tables.map(\.columnCount).sorted()
    }
    #expect(names(withRule: false).max() == 5)
    #expect(names(withRule: true).allSatisfy { $0 < 4 })
  }
}
