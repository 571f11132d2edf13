import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct StructurePlanTests {
  private func plan(_ document: Document) throws -> (tree: StructureTree, pages: [PDFPagePlan]) {
    let glyphs = GlyphTable(document)
    var structure = StructurePlan(language: document.metadata.language)
    let pages = try document.pages.enumerated().map { index, page in
      try PDFPagePlan(page, number: index + 1, glyphs: glyphs, structure: &structure)
    }
    return (structure.finish(), pages)
  }

  /// The tree in brackets, each piece of content with its text: `Document(P["one two"])`.
  private func outline(_ document: Document) throws -> String {
    let (tree, pages) = try plan(document)
    func text(_ page: Int, _ id: Int) -> String {
      for marked in pages[page].content {
        switch marked.mark {
        case .structure(_, _, id):
          return marked.runs.map(\.text).joined().trimmingCharacters(in: .whitespaces)
        case .area(_, id, _): return "area"
        default: continue
        }
      }
      return "picture"
    }
    func describe(_ index: Int) -> String {
      let kids = tree[index].kids.map { kid in
        switch kid {
        case .element(let kid): describe(kid)
        case .content(let page, let id): "\"\(text(page, id))\""
        }
      }
      return "\(tree[index].type.rawValue)(\(kids.joined(separator: " ")))"
    }
    return describe(StructureTree.root)
  }

  private func outline(_ blocks: [Block]...) throws -> String {
    try outline(Document(pages: blocks.map(Sample.page)))
  }

  private func heading(_ level: Int, _ text: String) -> Block {
    Sample.block(.heading(Heading(level: level, Paragraph(Sample.lines(text)))))
  }

  @Test func linesOfAParagraphAreOnePiece() throws {
    let block = Sample.block(.paragraph(Paragraph(Sample.lines("one two", "three"))))
    #expect(try outline([block]) == #"Document(P("one two three"))"#)
  }

  @Test func headingsHaveNoGaps() throws {
    let blocks = [
      heading(2, "a"), heading(4, "b"), heading(4, "c"), heading(3, "d"), heading(1, "e"), heading(2, "f"),
    ]
    #expect(
      try outline(blocks)
        == #"Document(H1("a") H2("b") H2("c") H2("d") H1("e") H2("f"))"#)
  }

  @Test func headersAndFootersAreArtifacts() throws {
    let page = Sample.page([
      Sample.block(.header(Paragraph(Sample.lines("Title")))), Sample.paragraph("text"),
      Sample.block(.footer(Paragraph(Sample.lines("7")))), Sample.block(.separator),
    ])
    let (_, pages) = try plan(Document(pages: [page]))
    #expect(
      pages[0].content.map(\.mark) == [
        .artifact(.header), .structure(.paragraph, element: 1, id: 0), .artifact(.footer),
      ])
    #expect(try outline(Document(pages: [page])) == #"Document(P("text"))"#)
  }

  @Test func listsNestInTheirItems() throws {
    let inner = List(.bulleted, items: [Sample.item("two", marker: "•"), Sample.item("three")])
    let outer = List(
      .numbered, items: [Sample.item("one", marker: "1.", nested: [Sample.block(.list(inner))])])
    let block = Sample.block(.list(outer))
    #expect(
      try outline([block])
        == #"Document(L(LI(Lbl("1.") LBody(P("one") L(LI(Lbl("•") LBody("two")) LI(LBody("three")))))))"#)
    let tree = try plan(Document(pages: [Sample.page([block])])).tree
    #expect(
      tree.elements.filter { $0.type == .list }.map(\.attributes) == [
        [.numbering(.decimal)], [.numbering(.disc)],
      ])
  }

  @Test func markersOfListsWithinFirstItems() throws {
    let inner = List(.bulleted, items: [Sample.item("deep", marker: "•")])
    let item = ListItem(marker: "a)", blocks: [Sample.block(.list(inner))])
    let empty = ListItem(marker: "b)", blocks: [])
    let list = List(.numbered, items: [item, empty, Sample.item("last", marker: "c)")])
    let page = Sample.page([Sample.block(.list(list)), Sample.paragraph("after")])
    let text = try outline(Document(pages: [page]))
    #expect(
      text == """
        Document(L(LI(Lbl("a)") LBody(L(LI(Lbl("•") LBody("deep"))))) LI(LBody()) \
        LI(Lbl("c)") LBody("last"))) P("after"))
        """)
  }

  @Test(
    arguments: [
      (["1.", "2."], ListNumbering.decimal), (["(i)", "(ii)"], .lowerRoman), (["A.", "B."], .upperAlpha),
      (["c)", "d)"], .lowerAlpha), (["IV"], .upperRoman), ([], .none),
    ])
  func numberingOfLists(_ markers: [String], _ expected: ListNumbering) {
    let items = markers.isEmpty ? [Sample.item("x")] : markers.map { Sample.item("x", marker: $0) }
    #expect(ListNumbering(List(.numbered, items: items)) == expected)
  }

  @Test func tablesAreRegular() throws {
    let table = try Table(
      rowCount: 4, columnCount: 3,
      cells: [
        Sample.cell(0, 0, "a", columns: 2), Sample.cell(1, 0, "b", rows: 3), Sample.cell(1, 2, "c"),
        Sample.cell(3, 1, "d"),
      ], headerRowCount: 1)
    let block = Sample.block(.table(table))
    #expect(
      try outline([block])
        == #"Document(Table(TR(TH("a") TD()) TR(TD("b") TD() TD("c")) TR(TD("d") TD())))"#)
    let tree = try plan(Document(pages: [Sample.page([block])])).tree
    let attributes = tree.elements.filter { [.tableHeader, .tableData].contains($0.type) }.map(\.attributes)
    #expect(attributes == [[.columnSpan(2), .scope(.column)], [], [.rowSpan(2)], [], [], [], []])
    #expect(!tree.livingElements.contains(false))
  }

  @Test func sparseTablesStaySmall() throws {
    let table = try Table(
      rowCount: 1_000, columnCount: 1_000, cells: [Sample.cell(500, 500, "a", rows: 400)])
    #expect(TaggedRows(table).rows.map(\.count) == [3])
    #expect(TaggedRows(table).rows[0].first == .gap(columnSpan: 500))
  }

  @Test func whatGoesOnIsOneElement() throws {
    let first = try Sample.table([["a", "b"]], headerRows: 1)
    let other = try Sample.table([["c", "d"]], headerRows: 0)
    let wider = try Sample.table([["e", "f", "g"]], headerRows: 0)
    #expect(
      try outline(
        [Sample.paragraph("one", id: "p1"), Sample.block(.table(first), id: "t1")],
        [
          Sample.paragraph("two", id: "p2", continues: "p1"),
          Sample.block(.table(other), id: "t2", continues: "t1"),
          Sample.block(.table(wider), id: "t3", continues: "t2"),
          Sample.paragraph("three", id: "p3", continues: "p2"),
          Sample.paragraph("four", id: "p4", continues: "t1"),
        ])
          == """
          Document(P("one" "two" "three") Table(TR(TH("a") TH("b")) TR(TD("c") TD("d"))) \
          Table(TR(TD("e") TD("f") TD("g"))) P("four"))
          """)
  }

  @Test func captionsGoToTheirTables() throws {
    let table = Sample.block(.table(try Sample.table([["a"]], headerRows: 0)), id: "t")
    func caption(_ target: BlockID) -> Block {
      Sample.block(.caption(Caption(Paragraph(Sample.lines("about")), target: target)), id: "c")
    }
    let figure = Sample.block(.figure(Figure(alternateText: "A map")), id: "f")
    #expect(try outline([caption("t"), table]) == #"Document(Table(Caption("about") TR(TD("a"))))"#)
    #expect(try outline([table, caption("t")]) == #"Document(Table(TR(TD("a")) Caption("about")))"#)
    #expect(try outline([figure, caption("f")]) == #"Document(Figure("area") Caption("about"))"#)
    #expect(try outline([caption("none")]) == #"Document(Caption("about"))"#)
  }

  @Test func picturesAreDescribed() throws {
    let box = Rect(x: 100, y: 200, width: 50, height: 40)
    func block(_ content: Content) -> Block { Block(id: "b", region: Region(box), content: content) }
    let figures = [
      Figure(alternateText: "A\u{7}map"), Figure(lines: Sample.lines("North Sea")), Figure(),
    ]
    var page = Sample.page(figures.map { block(.figure($0)) })
    page.blocks.append(block(.formula(Formula(latex: "x^2", lines: Sample.lines("x2")))))
    let document = Document(metadata: DocumentMetadata(language: "de"), pages: [page])
    let (tree, pages) = try plan(document)
    #expect(
      tree.elements.compactMap(\.alternateText) == ["Amap", "North Sea", "Abbildung, Seite 1", "x^2"])
    #expect(tree[1].attributes == [.box(left: 100, bottom: 560, right: 150, top: 600)])
    #expect(
      pages[0].content.first?.mark
        == .area(.figure, id: 0, box: Rect(x: 100, y: 560, width: 50, height: 40)))
  }

  @Test func pictureWithoutTextIsTheContent() throws {
    let image = PageImage(asset: try #require(AssetID("a")), size: Size(width: 9, height: 9))
    let footer = Sample.block(.footer(Paragraph(Sample.lines("7"))))
    var pages = [
      Page.points(90, 90, image: image), Sample.page([footer]), Sample.page([Sample.paragraph("x")]),
    ]
    pages[1].image = image
    pages[2].image = image
    let (tree, plans) = try plan(Document(pages: pages))
    #expect(plans[0].pictureMark == .structure(.figure, element: 1, id: 0))
    #expect(plans[1].pictureMark == .structure(.figure, element: 2, id: 0))
    #expect(plans[2].pictureMark == .artifact(.background))
    #expect(tree[2].alternateText == "Figure, page 2")
  }

  @Test func notesAreNumberedAndLabelled() throws {
    func note(_ marker: String) -> Block {
      Sample.block(.footnote(Footnote(marker: marker, Paragraph(Sample.lines("text")))))
    }
    let blocks = [note("1"), note("*"), note("")]
    #expect(
      try outline(blocks)
        == #"Document(Note(Lbl("1") "text") Note(Lbl("*") "text") Note("text"))"#)
    let tree = try plan(Document(pages: [Sample.page(blocks)])).tree
    #expect(tree.elements.compactMap(\.id) == ["note-1", "note-2", "note-3"])
  }

  @Test func quotesAndCodeHaveTheirGroups() throws {
    let quote = Sample.block(.paragraph(Paragraph(Sample.lines("said"), role: .quote)))
    let code = Sample.block(.code(Code(lines: Sample.lines("let x"))))
    #expect(try outline([quote, code]) == #"Document(BlockQuote(P("said")) P(Code("let x")))"#)
  }

  @Test func emptyBlocksSayNothing() throws {
    let tree = try plan(Sample.document([Sample.paragraph("", id: "e"), heading(1, "\u{200E}")])).tree
    #expect(tree.livingElements == [false, false, false])
  }

  // MARK: Languages

  private func line(_ words: [(String, LanguageTag?)]) -> TextLine {
    Sample.line(
      words.map { text, language in
        var word = Sample.word(text)
        word.language = language
        return word
      })
  }

  @Test func foreignParagraphsAndPhrasesSaySo() throws {
    let mixed = line(
      [
        ("the", nil), ("word", nil), ("is", nil), ("a", nil), ("je", "fr"), ("ne", "fr"), ("sais", "fr"),
        ("oui", "de"),
      ])
    let foreign = line([("ich", "de"), ("bin", "de"), ("it", nil)])
    let block = Sample.block(.paragraph(Paragraph([mixed])))
    let other = Sample.block(.paragraph(Paragraph([foreign])))
    let document = Document(metadata: DocumentMetadata(language: "en"), pages: [Sample.page([block, other])])
    #expect(
      try outline(document)
        == #"Document(P("the word is a" Span("je ne sais") "oui") P("ich bin it"))"#)
    #expect(try plan(document).tree.elements.map(\.language) == [nil, nil, "fr", "de"])
  }

  @Test func wordsFromRightToLeftAreReadInOrder() throws {
    let line = TextLine.typed("שלום עולם 12", x: 100, y: 50, direction: .rightToLeft)
    let box = Region(line.box)
    let note = Block(
      id: "n", region: box, content: .footnote(Footnote(marker: "א", Paragraph([line, line]))))
    let document = Document(pages: [Sample.page([note])])
    #expect(
      try outline(document) == #"Document(Note(Lbl("א") Span("12 םלוע םולש" "12 םלוע םולש")))"#)
    let tree = try plan(document).tree
    #expect(tree.elements.compactMap(\.actualText) == ["שלום עולם 12 שלום עולם 12"])
    var logical = StructurePlan(language: nil)
    _ = try PDFPagePlan(
      document.pages[0], number: 1, glyphs: GlyphTable(document), order: .logical, structure: &logical)
    #expect(logical.finish().elements.allSatisfy { $0.actualText == nil })
  }

  @Test func pagesOfAnotherLanguage() throws {
    var page = Sample.page([Sample.paragraph("bonjour")])
    page.language = "fr"
    let document = Document(metadata: DocumentMetadata(language: "en"), pages: [page])
    #expect(try plan(document).tree[1].language == "fr")
  }
}
