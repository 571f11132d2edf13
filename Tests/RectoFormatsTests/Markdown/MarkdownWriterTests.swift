import Foundation
import RectoModel
import Testing

@Suite struct MarkdownWriterTests {
  private func text(_ blocks: Block..., options: [String: String] = [:]) throws -> String {
    try write(Sample.document(blocks), as: "md", options).text
  }

  /// The paragraph of these words as Markdown, without its line end.
  private func inline(_ words: Word...) throws -> String {
    String(try text(Sample.block(.paragraph(Paragraph([Sample.line(words)])))).dropLast())
  }

  private func list(_ kind: List.Kind, _ items: ListItem...) -> Block {
    Sample.block(.list(List(kind, items: items)))
  }

  @Test(arguments: [
    "snake_case", "5 < 6 & 7 > 2", "a * b * c", "AT&T", "[1]", "1.5", "#tag", "-5", "don't!", "note*", "~5",
    "$5",
    "C:\\Users", "http://x.y/~user/a_b", "a|b", "100%", "x=y", "--", "(2019) was", "+1", "[x]", "(a) b",
    "a ` b",
  ])
  func whatMeansNothingIsNotEscaped(plain: String) throws {
    #expect(try text(Sample.paragraph(plain)) == plain + "\n")
  }

  @Test(arguments: [
    ("1. a", "1\\. a"), ("# a", "\\# a"), ("- a", "\\- a"), ("> a", "\\> a"), ("---", "\\---"),
    ("```", "\\```"),
    ("*a*", "\\*a\\*"), ("__init__", "\\_\\_init\\_\\_"), ("<b>", "\\<b>"), ("&copy;", "\\&copy;"),
    ("[x](y)", "[x\\](y)"),
    ("[x]: y", "\\[x]: y"), ("[^1]", "\\[^1]"), ("$a$", "\\$a\\$"), ("a\\", "a\\\\"),
    ("www.a.b/*c*", "www\\.a.b/\\*c\\*"),
    ("a\\*b", "a\\\\*b"),
  ])
  func whatMeansSomethingIs(plain: String, expected: String) throws {
    #expect(try text(Sample.paragraph(plain)) == expected + "\n")
  }

  @Test func wordsOfOneStyleShareTheirMarks() throws {
    let word = Sample.word
    #expect(try inline(word("a", [.bold], nil), word("b", [.bold], nil), word("c", [], nil)) == "**a b** c")
    #expect(try inline(word("a", [.bold], nil), word("b", [.bold, .italic], nil)) == "**a** ***b***")
    #expect(try inline(word("x", [.strikethrough, .underline], nil)) == "~~x~~")
    #expect(try inline(word("`x", [.monospace], nil)) == "`` `x ``")
    #expect(try inline(word("粗", [.bold], nil), word("体", [], nil)) == "<strong>粗</strong>体")
    #expect(try inline(word("a", [], "https://x.y"), word("b", [], "https://x.y")) == "[a b](https://x.y)")
  }

  @Test(arguments: [
    "JavaScript:x()", "java\u{1}script:x", " vbscript:x", "data:text/html,x", "file:///etc",
    "javascript:\u{301}",
  ])
  func linksOfProgramsAreLeftOut(link: String) throws {
    let block = Sample.block(.paragraph(Paragraph([Sample.line([Sample.word("a", link: link)])])), id: "j")
    let written = try write(Sample.document([block]), as: "md")
    #expect(written.text == "a\n")
    #expect(
      written.diagnostics == [
        .contentOmitted(page: 1, block: "j", what: "a link that runs a program or opens a file")
      ])
  }

  @Test func headingsHaveLevels() throws {
    let heading = Sample.block(.heading(Heading(level: 3, Paragraph(Sample.lines("Parts of", "C #")))))
    #expect(try text(heading) == "### Parts of C \\#\n")
  }

  @Test func listsCountAsPrinted() throws {
    #expect(
      try text(list(.numbered, Sample.item("a", marker: "9."), Sample.item("b", marker: "10.")))
        == "9. a\n10. b\n")
    #expect(try text(list(.numbered, Sample.item("a"), Sample.item("b"))) == "1. a\n2. b\n")
    #expect(
      try text(list(.numbered, Sample.item("a", marker: "a)"), Sample.item("b", marker: "b)")))
        == "- a) a\n- b) b\n")
    #expect(
      try text(list(.numbered, Sample.item("a", marker: "1."), Sample.item("b", marker: "3.")))
        == "- 1\\. a\n- 3\\. b\n")
    #expect(
      try text(list(.bulleted, Sample.item("a", marker: "•"), Sample.item("b", marker: "→"))) == "- a\n- b\n")
    #expect(
      try text(list(.bulleted, Sample.item("a", checked: true), Sample.item("b", checked: false)))
        == "- [x] a\n- [ ] b\n")
    #expect(try text(list(.bulleted, ListItem(blocks: []), Sample.item("[ ] a"))) == "-\n- \\[ ] a\n")
  }

  @Test func listsNest() throws {
    let inner = list(.numbered, Sample.item("x", marker: "1."), Sample.item("y", marker: "2."))
    let late = list(.numbered, Sample.item("z", marker: "5."))
    #expect(
      try text(list(.bulleted, Sample.item("a", nested: [inner]), Sample.item("b")))
        == "- a\n  1. x\n  2. y\n- b\n")
    #expect(
      try text(list(.numbered, Sample.item("a", nested: [late]), Sample.item("b")))
        == "1. a\n\n   5. z\n\n2. b\n")
  }

  @Test func listsSideBySideStayTwo() throws {
    let (one, two) = (list(.bulleted, Sample.item("a")), list(.bulleted, Sample.item("b")))
    #expect(try text(one, two, one) == "- a\n\n* b\n\n- a\n")
  }

  @Test func simpleTablesHaveBars() throws {
    var table = try Sample.table([["Name", "Size"], ["a|b", "1"], ["", "2"]])
    #expect(
      try text(Sample.block(.table(table))) == "| Name | Size |\n| --- | --- |\n| a\\|b | 1 |\n|  | 2 |\n")
    table = try Sample.table([["a", "b"]], headerRows: 0)
    #expect(try text(Sample.block(.table(table))) == "|  |  |\n| --- | --- |\n| a | b |\n")
  }

  @Test func columnsAlignAsTheirCellsDo() throws {
    var cells = [Sample.cell(0, 0, "Sum"), Sample.cell(1, 0, "5"), Sample.cell(2, 0, "6")]
    for index in 1...2 {
      cells[index].blocks[0].content = .paragraph(Paragraph(Sample.lines("5"), alignment: .end))
    }
    let table = try Table(rowCount: 3, columnCount: 1, cells: cells, headerRowCount: 1)
    #expect(try text(Sample.block(.table(table))) == "| Sum |\n| ---: |\n| 5 |\n| 5 |\n")
  }

  @Test func otherTablesAreHTML() throws {
    let blocks = [Sample.paragraph("a<"), list(.numbered, Sample.item("x", marker: "a)"))]
    let region = Region(Rect(x: 0, y: 0, width: 1, height: 1))
    let code = Sample.block(.code(Code(lines: Sample.lines("x", "", "y"))))
    let table = try Table(
      rowCount: 2, columnCount: 2,
      cells: [
        Cell(row: 0, column: 0, columnSpan: 2, region: region, blocks: blocks),
        Cell(row: 1, column: 1, region: region, blocks: [code], isHeader: true),
      ])
    #expect(
      try text(Sample.block(.table(table))) == """
        <table>
        <tbody>
        <tr>
        <td colspan="2"><p>a&lt;</p><ul><li>a) x</li></ul></td>
        </tr>
        <tr>
        <td></td>
        <th scope="row"><pre><code>x&#10;&#10;y</code></pre></th>
        </tr>
        </tbody>
        </table>

        """)
  }

  @Test func footnotesAreTiedToTheirPlaces() throws {
    func page(_ suffix: String) -> [Block] {
      [
        Sample.block(
          .paragraph(Paragraph([Sample.line([Sample.word("Text"), Sample.word("1", [.superscript])])])),
          id: BlockID("p" + suffix)),
        Sample.block(.paragraph(Paragraph(Sample.lines("starred* word²"))), id: BlockID("q" + suffix)),
        Sample.block(
          .footnote(Footnote(marker: "1", Paragraph(Sample.lines("One.")))), id: BlockID("n" + suffix)),
        Sample.block(
          .footnote(Footnote(marker: "*", Paragraph(Sample.lines("Star.")))), id: BlockID("m" + suffix)),
        Sample.block(
          .footnote(Footnote(marker: "3", Paragraph(Sample.lines("Alone.")))), id: BlockID("o" + suffix)),
      ]
    }
    let text = try write(Sample.document(page("1"), page("2")), as: "md").text
    #expect(
      text == """
        Text[^1]

        starred[^2] word²

        [^1]: One.

        [^2]: Star.

        <sup>3</sup> Alone.

        Text[^3]

        starred[^4] word²

        [^3]: One.

        [^4]: Star.

        <sup>3</sup> Alone.

        """)
  }

  @Test(arguments: ["word¹²", "word†"]) func raisedDigitsAndSymbolsAreReferences(word: String) throws {
    let marker = word.hasSuffix("†") ? "†" : "12."
    let note = Sample.block(.footnote(Footnote(marker: marker, Paragraph(Sample.lines("Note.")))), id: "n")
    let item = list(.bulleted, Sample.item("item"), Sample.item(word))
    #expect(try text(item, note) == "- item\n- word[^1]\n\n[^1]: Note.\n")
  }

  @Test func digitsAtTheEndOfAWordAreReferencesWhereNothingIsRaised() throws {
    let note = Sample.block(.footnote(Footnote(marker: "2", Paragraph(Sample.lines("Note.")))), id: "n")
    func body(_ words: [Word]) -> Block {
      Sample.block(.paragraph(Paragraph([Sample.line(words)])), id: "p")
    }
    let glued = ["CO2", "a2", "Word12", "the", "other.2"].map { Sample.word($0) }
    #expect(try text(body(glued), note) == "CO2 a2 Word12 the other.[^1]\n\n[^1]: Note.\n")
    let raised = Sample.word("2", [.superscript])
    #expect(try text(body([Sample.word("word2"), raised]), note) == "word2[^1]\n\n[^1]: Note.\n")
  }

  @Test func aReferenceInTextThatGoesOnKeepsItsFootnote() throws {
    let next = Sample.line([Sample.word("on"), Sample.word("1", [.superscript])])
    let document = Sample.document(
      [
        Sample.paragraph("It goes", id: "a"),
        Sample.block(.footnote(Footnote(marker: "1", Paragraph(Sample.lines("Not this.")))), id: "n"),
      ],
      [
        Sample.block(.paragraph(Paragraph([next])), id: "b", continues: "a"),
        Sample.block(.footnote(Footnote(marker: "1", Paragraph(Sample.lines("This.")))), id: "m"),
      ])
    #expect(try write(document, as: "md").text == "It goes on[^1]\n\n<sup>1</sup> Not this.\n\n[^1]: This.\n")
  }

  @Test func picturesAreLinkedByTheirFileNames() throws {
    let figure = Figure(asset: AssetID("fig-1"), lines: Sample.lines("North [Sea]"))
    let document = Sample.document([Sample.block(.figure(figure), id: "g")])
    let linked = try write(document, as: "md", ["image-folder": "my files"], assets: figureAsset())
    #expect(linked.text == "![North \\[Sea\\]](<my files/fig-1.png>)\n" && linked.diagnostics.isEmpty)
    #expect(try write(document, as: "md", ["images": "omit"], assets: figureAsset()).text == "North [Sea]\n")
    let missing = try write(document, as: "md")
    #expect(missing.text == "North [Sea]\n" && missing.diagnostics.count == 1)
  }

  @Test func formulasAreLaTeX() throws {
    #expect(
      try text(Sample.block(.formula(Formula(latex: "x_1 = \\frac{1}{2}")))) == "$$x_1 = \\frac{1}{2}$$\n")
    #expect(try text(Sample.block(.formula(Formula(latex: "a\n\n= b\n")))) == "$$\na\n= b\n$$\n")
    #expect(try text(Sample.block(.formula(Formula(latex: "\\text{$$}")))) == "```math\n\\text{$$}\n```\n")
    #expect(try text(Sample.block(.formula(Formula(latex: " ", lines: Sample.lines("1. x"))))) == "1\\. x\n")
    #expect(try text(Sample.block(.formula(Formula(lines: Sample.lines("1. x"))))) == "1\\. x\n")
  }

  @Test func fencesAreLongerThanThoseInside() throws {
    let code = Code(language: "c`\n#", lines: Sample.lines("````", "x"))
    #expect(try text(Sample.block(.code(code))) == "`````c#\n````\nx\n`````\n")
  }

  @Test func runningHeadsGoUnlessWanted() throws {
    let head = Sample.block(.header(Paragraph(Sample.lines("Head"))))
    #expect(try text(head, Sample.paragraph("a")) == "a\n")
    #expect(try text(head, Sample.paragraph("a"), options: ["running-heads": "keep"]) == "Head\n\na\n")
  }

  @Test func pageBreaksAreMarkedOnWish() throws {
    let document = Sample.document([Sample.paragraph("a")], [], [Sample.paragraph("b")])
    #expect(try write(document, as: "md").text == "a\n\nb\n")
    #expect(try write(document, as: "md", ["page-breaks": "rule"]).text == "a\n\n---\n\n---\n\nb\n")
    #expect(
      try write(document, as: "md", ["page-breaks": "comment"]).text
        == "<!-- page 1 -->\n\na\n\n<!-- page 2 -->\n\n<!-- page 3 -->\n\nb\n")
  }

  @Test func aRuleThatOpensTheFileIsNoMetadata() throws {
    let rule = Sample.block(.separator)
    #expect(try text(rule, Sample.paragraph("a"), rule) == "***\n\na\n\n---\n")
    #expect(try text(list(.bulleted, ListItem(blocks: [rule]))) == "- ***\n")
  }

  @Test func equalDocumentsGiveEqualBytes() throws {
    let document = try everyContent()
    let first = try write(document, as: "md", assets: figureAsset())
    #expect(try write(document, as: "md", assets: figureAsset()).text == first.text)
    #expect(first.text.hasSuffix("\n") && !first.text.contains("\n\n\n") && !first.text.contains(" \n"))
  }
}
