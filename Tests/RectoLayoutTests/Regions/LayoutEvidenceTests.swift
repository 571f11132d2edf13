import RectoLayout
import RectoModel
import Testing

/// What a layout model saw, beside the geometry.
struct LayoutEvidenceTests {
  private func kinds(_ page: Page, _ regions: [LayoutRegion]) -> [String] {
    let laid = PageLayout().structured(page, graphics: PageGraphics(regions: regions))
    return DocumentLayout(regions: [regions]).structured(Document(pages: [laid])).pages[0].kinds
  }

  // MARK: Titles

  /// A line in the size of the text between two paragraphs.
  private func titled(_ title: String = "Of sheets and moulds") -> (page: Page, box: Rect) {
    var page = PageBuilder()
    page.hasFonts = false
    page.lines(prose("a", 8, words: 14), x: 100, y: 200)
    let box = page.line(title, x: 100, y: 390)
    page.lines(prose("b", 8, words: 14), x: 100, y: 440)
    return (page.page(), box)
  }

  @Test func aTitleInTheSizeOfTheTextIsAHeadingWhereItIsSeen() {
    let (page, box) = titled()
    #expect(kinds(page, []) == ["paragraph", "paragraph", "paragraph"])
    let title = LayoutRegion(.title, box.grown(3), score: 0.8)
    #expect(kinds(page, [title]) == ["paragraph", "heading", "paragraph"])
  }

  @Test func anUnsureTitleOrOneThatIsSeenAsTextIsNone() {
    let (page, box) = titled()
    let unsure = LayoutRegion(.title, box.grown(3), score: 0.6)
    #expect(!kinds(page, [unsure]).contains("heading"))
    let title = LayoutRegion(.title, box.grown(3), score: 0.8)
    let text = LayoutRegion(.text, box.grown(3), score: 0.55)
    #expect(!kinds(page, [title, text]).contains("heading"))
    let surest = LayoutRegion(.title, box.grown(3), score: 0.95)
    #expect(kinds(page, [surest, text]).contains("heading"))
  }

  @Test func theEndOfASentenceIsNoTitle() {
    let (page, box) = titled("and so were the moulds.")
    #expect(!kinds(page, [LayoutRegion(.title, box.grown(3), score: 0.9)]).contains("heading"))
  }

  @Test func aTitleIsPartedFromTheTextBelowIt() {
    var page = PageBuilder()
    page.hasFonts = false
    page.block(["Of sheets and moulds"] + prose("B", 8, words: 14), x: 100, y: 200)
    page.lines(prose("c", 8, words: 14), x: 100, y: 460)
    let title = LayoutRegion(.title, Rect(x: 95, y: 196, width: 200, height: 24), score: 0.8)
    #expect(kinds(page.page(), []).first == "paragraph")
    #expect(kinds(page.page(), [title]).prefix(2) == ["heading", "paragraph"])
  }

  @Test func aLargeLetterheadIsNoHeading() {
    var page = PageBuilder()
    page.hasFonts = false
    let name = page.line("Harrow Lane Mill", x: 100, y: 100, size: 22)
    page.lines(prose("a", 8, words: 14), x: 100, y: 220)
    page.lines(prose("b", 8, words: 14), x: 100, y: 460)
    #expect(kinds(page.page(), []).first == "heading")
    let head = LayoutRegion(.header, name.grown(4), score: 0.9)
    #expect(kinds(page.page(), [head]).first == "paragraph")
  }

  // MARK: Equations

  /// What an engine makes of a displayed formula.
  private func withFormula(_ text: String) -> (page: Page, box: Rect) {
    var page = PageBuilder()
    page.hasFonts = false
    page.lines(prose("a", 6, words: 14), x: 100, y: 200)
    let box = page.line(text, x: 200, y: 360)
    page.lines(prose("b", 6, words: 14), x: 100, y: 420)
    return (page.page(), box)
  }

  @Test func aMisreadFormulaIsOneWhereAnEquationIsSeen() {
    let (page, box) = withFormula("2L (V7)? (V x V7)? BT V x")
    let equation = LayoutRegion(.equation, box.grown(3), score: 0.8)
    #expect(!kinds(page, []).contains("formula"))
    #expect(kinds(page, [equation]) == ["paragraph", "formula", "paragraph"])
  }

  @Test func wordsOfALanguageAreNoFormula() {
    let (page, box) = withFormula("Sheets hang in lofts until morning")
    let equation = LayoutRegion(.equation, box.grown(3), score: 0.9)
    #expect(!kinds(page, [equation]).contains("formula"))
  }

  // MARK: Running heads

  private func single(number: String?) -> (page: Page, head: Rect) {
    var page = PageBuilder()
    let head = page.line("Annals of the paper mill", x: 100, y: 120)
    if let number { page.line(number, x: 860, y: 120) }
    page.lines(prose("a", 20, words: 14), x: 100, y: 200)
    page.lines(prose("b", 20, words: 14), x: 100, y: 660)
    return (page.page(), head)
  }

  @Test func aHeadBesideAPagesNumberRunsOnASinglePage() {
    let (page, head) = single(number: "381")
    let region = LayoutRegion(.header, head.grown(3), score: 0.7)
    #expect(!kinds(page, []).contains("header"))
    #expect(kinds(page, [region]) == ["header", "paragraph", "paragraph"])
  }

  @Test func aLetterheadWithoutANumberStays() {
    let (page, head) = single(number: nil)
    #expect(!kinds(page, [LayoutRegion(.header, head.grown(3), score: 0.95)]).contains("header"))
  }

  // MARK: Tables

  /// Names and what they mean, in long cells.
  private var meanings: Page {
    var page = PageBuilder()
    page.lines(prose("a", 6, words: 14), x: 100, y: 100)
    let cells = [
      ("Mould", "Frame of wood with wires that holds a sheet while water runs off"),
      ("Deckle", "Rim that is laid round the frame and gives sheets an edge"),
      ("Couch", "Felt on which wet sheets are laid one over the other"),
      ("Vat", "Tub in which rags and water are stirred to a thin pulp"),
      ("Loft", "Room below the roof in which sheets hang until they are dry"),
    ]
    for (row, cell) in cells.enumerated() {
      page.line(cell.0, x: 120, y: 300 + 30 * Double(row))
      page.line(cell.1, x: 300, y: 300 + 30 * Double(row))
    }
    return page.page()
  }

  @Test func aTableOfLongCellsIsFoundWhereItIsSeen() {
    let region = LayoutRegion(.table, Rect(x: 110, y: 290, width: 800, height: 160), score: 0.95)
    #expect(!kinds(meanings, []).contains("table"))
    #expect(kinds(meanings, [region]).contains("table"))
    #expect(!kinds(meanings, [LayoutRegion(.table, region.box, score: 0.6)]).contains("table"))
  }

  @Test func columnsOfTextAreNoTableWhateverIsSeen() {
    var page = PageBuilder()
    for column in 0..<3 {
      page.lines(prose("c\(column)", 30, words: 4), x: 60 + 310 * Double(column), y: 100)
    }
    let region = LayoutRegion(.table, Rect(x: 40, y: 80, width: 940, height: 700), score: 0.96)
    #expect(!kinds(page.page(), [region]).contains("table"))
  }

  @Test func wordsStayWhateverIsSeen() {
    let box = Rect(x: 0, y: 0, width: 1000, height: 1400)
    for kind in LayoutRegion.Kind.allCases {
      let (page, _) = titled()
      let laid = PageLayout().structured(
        page, graphics: PageGraphics(regions: [LayoutRegion(kind, box, score: 0.99)]))
      #expect(laid.words.map(\.text).sorted() == page.words.map(\.text).sorted())
    }
  }
}

extension Rect {
  fileprivate func grown(_ margin: Double) -> Rect {
    Rect(left: minX - margin, top: minY - margin, right: maxX + margin, bottom: maxY + margin)
  }
}
