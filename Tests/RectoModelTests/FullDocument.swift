import RectoModel

/// Every kind of content, every optional field set, and text and numbers that are hard to keep.
func fullDocument() throws -> Document {
  let box = Rect(x: 0.1, y: -2, width: 1e-7, height: 12_345.678_901_234)
  let engine = EngineIdentity(name: "engine", version: "5.3", models: ["eng", "deu"])
  let provenance = Provenance(source: 0, page: 3, engine: engine)
  let region = Region(box, polygon: [Point(x: 0, y: 1), Point(x: 2.5, y: 3), Point(x: 4, y: 5)])
  let style = TextStyle(TextStyle.Trait.allCases, fontName: "Times", fontSize: Points(10.5), color: "#00ff7f")
  let glyph = Glyph("é", box: box, confidence: Confidence(0.5))
  let texts = [
    "\"quoted\"\\", "line\nend\t", "e\u{301}", "é", "😀", "مرحبا", "\u{0}\u{7F}", "</script>", "\u{2028}",
  ]
  let words = texts.map {
    Word(
      $0, box: box, confidence: Confidence(0.9876), language: "de", style: style,
      link: "https://example.org/?a=1&b",
      glyphs: [glyph])
  }
  let line = TextLine(
    words: words, box: box, baseline: Baseline([Point(x: 0, y: 9), Point(x: 5, y: 9.5)]),
    direction: .topToBottom, endsHyphenated: true)
  let paragraph = Paragraph([line], role: .quote, alignment: .justified)
  func block(_ content: Content, _ id: BlockID) -> Block {
    Block(
      id: id, region: region, content: content, confidence: Confidence(0), provenance: provenance,
      continues: "other")
  }
  let item = ListItem(
    marker: "(iv)", markerBox: Rect(x: 1, y: 2, width: 3, height: 4), isChecked: true,
    blocks: [block(.paragraph(paragraph), "i")])
  let table = try Table(
    rowCount: 8, columnCount: 2,
    cells: valueCells(region) + [
      Cell(
        row: 0, column: 0, columnSpan: 2, region: region, blocks: [block(.paragraph(paragraph), "c")],
        isHeader: true),
      Cell(row: 1, column: 1, region: region, blocks: []),
    ], headerRowCount: 1, isRuled: true)
  let asset = AssetID("fig-1")
  let contents: [Content] = [
    .paragraph(paragraph), .heading(Heading(level: 6, paragraph)), .list(List(.numbered, items: [item])),
    .table(table), .figure(Figure(asset: asset, alternateText: "alt", lines: [line])),
    .caption(Caption(paragraph, target: "b4")),
    .formula(Formula(latex: "\\frac{1}{2}", asset: asset, lines: [line])),
    .code(Code(language: "swift", lines: [line])), .header(paragraph), .footer(paragraph),
    .footnote(Footnote(marker: "*", markerBox: Rect(x: 1, y: 2, width: 3, height: 4), paragraph)), .separator,
  ]
  let image = asset.map {
    PageImage(
      asset: $0, size: Size(width: 600, height: 800),
      transform: AffineTransform(a: 0, b: 1, c: -1, d: 0.25, tx: 800, ty: 0.1), rotation: .clockwise90,
      deskew: -0.3, mixedRaster: MixedRaster(background: $0, mask: $0, ink: .picture($0)))
  }
  return Document(
    metadata: DocumentMetadata(title: "T", author: "A", subject: "S", keywords: "k, l", language: "en"),
    sources: [Source(name: "scan.pdf", mediaType: .pdf)],
    pages: [
      Page(
        size: Size(width: 600, height: 800), resolution: .measured(299.72),
        blocks: contents.enumerated().map { block($1, BlockID("b\($0)")) }, image: image, language: "zh-Hans",
        provenance: provenance, label: "iv", turnInSource: .clockwise270, skewInSource: -1.25),
      Page(size: Size(width: 1, height: 1), resolution: .assumed(72), blocks: []),
    ])
}

/// A cell for each kind of value, below the second row.
private func valueCells(_ region: Region) -> [Cell] {
  let form = NumberForm(grouping: .indian, sign: .parentheses, hasBlank: true)
  let (date, time) = (CalendarDate("2024-03-05"), ClockTime("14:30:05"))
  let number = DecimalNumber("-1234567.50")
  let values: [CellValue?] = [
    number.map { .number($0, form) }, number.map { .percent($0, NumberForm()) },
    number.map { .currency($0, Currency("CHF", isBefore: true), form) },
    date.map { .date($0, pattern: "d. MMMM yyyy") }, time.map { .time($0, pattern: "HH:mm:ss") },
    date.flatMap { date in time.map { .dateTime(date, $0, pattern: "yyyy-MM-dd'T'HH:mm:ss") } },
  ]
  return values.enumerated().map { Cell(row: $0 + 2, column: 0, region: region, blocks: [], value: $1) }
}
