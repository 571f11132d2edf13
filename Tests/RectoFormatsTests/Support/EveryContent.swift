import Foundation
import RectoModel

/// A document with every kind of content, on two pages.
func everyContent() throws -> Document {
  let spanned = try Table(
    rowCount: 3, columnCount: 3,
    cells: [
      Sample.cell(0, 0, "Region"), Sample.cell(0, 1, "Sales & costs", columns: 2),
      Sample.cell(1, 0, "North", rows: 2), Sample.cell(1, 1, "10"), Sample.cell(1, 2, "<20"),
      Sample.cell(2, 1, "30"),
    ], headerRowCount: 1, isRuled: true)
  let nested = List(.bulleted, items: [Sample.item("dove"), Sample.item("swift")])
  let birds = List(
    .numbered,
    items: [
      Sample.item("Mammals", marker: "3."),
      Sample.item("Birds", marker: "4.", nested: [Sample.block(.list(nested))]),
    ])
  let tasks = List(
    .bulleted, items: [Sample.item("Done", checked: true), Sample.item("Open", checked: false)])
  let styled = Sample.line([
    Sample.word("Some"), Sample.word("bold", [.bold]), Sample.word("words", [.bold]),
    Sample.word("italic", [.italic]), Sample.word("both", [.bold, .italic]),
    Sample.word("gone", [.strikethrough]),
    Sample.word("let_x", [.monospace]), Sample.word("2", [.superscript]), Sample.word("n", [.subscript]),
    Sample.word("a", link: "https://example.org/a_(b)"),
    Sample.word("link", link: "https://example.org/a_(b)"),
    Sample.word("noted"), Sample.word("1", [.superscript]),
  ])
  return Document(
    metadata: DocumentMetadata(title: "Everything"),
    pages: [
      Sample.page([
        Sample.block(.header(Paragraph(Sample.lines("Yearbook"))), id: "h"),
        Sample.block(.heading(Heading(level: 1, Paragraph(Sample.lines("1. Animals #")))), id: "t"),
        Sample.block(.paragraph(Paragraph([styled])), id: "s"),
        Sample.block(
          .paragraph(Paragraph(Sample.lines("A quote,", "over two lines."), role: .quote)), id: "q1"),
        Sample.block(.paragraph(Paragraph(Sample.lines("And more."), role: .quote)), id: "q2"),
        Sample.block(.list(birds), id: "l1"),
        Sample.block(.list(tasks), id: "l2"),
        Sample.block(
          .code(
            Code(
              language: "swift",
              lines: [
                Sample.line([Sample.word("if"), Sample.word("x"), Sample.word("{")]),
                Sample.line([Sample.word("print(\"```\")")], x: 20), Sample.line([Sample.word("}")]),
              ])), id: "c"),
        Sample.block(.separator, id: "r"),
        Sample.block(
          .paragraph(Paragraph(Sample.lines("This paragraph goes on over the page and ends hy¬"))), id: "p1"),
        Sample.block(.footnote(Footnote(marker: "1", Paragraph(Sample.lines("The first note.")))), id: "n1"),
        Sample.block(
          .footnote(Footnote(marker: "*", Paragraph(Sample.lines("Nothing refers here.")))), id: "n2"),
        Sample.block(.footer(Paragraph(Sample.lines("Page 1"))), id: "f"),
      ]),
      Sample.page([
        Sample.paragraph("phenated.", id: "p2", continues: "p1"),
        Sample.block(
          .table(try Sample.table([["Name", "Size"], ["a|b", "1 m"], ["cat", ""]])), id: "t1"),
        Sample.block(.table(spanned), id: "t2"),
        Sample.block(
          .figure(
            Figure(asset: AssetID("fig-1"), alternateText: "A [map]", lines: Sample.lines("North Sea"))),
          id: "g1"),
        Sample.block(.caption(Caption(Paragraph(Sample.lines("Figure 1. The sea.")), target: "g1")), id: "k"),
        Sample.block(.formula(Formula(latex: "E = mc^2", lines: Sample.lines("E=mc2"))), id: "e"),
      ]),
    ])
}

/// The picture that `everyContent` names.
func figureAsset() -> [Asset] {
  AssetID("fig-1").map {
    [Asset(id: $0, mediaType: .png, size: Size(width: 10, height: 10), file: URL(filePath: "fig-1.png"))]
  } ?? []
}
