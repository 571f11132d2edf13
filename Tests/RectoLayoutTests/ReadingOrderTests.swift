import RectoLayout
import RectoModel
import Testing

struct ReadingOrderTests {
  private func order(_ page: Page, _ graphics: PageGraphics = PageGraphics(), fixed: [Block] = []) -> [String]
  {
    PageLayout().structured(page, graphics: graphics, fixed: fixed).allWords.filter {
      $0.last?.isNumber == true && !$0.hasPrefix("word")
    }
  }

  private func labels(_ names: (String, Int)...) -> [String] {
    names.flatMap { name, count in (1...count).map { "\(name)\($0)" } }
  }

  @Test func twoColumnsAreReadOneAfterTheOther() {
    var page = PageBuilder()
    page.lines(prose("l", 12), x: 100, y: 100)
    page.lines(prose("r", 12), x: 550, y: 100)
    #expect(order(page.page()) == labels(("l", 12), ("r", 12)))
  }

  /// Sums on the right, and below them three addresses that begin level.
  @Test func aTableOverTextsThatBeginLevelStandsBeforeThem() throws {
    var page = PageBuilder()
    for (index, x) in [60.0, 300, 560].enumerated() {
      page.lines(
        ["name\(index) of the firm", "Ruth Okafor Design", "Lantern Close by the sea", "Falmouth Harbour"],
        x: x,
        y: 400)
    }
    page.line("end9", x: 60, y: 560)
    let table = Block(
      id: "t", region: Region(Rect(x: 500, y: 240, width: 300, height: 120)),
      content: .table(try Table(rowCount: 4, columnCount: 2, cells: [])))
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(), fixed: [table])
    #expect(result.kinds.first == "table")
    #expect(order(page.page(), fixed: [table]) == ["name0", "name1", "name2", "end9"])
  }

  /// A form: boxes in three columns under titles on the left.
  @Test func boxesToBeTickedAreReadRowByRow() {
    var page = PageBuilder()
    for (index, title) in ["Type of the vessel", "Use of the vessel"].enumerated() {
      let y = 100 + Double(index) * 140
      page.line("\(title) \(index)", x: 100, y: y, traits: [.bold])
      for row in 0..<3 {
        for (column, x) in [100.0, 400, 700].enumerated() {
          page.line("☐ sailing boat \(index)\(row)\(column)", x: x, y: y + 30 + Double(row) * 24)
        }
      }
    }
    let numbers = PageLayout().structured(page.page(), graphics: PageGraphics()).allWords.filter {
      $0.allSatisfy(\.isNumber)
    }
    let expected = (0..<2).flatMap { index in
      ["\(index)"] + (0..<3).flatMap { row in (0..<3).map { "\(index)\(row)\($0)" } }
    }
    #expect(numbers == expected)
  }

  @Test func linesThatWereGivenAcrossColumnsAreCut() {
    var page = PageBuilder()
    for index in 1...10 {
      let y = 100 + 20 * Double(index)
      let first = page.blocks.count
      page.line("l\(index) some words of the left one", x: 100, y: y)
      page.line("r\(index) some words of the right one", x: 550, y: y)
      let words = page.blocks[first...].flatMap(\.allLines).flatMap(\.words)
      page.blocks.removeSubrange(first...)
      page.blocks.append(
        Block(
          id: "b", region: Region(Rect(x: 100, y: y, width: 800, height: 16)),
          content: .paragraph(Paragraph([TextLine(around: words)].compactMap { $0 }))))
    }
    #expect(order(page.page()) == labels(("l", 10), ("r", 10)))
  }

  @Test func threeColumnsUnderASpanningTitle() {
    var page = PageBuilder()
    page.line("t1 A title that goes over all of the three columns of it", x: 60, y: 60, size: 28)
    for (index, name) in ["a", "b", "c"].enumerated() {
      page.lines(prose(name, 14, words: 3), x: 60 + 310 * Double(index), y: 140)
    }
    #expect(order(page.page()) == labels(("t", 1), ("a", 14), ("b", 14), ("c", 14)))
  }

  @Test func aShortHeadingUnderTwoColumnsComesAfterBoth() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.lines(prose("b", 8), x: 550, y: 100)
    page.line("t1 Costs", x: 100, y: 290)
    page.lines(prose("c", 4, words: 24), x: 100, y: 320)
    #expect(order(page.page()) == labels(("a", 8), ("b", 8), ("t", 1), ("c", 4)))
  }

  @Test func aTitleInTheMiddleEndsTheColumnsAboveIt() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.lines(prose("b", 8), x: 550, y: 100)
    page.line(
      "t1 A second title that goes from edge to edge of the whole page here", x: 100, y: 320, size: 22)
    page.lines(prose("c", 8), x: 100, y: 400)
    page.lines(prose("d", 8), x: 550, y: 400)
    #expect(order(page.page()) == labels(("a", 8), ("b", 8), ("t", 1), ("c", 8), ("d", 8)))
  }

  /// All its characters are as wide, the blank, too.
  @Test func blanksOfATypewriterThatStandBelowEachOtherAreNoGutter() {
    var page = PageBuilder()
    page.hasFonts = false
    let starts = ["They were seen by", "None of those men", "Who would go with", "What they had not"]
    for row in 0..<8 {
      let rest = "somebody \(row % 2 == 0 ? "in the old" : "from another") house before"
      page.line("\(starts[row % 4]) \(rest)", x: 100, y: 100 + 24 * Double(row), gap: 0.7)
    }
    let texts = PageLayout(order: .geometry).structured(page.page(), graphics: PageGraphics()).texts
    #expect(
      texts.joined(separator: " ").hasPrefix("They were seen by somebody in the old house before None of"))
  }

  @Test func aRuleAcrossTheColumnsPartsTwoTexts() {
    var page = PageBuilder()
    page.lines(prose("a", 8), x: 100, y: 100)
    page.lines(prose("b", 8), x: 550, y: 100)
    page.lines(prose("c", 8), x: 100, y: 300)
    page.lines(prose("d", 8), x: 550, y: 300)
    let rule = Rule(from: Point(x: 90, y: 280), to: Point(x: 900, y: 280), thickness: 1)
    #expect(order(page.page(), PageGraphics(rules: [rule])) == labels(("a", 8), ("b", 8), ("c", 8), ("d", 8)))
  }

  @Test func aSidebarIsReadAfterTheTextBesideIt() {
    var page = PageBuilder()
    page.lines(prose("m", 20, words: 8), x: 80, y: 100)
    page.lines(prose("s", 8, words: 3), x: 660, y: 160)
    #expect(order(page.page()) == labels(("m", 20), ("s", 8)))
  }

  @Test func notesInTheLeftMarginComeAfterTheText() {
    var page = PageBuilder()
    page.lines(prose("m", 24, words: 10), x: 240, y: 100)
    page.lines(["n1 a note", "n2 of three", "n3 lines"], x: 60, y: 200)
    #expect(order(page.page()) == labels(("m", 24), ("n", 3)))
  }

  @Test func aFigureInAColumnStaysInIt() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 100)
    page.lines(prose("b", 6), x: 100, y: 500)
    page.lines(prose("c", 26), x: 550, y: 100)
    let picture = Picture(Rect(x: 100, y: 240, width: 380, height: 230))
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(pictures: [picture]))
    #expect(order(page.page(), PageGraphics(pictures: [picture])) == labels(("a", 6), ("b", 6), ("c", 26)))
    #expect(result.kinds == ["paragraph", "figure", "paragraph", "paragraph"])
  }

  @Test func aColumnThatIsAllFigureIsAColumn() {
    var page = PageBuilder()
    page.lines(prose("a", 20), x: 100, y: 100)
    let picture = Picture(Rect(x: 550, y: 100, width: 380, height: 380))
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(pictures: [picture]))
    #expect(result.kinds == ["paragraph", "figure"])
  }

  @Test func columnsOfRightToLeftTextBeginOnTheRight() {
    var page = PageBuilder()
    for index in 1...10 {
      page.rightToLeftLine("ימין\(index) שלום עולם טוב ויפה מאוד", right: 900, y: 100 + 20 * Double(index))
      page.rightToLeftLine("שמאל\(index) שלום עולם טוב ויפה מאוד", right: 450, y: 100 + 20 * Double(index))
    }
    let expected = (1...10).map { "ימין\($0)" } + (1...10).map { "שמאל\($0)" }
    #expect(order(page.page()) == expected)
  }

  @Test func aLatinNameInRightToLeftTextKeepsItsOrder() {
    var page = PageBuilder()
    let words = [("שלום", 800.0), ("New", 700.0), ("York", 740.0), ("עולם", 600.0)].map { text, x in
      Word(text, box: Rect(x: x, y: 100, width: 34, height: 16))
    }
    page.blocks = [
      Block(
        id: "b", region: Region(Rect(x: 600, y: 100, width: 240, height: 16)),
        content: .paragraph(Paragraph([TextLine(around: words, direction: .rightToLeft)].compactMap { $0 })))
    ]
    page.rightToLeftLine("עוד שורה אחת כאן", right: 834, y: 130)
    #expect(
      PageLayout().structured(page.page(), graphics: PageGraphics()).allWords.prefix(4) == [
        "שלום", "New", "York", "עולם",
      ])
  }

  @Test func verticalJapaneseRunsFromTheRight() {
    var page = PageBuilder()
    for column in 0..<8 {
      let x = 800 - 30 * Double(column)
      page.blocks.append(verticalLine("\(column)列目の文章はここにある", x: x, y: 100))
    }
    let result = PageLayout().structured(page.page(), graphics: PageGraphics())
    let starts = result.lines.compactMap { $0.words.first?.text.first }
    #expect(starts == Array("01234567"))
    #expect(result.lines.allSatisfy { $0.direction == .topToBottom })
  }

  private func verticalLine(_ text: String, x: Double, y: Double) -> Block {
    let box = Rect(x: x, y: y, width: 18, height: 18 * Double(text.count))
    let line = TextLine(words: [Word(text, box: box)], box: box, direction: .topToBottom)
    return Block(id: "v", region: Region(box), content: .paragraph(Paragraph([line])))
  }

  @Test func labelsAndFiguresBesideEachOtherAreReadInRows() {
    var page = PageBuilder()
    for index in 1...10 {
      let y = 100 + 20 * Double(index)
      page.line("a\(index) Net income of the year", x: 100, y: y)
      page.line("\(index),403.50", x: 600, y: y)
      page.line("\(index),221.75", x: 760, y: y)
    }
    let words = PageLayout().structured(page.page(), graphics: PageGraphics()).allWords
    #expect(words.prefix(8) == ["a1", "Net", "income", "of", "the", "year", "1,403.50", "1,221.75"])
  }

  @Test func strokesReadAsMarksDoNotHideTheGutter() {
    var page = PageBuilder()
    page.lines(prose("l", 10, words: 7), x: 100, y: 100)
    page.lines(prose("r", 10, words: 7), x: 500, y: 100)
    for index in 0..<5 {
      page.word("|", at: Rect(x: 484, y: 105 + 40 * Double(index), width: 4, height: 18))
    }
    #expect(order(page.page()) == labels(("l", 10), ("r", 10)))
  }

  @Test func numbersOfLinesStandApart() {
    var page = PageBuilder()
    page.lines(prose("m", 24, words: 10), x: 140, y: 100)
    for line in [5, 10, 15, 20] { page.line("\(line)", x: 80, y: 80 + 20 * Double(line)) }
    let result = PageLayout().structured(page.page(), graphics: PageGraphics())
    #expect(result.allWords.suffix(4) == ["5", "10", "15", "20"])
    #expect(result.texts.first?.contains(" 5 ") == false)
  }

  @Test func sidewaysWordsDoNotBreakTheText() {
    var page = PageBuilder()
    page.lines(prose("m", 10), x: 140, y: 100)
    page.word("arXiv:2004.04906v3", at: Rect(x: 60, y: 120, width: 20, height: 160))
    let result = PageLayout().structured(page.page(), graphics: PageGraphics())
    #expect(result.blocks.count == 2)
    #expect(result.texts.last == "arXiv:2004.04906v3")
  }

  @Test func anEmptyPageStaysEmpty() {
    #expect(PageLayout().structured(PageBuilder().page(), graphics: PageGraphics()).blocks.isEmpty)
  }

  @Test func aSingleWordIsAParagraph() {
    var page = PageBuilder()
    page.line("Hello", x: 100, y: 100)
    let result = PageLayout().structured(page.page(), graphics: PageGraphics())
    #expect(result.kinds == ["paragraph"])
    #expect(result.blocks.first?.confidence == Confidence(0.9))
  }

  @Test func aTableIsPutBetweenTheTextRoundIt() throws {
    var page = PageBuilder()
    page.lines(prose("a", 4), x: 100, y: 100)
    page.lines(prose("b", 4), x: 100, y: 400)
    let box = Rect(x: 100, y: 220, width: 400, height: 140)
    let table = try Table(rowCount: 1, columnCount: 1, cells: [])
    let fixed = Block(id: "t", region: Region(box), content: .table(table))
    for order in [PageLayout.Order.engine, .geometry] {
      let result = PageLayout(order: order).structured(page.page(), graphics: PageGraphics(), fixed: [fixed])
      #expect(result.kinds == ["paragraph", "table", "paragraph"])
      #expect(result.blocks.map(\.id.description) == ["b1", "b2", "b3"])
    }
  }

  @Test func aLongListStaysInItsColumnWhenTheOtherOneHasEnded() {
    var page = PageBuilder()
    for index in 1...10 { page.line("l\(index) spoons of it", x: 100, y: 100 + 40 * Double(index)) }
    page.lines(prose("r", 19), x: 450, y: 140)
    page.lines(prose("c", 4, words: 24), x: 100, y: 600)
    #expect(order(page.page()) == labels(("l", 10), ("r", 19), ("c", 4)))
  }

  @Test func aTitleInTheMiddleOverTwoTextsIsReadFirst() {
    var page = PageBuilder()
    page.line("t1 In the district court", x: 378, y: 60)
    page.line("t2 of Ohio", x: 430, y: 80)
    page.lines(prose("l", 5, words: 3), x: 60, y: 140)
    page.lines(prose("r", 5, words: 3), x: 560, y: 140)
    page.lines(prose("c", 4, words: 18), x: 60, y: 300)
    #expect(order(page.page()) == labels(("t", 2), ("l", 5), ("r", 5), ("c", 4)))
  }

  @Test func theLastLineOfATextOverTwoColumnsIsNoPartOfThem() {
    var page = PageBuilder()
    page.lines(prose("t", 3, words: 24), x: 60, y: 60)
    page.line("t4 the end of it.", x: 60, y: 120)
    page.lines(prose("l", 8), x: 60, y: 180)
    page.lines(prose("r", 8), x: 560, y: 165)
    #expect(order(page.page()) == labels(("t", 4), ("l", 8), ("r", 8)))
  }

  @Test func aColumnOfLittleTextOverThePageNumberIsOne() {
    var page = PageBuilder()
    for index in 1...6 { page.line("l\(index) a point of the list", x: 100, y: 200 + 30 * Double(index)) }
    page.line("r1 Revenue in million euros", x: 550, y: 420)
    page.line("l7 The board", x: 100, y: 900)
    page.line("r2", x: 950, y: 900)
    let table = Block(
      id: "t", region: Region(Rect(x: 550, y: 225, width: 300, height: 160)), content: .separator)
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(), fixed: [table])
    let texts = result.blocks.flatMap { $0.allLines.flatMap(\.words).map(\.text) }
    let places = ["l1", "l6", "r1"].compactMap { texts.firstIndex(of: $0) }
    #expect(places == places.sorted() && places.count == 3)
    #expect(result.kinds.firstIndex(of: "separator") ?? 0 >= result.kinds.count - 3)
  }

  @Test func aTableFillsAColumnThatHasFewLines() {
    var page = PageBuilder()
    page.lines(prose("a", 20, words: 3), x: 60, y: 100)
    page.line("t1 In", x: 550, y: 110)
    page.line("t2 Out", x: 550, y: 150)
    page.line("p1", x: 900, y: 490)
    let box = Rect(x: 550, y: 200, width: 350, height: 240)
    let figure = Block(id: "x", region: Region(box), content: .figure(Figure()))
    #expect(order(page.page(), fixed: [figure]) == labels(("a", 20), ("t", 2), ("p", 1)))
  }

  @Test func daysAndTheirHoursAreNoColumns() {
    var page = PageBuilder()
    for (row, days) in ["Apr – Jun1", "Jul – Aug2", "Sep – Oct3"].enumerated() {
      page.line(days, x: 100, y: 100 + 20 * Double(row))
      page.line("daily from nine to h\(row + 1)", x: 220, y: 100 + 20 * Double(row))
    }
    #expect(order(page.page()) == ["Jun1", "h1", "Aug2", "h2", "Oct3", "h3"])
  }
}
