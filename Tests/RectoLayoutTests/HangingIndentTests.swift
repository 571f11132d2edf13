import RectoLayout
import RectoModel
import Testing

struct HangingIndentTests {
  private func texts(_ page: PageBuilder) -> [String] {
    PageLayout().structured(page.page(), graphics: PageGraphics()).texts.map { String($0.prefix(5)) }
  }

  private let full = "word1 word2 word3 word4 word5 word6 word7 word8 word9 word0"

  /// References: the first line stands out, the others in.
  private func entries(_ page: inout PageBuilder, _ names: [(String, lines: Int)], y: Double) -> Double {
    var y = y
    for (name, lines) in names {
      page.line(lines == 1 ? "\(name) Short." : "\(name) \(full)", x: 100, y: y)
      for line in 1..<max(lines, 2) where line < lines {
        page.line(line + 1 < lines ? full : "and the end, pp. 12", x: 124, y: y + 20 * Double(line))
      }
      y += 20 * Double(lines)
    }
    return y
  }

  @Test func whatStandsOutBeginsAnEntry() {
    var page = PageBuilder()
    _ = entries(&page, [("Abel,", 2), ("Bond,", 3), ("Cole,", 1), ("Dale,", 2), ("Egge,", 1)], y: 100)
    #expect(texts(page) == ["Abel,", "Bond,", "Cole,", "Dale,", "Egge,"])
  }

  @Test func aFewLinesAreEntriesBesideOthers() {
    var page = PageBuilder()
    let end = entries(&page, [("Abel,", 2), ("Bond,", 3), ("Cole,", 1), ("Dale,", 2)], y: 100)
    page.line("Printed works", x: 100, y: end + 30, size: 22, traits: [.bold])
    _ = entries(&page, [("Egge,", 1), ("Fuhr,", 2)], y: end + 80)
    #expect(texts(page).suffix(2) == ["Egge,", "Fuhr,"])
  }

  @Test func linesThatStandInAfterShortOnesBeginParagraphs() {
    var page = PageBuilder()
    for paragraph in 0..<4 {
      let y = 100 + 60 * Double(paragraph)
      page.line("in \(full)", x: 124, y: y)
      page.line("of \(full)", x: 100, y: y + 20)
      page.line("to its end.", x: 100, y: y + 40)
    }
    #expect(texts(page).map { $0.prefix(2) } == ["in", "in", "in", "in"])
  }
}
