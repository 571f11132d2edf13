import RectoModel
import Testing

@Suite struct PlainTextWriterTests {
  private func text(_ content: Content, _ options: [String: String] = [:]) throws -> String {
    try write(Sample.document([Sample.block(content)]), as: "txt", options).text
  }

  private let twoPages = Sample.document(
    [
      Sample.block(.paragraph(Paragraph(Sample.lines("One two,", "three hy¬"))), id: "a"),
      Sample.paragraph("7", id: "f"),
    ],
    [Sample.paragraph("phenated.", id: "b", continues: "a")])

  @Test func linesAreThoseOfThePage() throws {
    #expect(try write(twoPages, as: "txt").text == "One two,\nthree hy-\n\n7\n\u{0C}phenated.\n")
  }

  @Test func runningTextGoesOnOverThePage() throws {
    let running = try write(twoPages, as: "txt", ["lines": "running"]).text
    #expect(running == "One two, three hyphenated.\n\n7\n\u{0C}")
  }

  @Test func withoutFormFeedsABlankLineIsBetweenPages() throws {
    let document = Sample.document([], [Sample.paragraph("a")], [], [Sample.paragraph("b")])
    #expect(try write(document, as: "txt", ["form-feeds": "false"]).text == "a\n\nb\n")
    #expect(try write(document, as: "txt").text == "\u{0C}a\n\u{0C}\u{0C}b\n")
    #expect(try write(Document(pages: []), as: "txt").text == "")
  }

  @Test func listsKeepTheirMarkersAndNestByIndents() throws {
    let inner = List(
      .numbered, items: [Sample.item("x", marker: "(iv)"), Sample.item("y"), Sample.item("z", checked: true)])
    var long = Sample.item("first", marker: "•", nested: [Sample.block(.list(inner))])
    long.blocks[0] = Sample.block(.paragraph(Paragraph(Sample.lines("first", "line"))))
    let list = List(
      .bulleted, items: [long, Sample.item("last", nested: [Sample.paragraph("more")]), ListItem(blocks: [])])
    #expect(
      try text(.list(list)) == """
        • first
          line
          (iv) x
          2. y
          [x] z
        - last

          more
        -

        """)
  }

  @Test func tablesAreRowsOfTabs() throws {
    let content = Content.table(
      try Table(
        rowCount: 3, columnCount: 3,
        cells: [
          Sample.cell(0, 0, "wide", columns: 2), Sample.cell(0, 2, "c"), Sample.cell(1, 0, "a\tb", rows: 2),
          Sample.cell(2, 2, "end"),
        ]))
    let written = try write(Sample.document([], [Sample.block(content, id: "t")]), as: "txt")
    #expect(written.text == "\u{0C}wide\t\tc\na b\t\t\n\t\tend\n")
    #expect(written.diagnostics == [.mergedCellFlattened(page: 2, block: "t")])
  }

  @Test func everyOtherContentIsInItsPlace() throws {
    let document = try everyContent()
    let words = try write(document, as: "txt").text.split {
      $0 == " " || $0 == "\t" || $0.isNewline || $0 == "\u{0C}"
    }
    for line in document.pages.flatMap(\.lines) where line.words.map(\.text) != ["E=mc2"] {
      for word in line.words { #expect(words.contains { $0 == word.text }, "\(word.text) is lost") }
    }
    #expect(try text(.footnote(Footnote(marker: "1", Paragraph(Sample.lines("Note."))))) == "1 Note.\n")
    #expect(try text(.formula(Formula(latex: "x^2", lines: Sample.lines("x2")))) == "x^2\n")
    #expect(try text(.formula(Formula(lines: Sample.lines("x2")))) == "x2\n")
    #expect(try text(.separator) == "")
  }

  @Test func indentsOfCodeComeFromTheBoxes() throws {
    let lines = [
      Sample.line([Sample.word("if"), Sample.word("x:")], x: 100), Sample.line([Sample.word("y()")], x: 139),
      Sample.line([Sample.word("z")], x: .infinity),
    ]
    #expect(try text(.code(Code(lines: lines))) == "if x:\n    y()\nz\n")
  }

  @Test func whatWouldBreakTheTextGoesAndIsReported() throws {
    let words = ["a\u{0C}b", "\u{0}c\u{1}", "\n", "d\r\n\te"].map { Sample.word($0) }
    let document = Sample.document([Sample.block(.paragraph(Paragraph([Sample.line(words)])), id: "x")])
    let written = try write(document, as: "txt")
    #expect(written.text == "a b c d e\n")
    #expect(written.diagnostics == [.charactersDropped(page: 1, block: "x", count: 2)])
  }
}
