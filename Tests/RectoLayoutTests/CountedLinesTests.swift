import RectoLayout
import RectoModel
import Testing

struct CountedLinesTests {
  private let words = ["the witness said", "that nobody came", "to the house then", "and it was quiet"]

  /// Lines with a count before each, from 1 on, and again from 1 on after so many lines; those without words have the count alone.
  private func counted(
    _ page: inout PageBuilder, x: Double, rows: Range<Int>, each length: Int = .max, empty: Set<Int> = []
  ) {
    for row in rows {
      let y = 100 + 24 * Double(row)
      let count = page.line("\(row % length + 1)", x: x, y: y)
      guard !empty.contains(row) else { continue }
      page.line(words[row % 4], x: count.maxX + 30, y: y)
    }
  }

  private func texts(_ page: PageBuilder, order: PageLayout.Order = .geometry) -> [String] {
    PageLayout(order: order).structured(page.page(), graphics: PageGraphics()).texts
  }

  @Test func countedLinesStayLines() {
    var page = PageBuilder()
    counted(&page, x: 100, rows: 0..<20, empty: [7, 19])
    let texts = texts(page)
    #expect(texts.count == 20)
    #expect(texts.prefix(2) == ["1 the witness said", "2 that nobody came"])
    #expect(texts[7] == "8" && texts[19] == "20")
  }

  @Test func countedLinesAreNoHeadings() {
    var page = PageBuilder()
    for row in 0..<20 { page.line("\(row + 1) THE CLERK: ORDER", x: 100, y: 100 + 60 * Double(row)) }
    let laid = PageLayout().structured(page.page(), graphics: PageGraphics())
    #expect(Set(DocumentLayout().structured(Document(pages: [laid])).pages[0].kinds) == ["paragraph"])
  }

  /// Patents count every fifth line, between their two columns.
  @Test func countsBetweenColumnsArePartOfNeither() {
    var page = PageBuilder()
    page.lines(prose("l", 30, words: 5), x: 60, y: 100)
    page.lines(prose("r", 30, words: 5), x: 420, y: 100)
    let right = page.blocks.map(\.region.box.maxX).sorted()[29]
    for count in stride(from: 5, through: 25, by: 5) {
      page.line("\(count)", x: (right + 420) / 2 - 8, y: 100 + 20 * Double(count - 1), gap: 0)
    }
    let text = texts(page).joined(separator: " ")
    #expect(text.hasSuffix(" 5 10 15 20 25"))
    #expect(!text.contains("5 r5") && !text.contains("10 r10"))
  }

  @Test func countedLinesBesideEachOtherAreColumns() {
    var page = PageBuilder()
    for (side, x) in [("left", 90.0), ("right", 560)] {
      for (row, text) in prose(side, 20, words: 8).enumerated() {
        let y = 100 + 24 * Double(row)
        page.line("\(row + 1)", x: x, y: y)
        page.line(row % 3 > 0 ? "\(side) says so" : text, x: x + 60, y: y)
      }
    }
    let text = texts(page).joined(separator: " ")
    let sides = text.split(separator: " ").compactMap { word in
      ["left", "right"].first { word.hasPrefix($0) }
    }
    #expect(sides == Array(repeating: "left", count: 20) + Array(repeating: "right", count: 20))
  }

  @Test func columnsReadAcrossArePartedAtTheirCounts() {
    var page = PageBuilder()
    page.hasFonts = false
    for row in 0..<12 {
      let first = page.blocks.count
      page.line("\(row + 1) \(words[row % 4])", x: 100, y: 100 + 24 * Double(row))
      page.line("\(row + 1) answer \(row)", x: 560, y: 100 + 24 * Double(row))
      let words = page.blocks[first...].flatMap(\.allLines).flatMap(\.words)
      page.blocks.removeSubrange(first...)
      guard let line = TextLine(around: words) else { continue }
      page.blocks.append(Block(id: "b", region: Region(line.box), content: .paragraph(Paragraph([line]))))
    }
    let texts = texts(page, order: .engine)
    #expect(texts.count == 24)
    #expect(texts[0] == "1 the witness said" && texts[12] == "1 answer 0" && texts[23] == "12 answer 11")
  }

  /// The count of the second page stands nearer to the rule than to its own lines.
  @Test func countedPagesBesideEachOtherArePartedAtTheRuleBetweenThem() {
    var page = PageBuilder()
    page.hasFonts = false
    for row in 0..<20 {
      let y = 100 + 24 * Double(row)
      page.line("\(row + 1)", x: 60, y: y)
      page.line("\(words[row % 4]) and that was all \(words[(row + 1) % 4])", x: 110, y: y)
      page.line("\(row + 1)", x: 520, y: y)
      page.line("then \(words[row % 4]) as before it", x: 590, y: y)
    }
    let rule = Rule(from: Point(x: 508, y: 80), to: Point(x: 508, y: 600), thickness: 1)
    let graphics = PageGraphics(rules: [rule])
    let texts = PageLayout(order: .geometry).structured(page.page(), graphics: graphics).texts
    #expect(texts.count == 40)
    #expect(texts.first == "1 the witness said and that was all that nobody came")
    #expect(texts.last == "20 then and it was quiet as before it")
  }

  /// Questions and answers begin below each other: "Q.", "A." and what follows would be columns.
  @Test func aPartOfCountedLinesIsNoTable() {
    var page = PageBuilder()
    page.hasFonts = false
    counted(&page, x: 100, rows: 0..<12)
    for row in 12..<19 {
      let y = 100 + 24 * Double(row)
      page.line("\(row + 1)", x: 100, y: y)
      page.line(row % 2 == 0 ? "Q." : "A.", x: 170, y: y)
      page.line(row % 2 == 0 ? "Was it so" : "Yes it was", x: 220, y: y)
    }
    let laid = PageLayout(order: .geometry).structured(page.page(), graphics: PageGraphics())
    #expect(Set(laid.kinds) == ["paragraph"] && laid.texts.last == "19 Q. Was it so")
  }

  /// Without a rule between them: what would be rows of a table are lines of two pages.
  @Test func countedPagesBesideEachOtherAreNoTable() {
    var page = PageBuilder()
    page.hasFonts = false
    for x in [60.0, 520] { counted(&page, x: x, rows: 0..<24, each: 12) }
    let laid = PageLayout(order: .geometry).structured(page.page(), graphics: PageGraphics())
    #expect(!laid.kinds.contains("table"))
    #expect(laid.texts.first == "1 the witness said")
  }

  @Test func aShortListIsNoCount() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 100)
    counted(&page, x: 100, rows: 10..<14)
    #expect(texts(page).count < 6)
  }
}
