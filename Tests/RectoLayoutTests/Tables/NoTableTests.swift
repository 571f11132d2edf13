import RectoLayout
import RectoModel
import Testing

/// What looks like a table and is none.
struct NoTableTests {
  private func tables(_ page: TablePage) -> [[[String?]]] { page.tables.map(\.texts) }

  @Test func figuresInAPictureAreItsOwn() {
    var page = TablePage()
    page.text.lines(prose("a", 12, words: 12), x: 100, y: 60)
    let rows = (1...5).map { ["Row \($0)", "\($0 * 11)", "\($0 * 17)"] }
    page.rows(rows, x: [120, 250, 350], y: 400)
    let picture = Picture(Rect(x: 100, y: 380, width: 400, height: 160))
    let result = PageLayout().structured(page.text.page(), graphics: PageGraphics(pictures: [picture]))
    #expect(result.tables.isEmpty)
    #expect(result.kinds == ["paragraph", "figure"])
  }

  /// With lines of equal length filled up by blanks.
  @Test(arguments: [([TextStyle.Trait.monospace], 0), ([], 1)])
  func aTypedPage(traits: [TextStyle.Trait], count: Int) {
    var page = TablePage()
    let rows = [
      ["STEVEN MILL,", "Deputy", "Clerk"], ["Old Town,", "for the", "Mill"],
      ["ADA WINTER,", "Printer", "Esq."],
      ["New Town,", "for the", "Press"], ["TOM REED,", "Binder", "Esq."],
    ]
    for (row, texts) in rows.enumerated() {
      for (text, x) in zip(texts, [100.0, 260, 400]) {
        page.text.line(text, x: x, y: 100 + 20 * Double(row), traits: traits)
      }
    }
    #expect(tables(page).count == count)
  }

  @Test func addressesBetweenLinesAreTexts() {
    var page = TablePage()
    page.level(180, 60, 700)
    page.rows(
      [
        ["Bill to", "Ship to"], ["Strategic Corp", "Bosd"], ["Attn. Jan Bosd", "Fakestreet 46"],
        ["Long Road 12", "3500 MJ Utrecht"], ["3500 MJ Utrecht", "Nederland"], ["Nederland", ""],
      ], x: [100, 450], y: 200, pitch: 22)
    page.level(420, 60, 700)
    #expect(page.tables.isEmpty)
    let town = "3500 MJ Utrecht Nederland"
    #expect(
      page.result.texts.filter { !$0.isEmpty } == [
        "Bill to Strategic Corp Attn. Jan Bosd Long Road 12 \(town)", "Ship to Bosd Fakestreet 46 \(town)",
      ])
  }

  @Test func proseInTwoColumns() {
    var page = TablePage()
    page.text.lines(prose("left", 30), x: 80, y: 100)
    page.text.lines(prose("right", 30), x: 520, y: 100)
    #expect(tables(page).isEmpty)
  }

  @Test func proseInThreeColumns() {
    var page = TablePage()
    for (name, x) in [("a", 60.0), ("b", 370), ("c", 680)] {
      page.text.lines(prose(name, 25, words: 4), x: x, y: 100)
    }
    #expect(tables(page).isEmpty)
  }

  @Test func aTableOfContents() {
    var page = TablePage()
    let titles = ["Preface", "The first years", "War and peace", "A new start", "The end of it", "Index"]
    for (row, title) in titles.enumerated() {
      let y = 200 + Double(row) * 24
      page.text.line("\(row + 1). \(title) ....................", x: 100, y: y)
      page.text.line("\(row * 17 + 3)", x: 600, y: y)
    }
    #expect(tables(page).isEmpty)
  }

  @Test(arguments: [
    ["•", "•", "•", "•", "•"], ["1.", "2.", "3.", "4.", "5."], ["(a)", "(b)", "(c)", "(d)", "(e)"],
  ])
  func aList(markers: [String]) {
    var page = TablePage()
    for (row, marker) in markers.enumerated() {
      let y = 200 + Double(row) * 24
      page.text.line(marker, x: 100, y: y)
      page.text.line("what is to be done in step \(row) of the work", x: 140, y: y)
    }
    #expect(tables(page).isEmpty)
  }

  @Test func proseWhoseBlanksStandBelowEachOther() {
    var page = TablePage()
    for row in 0..<12 {
      let y = 200 + Double(row) * 20
      page.text.line("these words are", x: 100, y: y, gap: 0.4)
      page.text.line("followed by some", x: 244, y: y, gap: 0.4)
      page.text.line("others of them", x: 396, y: y, gap: 0.4)
    }
    #expect(tables(page).isEmpty)
  }

  @Test func whatAnEngineGuessed() {
    func guessed(_ confidence: Double) -> [Table] {
      var page = TablePage()
      page.rows(
        [["a1", "12", "7"], ["b2", "34", "8"], ["c3", "56", "9"], ["d4", "78", "10"]], x: [100, 300, 500],
        y: 200)
      var words = page.text.page()
      words.blocks = words.blocks.map { $0.read(with: confidence) }
      return PageLayout().structured(words, graphics: PageGraphics()).tables
    }
    #expect(guessed(0.3).isEmpty)
    #expect(guessed(0.9).count == 1)
  }

  /// Sidebars, titles and the text of a page with frames round them, as one net of lines.
  @Test func aPageInOneCell() {
    var page = TablePage()
    page.grid(x: [60, 260, 940], y: [60, 110, 900])
    page.text.line("Name of it", x: 70, y: 75)
    for row in 0..<30 {
      let y = 130 + Double(row) * 24
      page.text.line("price \(row)", x: 70, y: y)
      page.text.line("words of a text that", x: 280, y: y)
      page.text.line("goes on in two columns", x: 620, y: y)
    }
    #expect(tables(page).isEmpty)
  }

  @Test func aHeaderLine() {
    var page = TablePage()
    page.text.line("12", x: 100, y: 50)
    page.text.line("Annals of the club", x: 420, y: 50)
    page.text.line("1921", x: 860, y: 50)
    page.level(72, 100, 900)
    page.text.lines(prose("body", 30), x: 100, y: 100)
    #expect(tables(page).isEmpty)
  }

  /// A diagram 400 wide and 200 high with a scale on its left.
  private func chart(standing: Bool) -> TablePage {
    var page = TablePage()
    for (index, label) in ["50%", "40%", "30%", "20%", "10%", "0%"].enumerated() {
      let y = 200 + Double(index) * 40
      page.text.line(label, x: 160, y: y - 8)
      page.level(y, 200, 600)
    }
    for (index, year) in ["2016", "2017", "2018", "2019", "2020"].enumerated() {
      let x = 240 + Double(index) * 80
      page.text.line(year, x: x - 16, y: 410)
      page.text.line("\(index * 7 + 11)", x: x - 8, y: 380 - Double(index) * 31)
    }
    if standing { for x in stride(from: 200.0, through: 600, by: 80) { page.standing(x, 200, 400) } }
    return page
  }

  @Test(arguments: [true, false]) func aChart(hasStandingLines: Bool) {
    #expect(tables(chart(standing: hasStandingLines)).isEmpty)
  }

  @Test func aChartWithItsFiguresInBars() {
    var page = TablePage()
    for row in 0..<5 {
      let y = 205 + Double(row) * 40
      page.rows(
        [["\(2001 + row * 5)", "\(30 - row).5", "\(49 - row).0", "20.\(row)"]], x: [110, 250, 400, 550], y: y)
      for (left, right) in [(200.0, 350.0), (350, 500), (500, 700)] {
        page.grid(x: [left, right], y: [y - 5, y + 25])
      }
    }
    for step in 0...10 {
      let x = 200 + Double(step) * 50
      page.text.line("\(step * 10)%", x: x - 8, y: 420)
      page.standing(x, 195, 415)
    }
    page.grid(x: [100, 720], y: [190, 445])
    #expect(tables(page).isEmpty)
  }

  @Test func formulasWithRaisedFigures() {
    var page = TablePage()
    for row in 0..<4 {
      let y = 300 + Double(row) * 40
      page.text.line("\(150 + row).", x: 100, y: y)
      page.text.line("s = 2t", x: 150, y: y)
      page.text.line("− 3t", x: 260, y: y)
      page.text.line("− 12t", x: 350, y: y)
      page.text.line("3", x: 200, y: y - 9, size: 9)
      page.text.line("2", x: 292, y: y - 9, size: 9)
      page.text.line("4", x: 390, y: y - 9, size: 9)
    }
    #expect(tables(page).isEmpty)
  }

  @Test func linesWithTheirNumbers() {
    var page = TablePage()
    let texts = [
      ["on Tuesday, May 2,", "the case of"], ["APPEARANCES:", ""],
      ["STEVEN MILLER, Deputy", "Attorney General,"],
      ["Angeles, on behalf", "of the Petitioner."], ["of the state", ""], ["CHARLES SMITH,", "San Diego,"],
      ["on behalf", ""], ["of the Respondent.", ""],
    ]
    for (row, pieces) in texts.enumerated() {
      page.rows([["\(row + 12)"] + pieces], x: [100, 160, 420], y: 200 + Double(row) * 24)
    }
    #expect(tables(page).isEmpty)
  }

  @Test func wordsAlongTheMargin() {
    var page = TablePage()
    page.text.lines(prose("body", 30), x: 100, y: 100)
    for (row, word) in ["Downloaded", "from", "the", "archive", "in", "October", "2015"].enumerated() {
      for x in [700.0, 740, 780] {
        page.text.word(word, at: Rect(x: x, y: 100 + Double(row) * 90, width: 16, height: 80))
      }
    }
    #expect(tables(page).isEmpty)
  }

  @Test func aBoxRoundText() {
    var page = TablePage()
    page.text.lines(prose("note", 8), x: 120, y: 215)
    page.grid(x: [100, 700], y: [200, 400])
    #expect(tables(page).isEmpty)
  }

  @Test func pagesInAFrame() {
    var page = TablePage()
    page.text.lines(prose("left", 20), x: 80, y: 115)
    page.text.lines(prose("right", 20), x: 520, y: 115)
    page.grid(x: [60, 500, 940], y: [100, 540])
    page.grid(x: [60, 500, 940], y: [540, 570])
    #expect(tables(page).isEmpty)
  }

  @Test func linesUnderHeadings() {
    var page = TablePage()
    for y in [100.0, 400, 700] {
      page.text.line("A heading", x: 100, y: y)
      page.level(y + 22, 100, 900)
      page.text.lines(prose("text", 10), x: 100, y: y + 40)
    }
    #expect(tables(page).isEmpty)
  }

  @Test func anAddressBesideADate() {
    var page = TablePage()
    page.text.lines(["Miller and Sons", "12 Long Lane", "London"], x: 100, y: 100)
    page.text.lines(["Invoice 1234", "4 May 2021", "Page 1"], x: 650, y: 100)
    page.text.lines(prose("dear", 12), x: 100, y: 250)
    #expect(tables(page).isEmpty)
  }
}

extension Block {
  fileprivate func read(with confidence: Double) -> Block {
    guard case .paragraph(var paragraph) = content else { return self }
    for line in paragraph.lines.indices {
      for word in paragraph.lines[line].words.indices {
        paragraph.lines[line].words[word].confidence = Confidence(confidence)
      }
    }
    var block = self
    block.content = .paragraph(paragraph)
    return block
  }
}
