import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct PDFPlanTests {
  private func plan(_ page: Page, order: RightToLeftOrder = .visual) throws -> PDFPagePlan {
    var structure = StructurePlan(language: nil)
    return try PDFPagePlan(
      page, number: 1, glyphs: GlyphTable(Document(pages: [page])), order: order, structure: &structure)
  }

  private func runs(_ line: TextLine, order: RightToLeftOrder = .visual) throws -> [TextRun] {
    try plan(.points(600, 800, lines: [line]), order: order).runs
  }

  @Test func unitsBecomePoints() throws {
    let image = PageImage(asset: try #require(AssetID("a")), size: Size(width: 2480, height: 3508))
    let page = Page(
      size: Size(width: 2480, height: 3508), resolution: .measured(300), blocks: [], image: image)
    let plan = try plan(page)
    #expect(abs(plan.size.width - 595.2) < 1e-9)
    #expect(abs(plan.size.height - 841.92) < 1e-9)
    let corner = try #require(plan.image).matrix.apply(to: Point(x: 1, y: 1))
    #expect(abs(corner.x - 595.2) < 1e-9 && abs(corner.y - 841.92) < 1e-9)
  }

  @Test func hugePageIsScaledAndSaid() throws {
    let plan = try plan(.points(28_800, 7_200, lines: [.typed("far", x: 14_400, y: 100)]))
    #expect(plan.size == Size(width: 14_400, height: 3_600))
    #expect(plan.runs.first?.origin.x == 7_200)
    #expect(plan.diagnostics.count == 1)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity]) func pageWithoutAreaIsRefused(_ side: Double) {
    #expect(throws: RectoError.self) { try plan(.points(side, 100)) }
  }

  @Test func wordFillsItsBox() throws {
    let run = try #require(try runs(.typed("word", x: 100, y: 50)).first)
    #expect(run.text == "word ")
    #expect(run.size * run.shape.ascentShare == 10)
    #expect(run.stretch == 12)
    #expect(run.origin == Point(x: 100, y: 60))
    #expect(run.step == Point(x: 6, y: 0))
  }

  @Test func wordsOfAllBlocksInReadingOrder() throws {
    func paragraph(_ id: String, _ text: String, y: Double) -> Block {
      let line = TextLine.typed(text, x: 10, y: y)
      return Block(id: BlockID(id), region: Region(line.box), content: .paragraph(Paragraph([line])))
    }
    func block(_ id: String, _ content: Content) -> Block {
      Block(id: BlockID(id), region: Region(Rect(x: 0, y: 0, width: 9, height: 9)), content: content)
    }
    let inner = List(.bulleted, items: [ListItem(marker: "•", blocks: [paragraph("b", "two", y: 40)])])
    let outer = List(
      .bulleted, items: [ListItem(blocks: [paragraph("a", "one", y: 20), block("c", .list(inner))])])
    let region = Region(Rect(x: 0, y: 0, width: 9, height: 9))
    let table = try Table(
      rowCount: 1, columnCount: 2,
      cells: [
        Cell(row: 0, column: 1, region: region, blocks: [paragraph("e", "four", y: 60)]),
        Cell(row: 0, column: 0, region: region, blocks: [paragraph("d", "three", y: 60)]),
      ])
    let figure = Figure(lines: [.typed("five", x: 10, y: 80)])
    var page = Page.points(600, 800)
    page.blocks = [block("l", .list(outer)), block("t", .table(table)), block("f", .figure(figure))]
    #expect(try plan(page).runs.map(\.text) == ["one ", "• ", "two ", "three ", "four ", "five "])
  }

  @Test func markersStandBeforeTheirLines() throws {
    let line = TextLine.typed("note", x: 100, y: 50)
    let note = Block(
      id: "n", region: Region(line.box), content: .footnote(Footnote(marker: "1)", Paragraph([line]))))
    var page = Page.points(600, 800)
    page.blocks = [note]
    let runs = try plan(page).runs
    #expect(runs.map(\.text) == ["1) ", "note "])
    #expect(runs[0].origin == Point(x: 85, y: 60) && runs[0].stretch == 10)
  }

  @Test func noBlanksInsideChinese() throws {
    let line = TextLine(
      words: [
        Word("日", box: Rect(x: 10, y: 10, width: 9, height: 10)),
        Word("本", box: Rect(x: 21, y: 12, width: 9, height: 8)),
        Word("GNU", box: Rect(x: 40, y: 10, width: 30, height: 10)),
      ], box: Rect(x: 10, y: 10, width: 60, height: 10))
    let runs = try runs(line)
    #expect(runs.map(\.text) == ["日", "本 ", "GNU "])
    // The first reaches to the second, and both are of one height.
    #expect(runs[0].stretch == 22)
    #expect(runs[0].size == runs[1].size)
  }

  @Test func rightToLeft() throws {
    let line = TextLine.typed("שלום עולם", x: 100, y: 50, direction: .rightToLeft)
    #expect(try runs(line).map(\.text) == ["םלוע ", "םולש "])
    let mirrored = try runs(line, order: .logical)
    #expect(mirrored.map(\.text) == ["שלום ", "עולם "])
    #expect(mirrored[0].stretch == -12)
    #expect(mirrored[0].origin.x == line.words[0].box.maxX)
  }

  @Test func numbersInArabicKeepTheirOrder() {
    #expect("بند12ج".inVisualOrder == "ج12دنب")
  }

  @Test func verticalLineRunsDownwards() throws {
    let word = Word("縦書", box: Rect(x: 100, y: 50, width: 10, height: 40))
    let line = TextLine(words: [word], box: word.box, direction: .topToBottom)
    let run = try #require(try runs(line).first)
    #expect(abs(run.origin.x - 102) < 0.1 && run.origin.y == 50)
    #expect(run.size == 10 && run.stretch == 40)
    #expect(abs(run.step.x) < 1e-9 && abs(run.step.y - 20) < 1e-9)
  }

  /// The outline of a box 60 x 10 turned by `angle` about its centre.
  private func turned(_ angle: Double, x: Double, y: Double) -> Rect {
    Rect(
      x: x, y: y, width: 60 * cos(angle) + 10 * sin(angle), height: 60 * sin(angle) + 10 * cos(angle))
  }

  @Test func slopingLineIsFollowedInLevelWords() throws {
    let angle = 0.05
    let boxes = [turned(angle, x: 100, y: 100), turned(angle, x: 170, y: 103.5)]
    let baseline = Baseline([Point(x: 100, y: 110), Point(x: 230, y: 116.5)])
    let runs = try runs(
      TextLine(
        words: boxes.map { Word("tilted", box: $0) }, box: boxes[0].union(boxes[1]), baseline: baseline))
    #expect(runs.map(\.angle) == [0, 0])
    #expect(abs(runs[1].origin.y - runs[0].origin.y - 3.5) < 0.11)
    for run in runs { #expect(abs(run.size * run.shape.ascentShare - 10) < 0.11) }
  }

  @Test func steepLineIsFollowed() throws {
    let angle = 0.5
    let boxes = (0..<4).map { turned(angle, x: 100 + 61.4 * Double($0), y: 100 + 33.6 * Double($0)) }
    let baseline = Baseline([Point(x: 98, y: 107), Point(x: 341, y: 239.8)])
    let line = TextLine(
      words: boxes.map { Word("tilted", box: $0) }, box: boxes[0].union(boxes[3]), baseline: baseline)
    let runs = try runs(line)
    #expect(runs.count == 4 && Set(runs.map(\.size)).count == 1)
    for run in runs { #expect(abs(run.angle - angle) < 0.01) }
    let (first, last) = (try #require(runs.first), try #require(runs.last))
    #expect(abs(atan2(last.origin.y - first.origin.y, last.origin.x - first.origin.x) - angle) < 0.01)
  }

  @Test func wildBaselineIsIgnored() throws {
    let box = Rect(x: 100, y: 100, width: 20, height: 300)
    let baseline = Baseline([Point(x: 100, y: 400), Point(x: 120, y: -5_000)])
    let run = try #require(
      try runs(TextLine(words: [Word("x", box: box)], box: box, baseline: baseline)).first)
    #expect(run.angle == 0)
  }

  @Test func hostileWordsStayOnThePage() throws {
    let boxes = [
      Rect(x: 0, y: 0, width: 0, height: 0), Rect(x: 50, y: 50, width: -20, height: -5),
      Rect(x: .nan, y: 0, width: 5, height: 5), Rect(x: 1e300, y: -1e300, width: 1e300, height: 5),
      Rect(x: 590, y: 795, width: 400, height: 900),
    ]
    for box in boxes {
      let line = TextLine(words: [Word("word", box: box)], box: box)
      let run = try #require(try runs(line).first)
      #expect((0...600).contains(run.origin.x) && (0...800).contains(run.origin.y))
      #expect(run.size > 0 && run.stretch > 0)
      #expect(run.origin.x + 4 * run.step.x <= 600.1)
    }
  }

  @Test func charactersThatCannotBeAreCounted() throws {
    let line = TextLine.typed("a\u{FFFE}b\u{0007}c\u{202E}", x: 10, y: 10)
    let plan = try plan(.points(600, 800, lines: [line]))
    #expect(plan.runs.map(\.text) == ["abc "])
    #expect(plan.diagnostics == [.charactersDropped(page: 1, block: "b1", count: 3)])
  }

  @Test func moreCharactersThanAFontHolds() throws {
    var table = GlyphTable()
    let many = (0x20000..<0x20000 + 66_000).compactMap(Unicode.Scalar.init).map(Character.init)
    table.add(String(many))
    #expect(table.count == RectangleFont.glyphLimit)
    #expect(table["\u{20000}"] == 2 && table["\u{301C0}"] == nil)
  }

  @Test func glyphsInOrderOfFirstUse() {
    var table = GlyphTable()
    table.add("ab a")
    table.add("😀b")
    #expect([table[" "], table["a"], table["b"], table["😀"], table["c"]] == [1, 2, 3, 4, nil])
    #expect(table.count == 5)
  }
}

extension PDFPagePlan {
  /// All text, in the order in which it is drawn.
  var runs: [TextRun] { content.flatMap(\.runs) }
}
