import RectoLayout
import RectoModel
import Testing

struct ParagraphTests {
  private func structured(_ page: PageBuilder, _ graphics: PageGraphics = PageGraphics()) -> Page {
    PageLayout().structured(page.page(), graphics: graphics)
  }

  @Test func anIndentBeginsAParagraph() {
    var page = PageBuilder()
    page.lines(prose("a", 3), x: 100, y: 100)
    page.line("b1 word1 word2 word3 word4 word5", x: 124, y: 160)
    page.lines(prose("c", 2), x: 100, y: 180)
    #expect(structured(page).texts.map { $0.prefix(2) } == ["a1", "b1"])
  }

  @Test func aTypistsDeepIndentBeginsAParagraph() {
    var page = PageBuilder()
    page.hasFonts = false
    page.lines(prose("a", 3, words: 12), x: 100, y: 100)
    page.line("b1 word1 word2 word3 word4 word5 word6 word7 word8 word9", x: 220, y: 160)
    page.lines(prose("c", 2, words: 12), x: 100, y: 180)
    let texts = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics()).texts
    #expect(texts.map { $0.prefix(2) } == ["a1", "b1"], "\(texts)")
  }

  @Test func aCaptionIsNoPartOfAnAxis() {
    var page = PageBuilder()
    page.hasFonts = false
    page.line("2019   2020   2021   2022   2023", x: 100, y: 100)
    page.line("Figure 1. Sheets that were copied", x: 100, y: 121)
    page.line("in each year, in hundreds.", x: 100, y: 141)
    let texts = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics()).texts
    #expect(texts.count == 2 && texts[1].hasPrefix("Figure 1."), "\(texts)")
  }

  @Test func aGapBeginsAParagraph() {
    var page = PageBuilder()
    let end = page.lines(prose("a", 3), x: 100, y: 100)
    page.lines(prose("b", 3), x: 100, y: end + 12)
    #expect(structured(page).texts.map { $0.prefix(2) } == ["a1", "b1"])
  }

  /// A page that lies aslant has the middle of a long line elsewhere than its beginning.
  @Test(arguments: [-0.012, 0, 0.012]) func aGapIsMeasuredWhereBothLinesAre(slope: Double) {
    var page = PageBuilder()
    page.hasFonts = false
    page.line("4. Costs", x: 100, y: 100, size: 17)
    page.lines(prose("a", 2, words: 12) + ["before."], x: 100, y: 128)
    page.tilt(by: slope)
    let result = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics())
    #expect(result.texts.map { $0.prefix(2) } == ["4.", "a1"])
  }

  /// Most steps on such a page are those between paragraphs and items.
  @Test func paragraphsAreToldByTheLinesOfOthers() {
    var page = PageBuilder()
    page.hasFonts = false
    page.line("Your order of cotton paper", x: 100, y: 100)
    page.line("Dear Mrs Winter,", x: 100, y: 127)
    page.lines(prose("a", 4, words: 12), x: 100, y: 154)
    for item in 0..<5 { page.line("\u{2022} item \(item) of all", x: 100, y: 241 + 27 * Double(item)) }
    page.line("The bill follows by another post.", x: 100, y: 376)
    let texts = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics()).texts
    #expect(texts.first == "Your order of cotton paper")
    #expect(texts.dropFirst().first == "Dear Mrs Winter,")
    #expect(texts.last == "The bill follows by another post.")
  }

  /// A formula in the line needs room.
  @Test func aSentenceGoesOnOverAWiderStep() {
    var page = PageBuilder()
    let end = page.lines(prose("a", 4, words: 12), x: 100, y: 100)
    page.lines(prose("b", 4, words: 12), x: 100, y: end + 9)
    #expect(structured(page).blocks.count == 1)
  }

  @Test func aSentenceThatEndsEarlyEndsTheParagraph() {
    var page = PageBuilder()
    page.lines(prose("a", 3) + ["the end."] + prose("b", 3), x: 100, y: 100)
    #expect(structured(page).texts.map { $0.prefix(2) } == ["a1", "b1"])
  }

  @Test func linesOfAnAddressStayLines() {
    let address = ["Mrs Ada Winter", "Old Paper Mill Company", "12 Bridge Street", "Oldtown"]
    var page = PageBuilder()
    let end = page.lines(address, x: 100, y: 100)
    page.lines(prose("a", 6, words: 12), x: 100, y: end + 40)
    #expect(structured(page).texts.map { $0.prefix(3) } == address.map { $0.prefix(3) } + ["a1 "])
  }

  /// An engine gives an address as a block of its own, as wide as its longest line.
  @Test func linesOfAnAddressStayLinesInABlockOfTheirOwn() {
    let address = ["Harrow Lane Paper Mill", "4 Weir Street", "Ashby"]
    var page = PageBuilder()
    page.block(address, x: 700, y: 100)
    page.block(prose("a", 6, words: 14), x: 100, y: 240)
    let result = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics())
    #expect(result.texts.prefix(3) == address[...])
    #expect(result.blocks.count == 4)
  }

  @Test func raggedLinesThatAreFullAreOneParagraph() {
    var page = PageBuilder()
    page.lines(
      [
        "Rags were bought by the", "Hundredweight from dealers", "Who sorted them by their",
        "Colour and their strength",
      ],
      x: 100, y: 100)
    #expect(structured(page).blocks.count == 1)
  }

  @Test func linesOfAReceiptStayLines() {
    var page = PageBuilder()
    for (row, item) in ["Bread", "Milk", "Coffee beans"].enumerated() {
      page.block([item], x: 100, y: 100 + 20 * Double(row))
    }
    page.hasFonts = false
    let lines = page.blocks.flatMap(\.allLines).enumerated().compactMap { row, line in
      TextLine(
        around: line.words + [
          Word("\(row).50", box: Rect(x: 400, y: 100 + 20 * Double(row), width: 32, height: 16))
        ])
    }
    page.blocks = [
      Block(
        id: "b1", region: Region(Rect(x: 100, y: 100, width: 332, height: 56)),
        content: .paragraph(Paragraph(lines)))
    ]
    let result = PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics())
    #expect(result.texts == ["Bread 0.50", "Milk 1.50", "Coffee beans 2.50"] || result.kinds == ["table"])
  }

  @Test func entriesOfAContentsPageStandAlone() {
    var page = PageBuilder()
    page.lines(
      [
        "Preface . . . . . . . . . . . . xi", "Aims . . . . . . . . . . . . . . 3",
        "Counting ....................... 9",
      ], x: 100, y: 100)
    #expect(structured(page).blocks.count == 3)
  }

  @Test func aLargeInitialBelongsToItsLine() {
    var page = PageBuilder()
    page.word("O", at: Rect(x: 100, y: 100, width: 40, height: 56), size: 64)
    page.lines(
      ["nce upon a time there was", "a king who had a very long", "beard and a small daughter"], x: 146,
      y: 100)
    page.lines(["who liked to read in the old books", "of her father and of his father too"], x: 100, y: 160)
    let result = structured(page)
    #expect(result.blocks.count == 1)
    #expect(result.allWords.prefix(3) == ["O", "nce", "upon"])
  }

  @Test func aWordPrintedTwiceOnItsSpotIsOneWord() {
    var page = PageBuilder()
    page.line("Bold words here", x: 100, y: 100)
    page.line("Bold words here", x: 100.6, y: 100)
    #expect(structured(page).allWords == ["Bold", "words", "here"])
  }

  @Test func equalWordsSideBySideAreNoTwins() {
    var page = PageBuilder()
    page.line("had had that that", x: 100, y: 100)
    #expect(structured(page).allWords == ["had", "had", "that", "that"])
  }

  @Test func raisedFiguresStayInTheirLine() {
    var page = PageBuilder()
    page.line("as was shown", x: 100, y: 100)
    page.word("12", at: Rect(x: 201, y: 97, width: 10, height: 9), size: 9, traits: [.superscript])
    page.word("13", at: Rect(x: 214, y: 97, width: 10, height: 9), size: 9, traits: [.superscript])
    page.line("before in print", x: 229, y: 100)
    page.lines(prose("a", 2), x: 100, y: 120)
    #expect(
      structured(page).allWords.prefix(8) == ["as", "was", "shown", "12", "13", "before", "in", "print"])
  }

  @Test func dashesStandInTheirLine() {
    var page = PageBuilder()
    page.hasFonts = false
    page.word("So", at: Rect(x: 100, y: 100, width: 20, height: 12))
    page.word("--", at: Rect(x: 126, y: 106, width: 14, height: 2))
    page.word("this", at: Rect(x: 146, y: 100, width: 30, height: 12))
    page.word("is", at: Rect(x: 182, y: 100, width: 12, height: 12))
    page.lines(prose("a", 3), x: 100, y: 120)
    #expect(structured(page).allWords.prefix(4) == ["So", "--", "this", "is"])
  }

  @Test func wordsOfARisingLineStayTogether() {
    var page = PageBuilder()
    page.hasFonts = false
    let first = ["We", "are", "deep", "in", "sorrow"], second = ["must", "extend", "to", "you", "who"]
    for (row, words) in [first, second].enumerated() {
      let boxes = words.indices.map { index in
        // By 45 pixels over the line, which is more than the lines are apart; one word has a tail.
        let y = 200 + 34 * Double(row) - 9 * Double(index)
        return Rect(x: 100 + 70 * Double(index), y: y, width: 60, height: index == 1 ? 44 : 22)
      }
      page.line(words, at: boxes)
    }
    #expect(structured(page).allWords == first + second)
  }

  /// The boxes of the second line's words, but one, reach over more than half of the first line's.
  @Test func linesThatReachIntoEachOtherStayApart() {
    var page = PageBuilder()
    page.hasFonts = false
    let first = ["We", "are", "deep", "in", "sorrow"], second = ["must", "extend", "to", "you", "who"]
    page.line(first, at: first.indices.map { Rect(x: 100 + 70 * Double($0), y: 200, width: 60, height: 22) })
    page.line(
      second,
      at: second.indices.map {
        Rect(x: 110 + 70 * Double($0), y: $0 == 4 ? 226 : 208, width: 60, height: 22)
      })
    #expect(structured(page).allWords == first + second)
  }

  @Test func exponentsStayWithTheirBase() {
    var page = PageBuilder()
    page.word("150.", at: Rect(x: 100, y: 106.5, width: 17, height: 6.6), size: 10)
    page.word("2t", at: Rect(x: 124, y: 106.5, width: 7.8, height: 6.6), size: 10)
    page.word("3", at: Rect(x: 132.2, y: 103.6, width: 4, height: 5.3), size: 8)
    page.word("−", at: Rect(x: 138.5, y: 106.5, width: 6.8, height: 6.6), size: 10)
    page.word("8", at: Rect(x: 147.5, y: 106.5, width: 5, height: 6.6), size: 10)
    page.word("n", at: Rect(x: 152.8, y: 110.5, width: 4, height: 5.3), size: 7)
    page.lines(prose("a", 3), x: 100, y: 130, size: 10)
    let words = structured(page).words.prefix(6)
    #expect(words.map(\.text) == ["150.", "2t", "3", "−", "8", "n"])
    #expect(words.map { $0.style?.has(.superscript) } == [false, false, true, false, false, false])
    #expect(words.map { $0.style?.has(.subscript) } == [false, false, false, false, false, true])
  }

  @Test func linesOfATitleInTheMiddleAreCentred() {
    var page = PageBuilder()
    page.lines(prose("a", 4, words: 10), x: 100, y: 100)
    page.line("By an author", x: 260, y: 220)
    page.line("of another town", x: 248, y: 240)
    page.lines(prose("b", 4, words: 10), x: 100, y: 300)
    guard case .paragraph(let paragraph) = structured(page).blocks[1].content else {
      Issue.record("no paragraph")
      return
    }
    #expect(paragraph.alignment == .center)
    #expect(paragraph.lines.count == 2)
  }

  @Test func aParagraphSetInFromBothSidesIsAQuotation() {
    var page = PageBuilder()
    page.lines(prose("a", 4, words: 10), x: 100, y: 100)
    page.lines(prose("q", 3, words: 8), x: 148, y: 200)
    page.lines(prose("b", 4, words: 10), x: 100, y: 280)
    let roles = structured(page).blocks.map { block -> Paragraph.Role? in
      if case .paragraph(let paragraph) = block.content { paragraph.role } else { nil }
    }
    #expect(roles == [.body, .quote, .body])
  }

  @Test func typeOfOneWidthAmongOtherIsCode() {
    var page = PageBuilder()
    page.lines(prose("a", 4, words: 10), x: 100, y: 100)
    page.line("func add(a, b) {", x: 120, y: 200, traits: [.monospace])
    page.line("return a + b", x: 152, y: 220, traits: [.monospace])
    page.line("}", x: 120, y: 240, traits: [.monospace])
    page.line("print(add(1, 2))", x: 120, y: 280, traits: [.monospace])
    page.lines(prose("b", 4, words: 10), x: 100, y: 320)
    let result = structured(page)
    #expect(result.kinds == ["paragraph", "code", "paragraph"])
    #expect(
      result.blocks[1].allLines.map(\.plainText) == [
        "func add(a, b) {", "return a + b", "}", "print(add(1, 2))",
      ])
  }

  @Test func aTypewrittenPageIsNoCode() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 100, traits: [.monospace])
    #expect(structured(page).kinds == ["paragraph"])
  }

  @Test func aFormulaOnItsOwnLineIsOne() {
    var page = PageBuilder()
    page.lines(prose("a", 4, words: 10), x: 100, y: 100)
    page.line("x = ∑ a i + 2 b", x: 300, y: 200)
    page.lines(["where b is a number of some kind and so on"] + prose("b", 3, words: 10), x: 100, y: 240)
    #expect(structured(page).kinds == ["paragraph", "formula", "paragraph"])
  }

  @Test func aPictureIsAFigureWithItsWords() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 100)
    page.line("axis", x: 200, y: 350)
    let picture = Picture(
      Rect(x: 100, y: 260, width: 300, height: 200), asset: AssetID("fig-1"), alternateText: "A chart")
    let result = structured(page, PageGraphics(pictures: [picture]))
    guard case .figure(let figure)? = result.blocks.last?.content else {
      Issue.record("no figure")
      return
    }
    #expect(figure.asset == AssetID("fig-1"))
    #expect(figure.alternateText == "A chart")
    #expect(figure.lines.map(\.plainText) == ["axis"])
  }

  @Test func aPictureBehindTheTextIsNone() {
    var page = PageBuilder()
    page.lines(prose("a", 6), x: 100, y: 100)
    let picture = Picture(Rect(x: 0, y: 0, width: 1000, height: 1400))
    #expect(structured(page, PageGraphics(pictures: [picture])).kinds == ["paragraph"])
  }

  @Test func aRuleThatStandsAloneSeparates() {
    var page = PageBuilder()
    page.lines(prose("a", 4), x: 100, y: 100)
    page.lines(prose("b", 4), x: 100, y: 240)
    let rule = Rule(from: Point(x: 100, y: 210), to: Point(x: 500, y: 210), thickness: 1)
    let underline = Rule(from: Point(x: 100, y: 117), to: Point(x: 200, y: 117), thickness: 1)
    #expect(
      structured(page, PageGraphics(rules: [rule, underline])).kinds == [
        "paragraph", "separator", "paragraph",
      ])
  }
}
