import Foundation
import RectoModel
import RectoTesting
import Testing

@testable import RectoFormats

@Suite struct DOCXPlanTests {
  private func list(_ kind: List.Kind, _ markers: String?...) -> List {
    List(kind, items: markers.map { ListItem(marker: $0, blocks: []) })
  }

  @Test func markersSayHowAListCounts() {
    let roman = ListMarkers(list(.numbered, "(i)", "(ii)", "(iii)"))
    #expect(
      roman.formats == [MarkerFormat?](repeating: .number(.lowerRoman, prefix: "(", suffix: ")"), count: 3))
    #expect(roman.numbers == [1, 2, 3])
    let letters = ListMarkers(list(.numbered, "c)", "d)"))
    #expect(letters.formats.first == .number(.lowerLetter, prefix: "", suffix: ")"))
    #expect(letters.numbers == [3, 4])
    let late = ListMarkers(list(.numbered, "7.", nil, "12."))
    #expect(late.numbers == [7, 8, 12])
    #expect(ListMarkers(list(.numbered, nil, nil)).numbers == [1, 2])
    let odd = ListMarkers(list(.numbered, "§ 1", "§ 2"))
    #expect(odd.formats == [nil, nil])
    let bullets = ListMarkers(list(.bulleted, nil, "–", "•", "Note:"))
    #expect(bullets.formats == [.plainBullet, .bullet("–"), .plainBullet, nil])
  }

  @Test func romanNumeralsAreReadStrictly() {
    #expect(["i", "iv", "ix", "xiv", "mcmxciv"].map(RomanNumeral.value) == [1, 4, 9, 14, 1994])
    #expect(["iiii", "vx", "", "ab", "I"].map(RomanNumeral.value) == [nil, nil, nil, nil, nil])
  }

  @Test func numberingStartsEveryListAnew() {
    var plan = NumberingPlan()
    let first = plan.add(.plainNumber, level: 0, start: 1)
    let second = plan.add(.plainNumber, level: 0, start: 5)
    #expect(first != second)
    #expect(plan.add(.plainBullet, level: 0, start: 0) == plan.add(.plainBullet, level: 0, start: 0))
  }

  @Test func columnsFollowTheCells() throws {
    let box = { (x: Double, width: Double) in Region(Rect(x: x, y: 0, width: width, height: 20)) }
    let table = try Table(
      rowCount: 2, columnCount: 3,
      cells: [
        Cell(row: 0, column: 0, columnSpan: 2, region: box(100, 300), blocks: []),
        Cell(row: 0, column: 2, region: box(400, 100), blocks: []),
        Cell(row: 1, column: 0, region: box(100, 100), blocks: []),
        Cell(row: 1, column: 1, region: box(200, 200), blocks: []),
      ])
    let grid = ColumnGrid(table, region: Rect(x: 100, y: 0, width: 400, height: 40))
    #expect(grid.widths == [100, 200, 100])
    #expect(grid.twips(10, limit: 100_000) == [1000, 2000, 1000])
    #expect(grid.twips(10, limit: 4100) == [1025, 2050, 1025])
    #expect(grid.twips(10, limit: 2000) == [500, 1000, 500])
    let shapeless = ColumnGrid(
      try Sample.table([["a", "b"], ["c", "d"]]), region: Rect(x: 0, y: 0, width: 100, height: 20))
    #expect(shapeless.widths == [50, 50])
  }

  @Test func paperIsWhatScansAreOf() {
    func setup(_ width: Double, _ height: Double, _ resolution: Double) -> PageSetup {
      PageSetup(
        Page(size: Size(width: width, height: height), resolution: .measured(resolution), blocks: []))
    }
    let a4 = setup(2475, 3520, 300)
    #expect(a4.width == 11_906 && a4.height == 16_838)
    let letter = setup(1100, 850, 100)
    #expect(letter.width == 15_840 && letter.height == 12_240)
    let poster = setup(10_000, 5000, 72)
    #expect(poster.width == 31_680 && poster.height == 15_840 && poster.scale < 1)
    #expect(!a4.isLike(letter) && a4.isLike(setup(2480, 3508, 300)))
  }

  @Test(arguments: [("#ffffff", nil), ("#ffff00", nil), ("#c8c8c8", "C8C8C8"), ("#d00000", "D00000")])
  func coloursThatCanNotBeSeenAreLeftOut(color: String, written: String?) {
    let style = TextStyle(color: color)
    #expect(RunFormat(style).color == written)
    #expect(RunFormat(style, on: nil).color == String(color.dropFirst()).uppercased())
  }

  @Test func headingsAreAsLargeAsTheyWere() {
    func block(_ id: String, _ size: Double, level: Int?) -> Block {
      var word = Sample.word("Some words here")
      word.style = TextStyle(fontName: "Arial", fontSize: Points(size))
      let paragraph = Paragraph([Sample.line([word])])
      return Block(
        id: BlockID(id), region: Region(word.box),
        content: level.map { .heading(Heading(level: $0, paragraph)) } ?? .paragraph(paragraph))
    }
    let blocks = [
      block("t", 36, level: 1), block("a", 18, level: 2), block("b", 18, level: 2), block("c", 17, level: 2),
      block("d", 9, level: 4), block("p", 10, level: nil),
    ]
    let page = Page(size: Size(width: 600, height: 800), resolution: .measured(72), blocks: blocks)
    let type = BodyType([page])
    #expect(type.size == 20)
    // The title, level 1 to 3, and level 4, which is never smaller than the text.
    #expect(Array(type.headingSizes.prefix(5)) == [72, 32, 36, 26, 20], "\(type.headingSizes)")
    #expect(BodyType([Page]()).headingSizes == [44, 32, 28, 26, 24, 22, 22])
  }

  @Test func runsDifferOnlyWhereWordsDo() {
    let plan = RunPlan(settings: TextSettings(language: OfficeLanguage("en"), bodySize: 20))
    var foreign = Sample.word("Wort")
    foreign.language = "de"
    var large = Sample.word("large")
    large.style = TextStyle(fontName: "Times-Roman", fontSize: Points(14))
    var measured = Sample.word("measured")
    measured.style = TextStyle(fontSize: Points(14))
    var same = Sample.word("same")
    same.style = TextStyle(fontSize: Points(10.4))
    var near = Sample.word("near")
    near.style = TextStyle(fontSize: Points(10.8))
    var plain = Sample.word("b")
    plain.style = TextStyle(fontSize: Points(10))
    let line = Sample.line([
      Sample.word("a"), plain, Sample.word("under", [.underline]), foreign, large, same, near, measured,
      Sample.word("שלום"), Sample.word("漢字"),
    ])
    let runs = plan.runs(of: [line])
    let texts = runs.map { run in
      if case .text(let text) = run.content { text } else { "" }
    }
    #expect(texts == ["a b ", "under", " Wort", " large", " same near measured", " שלום", " 漢字"])
    #expect(runs[1].format.isUnderlined && runs[2].format.language?.tag == "de-DE")
    #expect(runs[3].format.size == 28 && runs[4].format == RunFormat())
    #expect(runs[5].format.script == .rightToLeft && runs[6].format.script == .eastAsian)
  }

  @Test func columnsAreToldFromPlaces() {
    func block(_ x: Double, _ width: Double, lines: Int) -> Block {
      let box = Rect(x: x, y: 0, width: width, height: 100)
      let line = TextLine(words: [Word("w", box: box)], box: box)
      return Block(
        id: "b", region: Region(box),
        content: .paragraph(Paragraph([TextLine](repeating: line, count: lines))))
    }
    let title = block(100, 800, lines: 1)
    let (left, right) = (block(100, 380, lines: 20), block(520, 380, lines: 18))
    #expect(ColumnPlan.columns(of: [title, left, left, right], pageWidth: 1000) == [1, 2, 2, 2])
    #expect(ColumnPlan.columns(of: [right, left], pageWidth: 1000) == [1, 1])
    #expect(ColumnPlan.columns(of: [left, block(100, 800, lines: 3)], pageWidth: 1000) == [1, 1])
    #expect(ColumnPlan.columns(of: [], pageWidth: 1000) == [])
  }

  @Test func framesStandWhereTheLinesDo() {
    let lines = (0..<3).map { index in
      let y = 100 + Double(index) * 50
      let word = Word("Handgloves in a line", box: Rect(x: 200, y: y, width: 400, height: 40))
      return TextLine(words: [word], box: word.box, baseline: Baseline([Point(x: 200, y: y + 31)]))
    }
    let groups = ExactLines.groups(of: lines, family: .serif, halfPointsPerUnit: 0.48)
    #expect(groups.count == 1)
    #expect(groups.first?.pitch == 50)
    #expect(abs((groups.first?.top ?? 0) - 91) < 0.001)
    #expect((18...24).contains(groups.first?.size ?? 0))
    var apart = lines
    apart[2].box.y += 200
    apart[2].baseline = nil
    #expect(ExactLines.groups(of: apart, family: .serif, halfPointsPerUnit: 0.48).count == 2)
    #expect(ExactLines.groups(of: [], family: .serif, halfPointsPerUnit: 0.48).isEmpty)
  }

  @Test func turnedTextIsLaidDown() throws {
    func line(x: Double, from: Double, to: Double) -> TextLine {
      let words = [from, to].enumerated().map { index, y in
        Word("word\(index)", box: Rect(x: x, y: y, width: 20, height: 80))
      }
      return TextLine(words: words, box: Rect(x: x, y: 100, width: 20, height: 180))
    }
    let up = try #require(SidewaysText([line(x: 50, from: 200, to: 100), line(x: 80, from: 200, to: 100)]))
    #expect(up.direction == .up && up.box == Rect(x: 50, y: 100, width: 50, height: 180))
    #expect(up.lines.map(\.box) == [0, 30].map { Rect(x: 0, y: $0, width: 180, height: 20) })
    #expect(up.lines[0].words.map(\.box.minX) == [0, 100])
    let down = try #require(SidewaysText([line(x: 80, from: 100, to: 200), line(x: 50, from: 100, to: 200)]))
    #expect(down.direction == .down)
    #expect(down.lines.map(\.box.minY) == [0, 30])
    #expect(SidewaysText(Sample.lines("Across the page")) == nil)
    #expect(SidewaysText([]) == nil)
  }

  @Test func wideGapsPartALine() {
    let words = [("Total", 0.0), ("of", 60), ("12.50", 400)].map { text, x in
      Word(text, box: Rect(x: x, y: 0, width: 50, height: 20))
    }
    let line = TextLine(words: words, box: Rect(x: 0, y: 0, width: 450, height: 20))
    let group = ExactLines.groups(of: [line], family: .serif, halfPointsPerUnit: 1).first
    #expect(group?.lines.first?.parts.map(\.words.count) == [2, 1])
    let setup = PageSetup(
      Page(size: Size(width: 600, height: 800), resolution: .measured(144), blocks: []))
    let frame = group.map { ExactFrame($0, alignment: nil, family: .serif, setup: setup) }
    let paragraph = frame?.paragraph(plan: RunPlan(settings: TextSettings()))
    #expect(paragraph?.tabs == [.init(kind: .left, position: 4000)])
    #expect(paragraph?.runs.map(\.content) == [.text("Total of"), .tab, .text("12.50")])
  }

  @Test func aRuleReadAlongMakesNoLargeType() {
    func line(_ y: Double, heights: [Double]) -> TextLine {
      let words = heights.enumerated().map { index, height in
        let x = Double(index) * 110
        return Word("Handgloves", box: Rect(x: x, y: y + 24 - height, width: 100, height: height))
      }
      return TextLine(
        words: words,
        box: Rect(x: 0, y: y + 24 - (heights.max() ?? 0), width: 320, height: heights.max() ?? 0),
        baseline: Baseline([Point(x: 0, y: y + 20)]))
    }
    let plain = [line(0, heights: [24, 24, 24]), line(30, heights: [24, 24, 24])]
    let ruled = [line(0, heights: [24, 70, 24]), line(30, heights: [24, 24, 70])]
    let sizes = [plain, ruled].map { lines in
      ExactLines.groups(of: lines, family: .serif, halfPointsPerUnit: 1).map(\.size)
    }
    #expect(sizes.map(\.count) == [1, 1])
    #expect(sizes[1][0] * 10 <= sizes[0][0] * 11)
  }

  @Test func typeIsNoLargerThanItsLines() {
    func document(size: Double) -> Document {
      let lines = (0..<3).map { index in
        let box = Rect(x: 0, y: 20 * Double(index), width: 300, height: 9.2)
        return TextLine(words: [Word("Words", box: box, style: TextStyle(fontSize: Points(size)))], box: box)
      }
      return Sample.document([Sample.block(.paragraph(Paragraph(lines)))])
    }
    let types = [10, 12, 16].map { BodyType(document(size: $0).pages) }
    #expect(types.map(\.size) == [20, 24, 20])
    #expect(types.map(\.scanFactor) == [1, 1, 0.625])
  }

  @Test func partsOfALineInACellStandWhereTheyDo() throws {
    let words = [("Item", 120.0, 60.0), ("12.50", 400, 50)].map { text, x, width in
      Word(text, box: Rect(x: x, y: 0, width: width, height: 20))
    }
    let line = try #require(TextLine(around: words, baseline: nil))
    let cell = Cell(
      row: 0, column: 0, region: Region(Rect(x: 100, y: 0, width: 400, height: 30)),
      blocks: [Block(id: "", region: Region(line.box), content: .paragraph(Paragraph([line])))])
    let setup = PageSetup(
      Page(size: Size(width: 600, height: 800), resolution: .measured(144), blocks: []))
    let cells = ExactCells(
      setup: setup, plan: RunPlan(settings: TextSettings()), family: .serif, usualSize: 20, fitsCells: true)
    guard case .paragraph(let paragraph)? = cells.items(of: cell).first else {
      Issue.record("No paragraph")
      return
    }
    // From the cell's edge, whose padding is 30 twips.
    #expect(paragraph.indent?.start == 170)
    #expect(paragraph.tabs == [.init(kind: .left, position: 2970)])
    #expect(paragraph.runs.map(\.content) == [.text("Item"), .tab, .text("12.50")])
  }

  @Test(arguments: [SidewaysText.Direction.down, .up])
  func tablesOnTheirSideAreLaidDown(_ direction: SidewaysText.Direction) throws {
    // Two rows and two columns, 200 and 100 wide when laid down, on a page of 500.
    func cell(_ row: Int, _ column: Int) -> Cell {
      let (start, length) = column == 0 ? (0.0, 200.0) : (200, 100)
      let down = direction == .down
      let box = Rect(
        x: down ? 470 - Double(row) * 30 : Double(row) * 30, y: down ? start : 300 - start - length,
        width: 30,
        height: length)
      let words = Word("words", box: Rect(x: box.midX - 5, y: box.minY + 10, width: 10, height: 60))
      let other = Word("more", box: Rect(x: box.midX - 5, y: box.minY + 80, width: 10, height: 15))
      let line = TextLine(words: down ? [words, other] : [other, words], box: box)
      return Cell(
        row: row, column: column, region: Region(box),
        blocks: [Block(id: "", region: Region(box), content: .paragraph(Paragraph([line])))])
    }
    let table = try Table(
      rowCount: 2, columnCount: 2, cells: [cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)], headerRowCount: 1)
    let box = Rect(x: direction == .down ? 440 : 0, y: 0, width: 60, height: 300)
    let turned = try #require(TurnedTable(table, region: box))
    #expect(turned.direction == direction)
    #expect(turned.region == Rect(x: 0, y: 0, width: 300, height: 60))
    #expect(ColumnGrid(turned.laidDown, region: turned.region).widths == [200, 100])
    #expect(turned.laidDown.cells.map(\.region.box.minY) == [0, 0, 30, 30])
    // On the page the first row is the rightmost column, or the first column is at the bottom.
    let first = turned.standing.cells.first { $0.region == table.cells[0].region }
    #expect(first.map { [$0.row, $0.column] } == (direction == .down ? [0, 1] : [1, 0]))
    #expect(ColumnGrid(turned.standing, region: box).widths == [30, 30])
    #expect(TurnedTable(try Sample.table([["a", "b"]]), region: box) == nil)
  }

  @Test func aPageBeginsWithAParagraph() throws {
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 0), producer: "Test", assets: AssetStore([]),
      temporaryFolder: FileManager.default.temporaryDirectory, report: { _ in })
    let table = Sample.block(.table(try Sample.table([["a", "b"], ["c", "d"]])))
    for (page, startsWithTable) in [(1, true), (2, false)] {
      var body = ExactBody(
        page: page, language: nil, setup: PageSetup(Sample.page([])), family: .serif, usualSize: 20,
        coversScan: false, settings: TextSettings(), context: context)
      try body.add(table)
      #expect(body.items.first?.isTable == startsWithTable)
    }
  }

  @Test func linesFromRightToLeftBeginAtTheRight() {
    func frame(_ text: String, _ direction: WritingDirection) -> BodyParagraph? {
      let lines = [400.0, 320].enumerated().map { index, width in
        let box = Rect(x: 500 - width, y: 100 + Double(index) * 50, width: width, height: 40)
        return TextLine(words: [Word(text, box: box)], box: box, direction: direction)
      }
      let setup = PageSetup(
        Page(size: Size(width: 600, height: 800), resolution: .measured(144), blocks: []))
      return ExactLines.groups(of: lines, family: .serif, halfPointsPerUnit: 1).first.map {
        ExactFrame($0, alignment: nil, family: .serif, setup: setup)
          .paragraph(plan: RunPlan(settings: TextSettings()))
      }
    }
    let (western, hebrew) = (frame("Handgloves", .leftToRight), frame("שלום שלום", .rightToLeft))
    #expect(western?.alignment == .end && hebrew?.alignment == nil)
    // Room for a wider font, at the left.
    #expect(hebrew?.frame?.width == 4000 + 500 + 120 && hebrew?.frame?.x == 1000 - 620)
    #expect(western?.frame?.width == 4000 + 200 + 120)
  }

  private func noted(_ markers: [String]) -> Document {
    Document(
      pages: markers.enumerated().map { index, marker in
        Sample.page([
          Sample.block(
            .paragraph(
              Paragraph([Sample.line([Sample.word("noted"), Sample.word(marker, [.superscript])])])),
            id: BlockID("p\(index)")),
          Sample.block(
            .footnote(Footnote(marker: marker, Paragraph(Sample.lines("Note.")))), id: BlockID("n\(index)")),
        ])
      })
  }

  @Test func wordCountsNotesThatHaveNumbers() throws {
    func plan(_ document: Document) throws -> FootnotePlan {
      let options = try DOCXWriter.Options(OptionValues())
      let survey = try FlowSurvey(document, LinkedFlow(), options: options)
      let whole = try FlowSurvey(document, LinkedFlow(document), options: options)
      #expect(whole.footnotes.numbers == survey.footnotes.numbers)
      #expect(whole.footnotes.marks == survey.footnotes.marks)
      return survey.footnotes
    }
    let restarting = try plan(noted(["1", "*", "1"]))
    #expect(restarting.marks == [2: "*"] && restarting.firstNumber == 1)
    let excerpt = try plan(noted(["45", "46"]))
    #expect(excerpt.marks.isEmpty && excerpt.firstNumber == 45)
    #expect(try plan(Document(pages: [])).numbers.isEmpty)
  }

  private func headed(_ heads: [String]) -> RunningHeadPlan {
    let pages = heads.map { head in
      Sample.page(
        head.isEmpty ? [] : [Sample.block(.header(Paragraph(Sample.lines(head))), id: "h")])
    }
    return RunningHeadPlan(pages, numbering: PageNumbering(pages)) { _ in
      RunPlan(settings: TextSettings())
    }
  }

  @Test func sectionsHaveTheHeadsOfTheirPages() {
    #expect(headed(["", "Report", "Report", "Rep0rt"]).sectionOfPage == [0, 0, 0, 0])
    #expect(headed(["", "Report"]).sections.first?.startsBare == true)
    #expect(headed(["One", "One", "Another chapter", "Another chapter"]).sectionOfPage == [0, 0, 1, 1])
    #expect(headed(["Chapter 4", "Chapter 4", "Chapter 7"]).sectionOfPage == [0, 0, 1])
    #expect(headed(["Page 1", "Page 2", "Page 3"]).sections.count == 1)
    let book = headed(["The book", "A chapter", "The book", "A chapter", "The book", "Chapter the next"])
    #expect(book.alternates)
    #expect(book.sectionOfPage == [0, 0, 0, 0, 0, 1])
    #expect(book.sections.last?.odd?.header.signature == "The book")
  }

  @Test func languagesGetTheirRegion() {
    #expect(
      ["de", "zh-Hant", "pt-BR", "x y"].map { OfficeLanguage(LanguageTag($0))?.tag } == [
        "de-DE", "zh-TW", "pt-BR", nil,
      ])
    #expect(OfficeLanguage("und") == nil)
    #expect(OfficeLanguage("ja")?.eastAsianFont == "MS Mincho")
    #expect(OfficeLanguage("en")?.eastAsianFont == nil)
  }

  @Test func aHeadingInTheColumnHidesNoNumbers() throws {
    let rights = [90.0, 200, 200, 201, 200]
    let lefts = [10.0, 150, 170, 190, 150]
    let cells = zip(lefts, rights).enumerated().map { row, edges in
      let box = Rect(left: edges.0, top: Double(row) * 30, right: edges.1, bottom: Double(row) * 30 + 20)
      let line = TextLine(words: [Word("x", box: box)], box: box)
      let block = Block(id: "b", region: Region(box), content: .paragraph(Paragraph([line])))
      return Cell(row: row, column: 0, region: Region(box), blocks: [block])
    }
    let table = try Table(rowCount: 5, columnCount: 1, cells: cells)
    let alignments = ColumnAlignments(table)
    #expect(table.cells.map(alignments.alignment) == [nil, .end, .end, .end, .end])
  }

  @Test func numbersStandAtTheRight() throws {
    func cell(_ row: Int, _ column: Int, from left: Double, to right: Double) -> Cell {
      let box = Rect(left: left, top: Double(row) * 30, right: right, bottom: Double(row) * 30 + 20)
      let line = TextLine(words: [Word("x", box: box)], box: box)
      let block = Block(id: "b", region: Region(box), content: .paragraph(Paragraph([line])))
      return Cell(row: row, column: column, region: Region(box), blocks: [block])
    }
    let table = try Table(
      rowCount: 3, columnCount: 3,
      cells: [
        cell(0, 0, from: 0, to: 90), cell(0, 1, from: 100, to: 180), cell(0, 2, from: 220, to: 280),
        cell(1, 0, from: 0, to: 50), cell(1, 1, from: 160, to: 200), cell(1, 2, from: 210, to: 290),
        cell(2, 0, from: 1, to: 70), cell(2, 1, from: 120, to: 200), cell(2, 2, from: 230, to: 270),
      ], headerRowCount: 1)
    let alignments = ColumnAlignments(table)
    #expect(
      table.cells.map(alignments.alignment) == [nil, nil, .center, nil, .end, .center, nil, .end, .center])
    #expect(
      table.cells.map(alignments.beginsWithColumn) == [
        true, false, false, true, false, false, true, false, false,
      ])
  }
}

extension BodyType {
  fileprivate init(_ pages: [Page]) {
    var tally = Tally()
    for page in pages { tally.add(page, scale: 1) }
    self.init(tally)
  }
}
