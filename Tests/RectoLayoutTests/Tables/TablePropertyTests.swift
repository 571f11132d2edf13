import RectoLayout
import RectoModel
import Testing

/// Whatever stands on a page: tables are valid, and every word is on the page once.
struct TablePropertyTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private enum Kind: CaseIterable { case grid, loose, hostile }

  /// A word for each number, so that none is the twin of another.
  private func word(_ number: Int, _ random: inout Generator) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0: "\(number)"
    case 1: "\(number).\(number % 10)0"
    case 2: "n\(number)"
    default: "Name\(number)"
    }
  }

  /// Words near the places of a grid, some of them empty and some with several words.
  private func gridPage(_ random: inout Generator) -> TablePage {
    var (page, count) = (TablePage(), 0)
    let rows = Int.random(in: 1...14, using: &random)
    let columns = Int.random(in: 1...7, using: &random)
    let width = Double.random(in: 60...200, using: &random)
    let pitch = Double.random(in: 14...60, using: &random)
    for row in 0..<rows {
      for column in 0..<columns where Int.random(in: 0..<5, using: &random) > 0 {
        let words = (0..<Int.random(in: 1...3, using: &random)).map { _ in
          count += 1
          return word(count, &random)
        }
        let jitter = Double.random(in: -4...12, using: &random)
        page.text.line(
          words.joined(separator: " "), x: 60 + Double(column) * width + jitter, y: 100 + Double(row) * pitch)
      }
    }
    for row in 0...rows where Bool.random(using: &random) {
      page.level(97 + Double(row) * pitch, 55, 55 + Double.random(in: 0.2...1, using: &random) * width * 8)
    }
    for column in 0...columns where Bool.random(using: &random) {
      page.standing(55 + Double(column) * width, 97, 97 + Double(rows) * pitch)
    }
    return page
  }

  private func loosePage(_ random: inout Generator, words: Int, isHostile: Bool) -> TablePage {
    var page = TablePage()
    func value(_ random: inout Generator) -> Double {
      let hostile: [Double] = [
        0, -1, 1, 1e12, -1e12, 1e-9, 500, .infinity, .greatestFiniteMagnitude, 16, -300,
      ]
      return isHostile
        ? hostile.randomElement(using: &random) ?? 0 : Double.random(in: 0...1000, using: &random)
    }
    for number in 1...words {
      let text = word(number, &random)
      let size = isHostile ? (value(&random), value(&random)) : (Double(text.count) * 8, 16)
      page.text.word(text, at: Rect(x: value(&random), y: value(&random), width: size.0, height: size.1))
    }
    for _ in 0..<words / 4 {
      if Bool.random(using: &random) {
        page.level(value(&random), value(&random), value(&random))
      } else {
        page.standing(value(&random), value(&random), value(&random))
      }
    }
    return page
  }

  private func check(_ page: TablePage) {
    let given = page.text.page()
    let result = page.result
    #expect(result.everyWord == given.words.map(\.text).sorted())
    #expect(page.result == result)
    for table in result.tables {
      #expect(table.cells.count { !$0.blocks.isEmpty } >= 2)
      #expect(table.headerRowCount < table.rowCount || table.headerRowCount == 0)
      #expect(table.cells.allSatisfy { $0.region.box.width.isFinite && $0.region.box.height.isFinite })
      let places = table.cells.reduce(0) { $0 + $1.rowSpan * $1.columnSpan }
      #expect(places == table.rowCount * table.columnCount)
    }
    let document = DocumentLayout().structured(Document(pages: [result, result]))
    #expect(document.pages.map(\.everyWord) == [result.everyWord, result.everyWord])
  }

  @Test(arguments: 0..<150) func ofGrids(seed: Int) {
    var random = Generator(state: UInt64(seed))
    check(gridPage(&random))
  }

  @Test(arguments: 0..<40) func ofLooseWords(seed: Int) {
    var random = Generator(state: UInt64(seed))
    check(loosePage(&random, words: 150, isHostile: seed % 2 == 1))
  }

  @Test(arguments: 0..<20) func ofWordsPrintedTwice(seed: Int) {
    var random = Generator(state: UInt64(seed))
    let once = gridPage(&random)
    var twice = once
    for block in once.text.blocks {
      var second = block
      guard case .paragraph(var paragraph) = second.content else { continue }
      for line in paragraph.lines.indices {
        for word in paragraph.lines[line].words.indices { paragraph.lines[line].words[word].box.x += 0.5 }
      }
      second.content = .paragraph(paragraph)
      twice.text.blocks.append(second)
    }
    #expect(twice.result.everyWord == once.result.everyWord)
    #expect(twice.tables.map(\.texts) == once.tables.map(\.texts))
  }

  @Test func thousandsOfWordsAndLinesAreNoTrouble() {
    var random = Generator(state: 3)
    check(loosePage(&random, words: 6000, isHostile: false))
    var page = TablePage()
    for row in 0..<120 {
      page.text.line(
        (0..<50).map { "\(row * 50 + $0)" }.joined(separator: " "), x: 60, y: 60 + Double(row) * 20)
      page.level(58 + Double(row) * 20, 50, 3000)
    }
    check(page)
  }
}

extension Page {
  /// The words of all blocks, markers of lists and notes too, in alphabetical order.
  fileprivate var everyWord: [String] { blocks.flatMap(\.everyWord).filter { !$0.isEmpty }.sorted() }
}

extension Block {
  fileprivate var everyWord: [String] {
    let own = content.ownLines.flatMap { $0.words.map(\.text) }
    switch content {
    case .list(let list):
      return list.items.flatMap { item in
        (item.marker ?? "").split(separator: " ").map(String.init) + item.blocks.flatMap(\.everyWord)
      }
    case .footnote(let note): return [note.marker] + own
    default: return own + content.nestedBlocks.flatMap(\.everyWord)
    }
  }
}
