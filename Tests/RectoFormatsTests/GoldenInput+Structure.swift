import RectoModel
import RectoTesting

extension GoldenInput {
  static let structureCases = [
    everyBlock, stylesAndLinks, nestedLists, tables, tableSpans, tableValues, footnotes, hyphenation,
    manyPages,
    twoColumns,
    emptyPages, confidences,
  ]

  static let everyBlock = GoldenInput("every-block") { document in
    try document.page(label: "iv") { (page) throws(RectoError) in
      page.add(.header(Paragraph(page.lines("The Paper Trade"))))
      page.heading(1, "On paper")
      page.heading(2, "Where it\ncomes from")
      page.paragraph("Rags were sorted by\ncolour and by cloth.")
      page.paragraph("Good paper is mostly water.", role: .quote, alignment: .center)
      page.list(.bulleted, [("•", "cotton"), ("•", "linen")])
      let table = try page.table([["Fibre", "Length"], ["Cotton", "25 mm"]])
      page.add(.caption(Caption(Paragraph(page.lines("Table 1. Fibres.")), target: table)))
      page.add(.figure(Figure(alternateText: "A vat", lines: page.lines("VAT No. 2"))))
      page.add(.formula(Formula(latex: "m = \\frac{w}{A}", lines: page.lines("m = w / A"))))
      page.add(.code(Code(language: "sh", lines: page.lines("sort fibres |\nuniq -c"))))
      page.add(.separator)
      page.add(.footnote(Footnote(marker: "1", Paragraph(page.lines("By dry weight.")))))
      page.add(.footer(Paragraph(page.lines("iv"))))
    }
  }

  static let stylesAndLinks = GoldenInput("styles-and-links") { document in
    try document.page { (page) throws(RectoError) in
      page.paragraph("plain bold bold italic both mono under struck SmallCaps red") { word in
        switch word.text {
        case "bold": word.style = TextStyle([.bold])
        case "italic": word.style = TextStyle([.italic], fontName: "Garamond", fontSize: Points(10.5))
        case "both": word.style = TextStyle([.bold, .italic])
        case "mono": word.style = TextStyle([.monospace])
        case "under": word.style = TextStyle([.underline])
        case "struck": word.style = TextStyle([.strikethrough])
        case "SmallCaps": word.style = TextStyle([.smallCaps])
        case "red": word.style = TextStyle(color: "#c00000")
        default: break
        }
      }
      page.paragraph("x 2 and H 2 O") { word in
        if word.text == "2" { word.style = TextStyle([word.box.x < 200 ? .superscript : .subscript]) }
      }
      page.paragraph("See the mill's page, or write.") { word in
        switch word.text {
        case "mill's", "page,": word.link = "https://example.org/mill?a=1&b=(2)"
        case "write.": word.link = "mailto:mill@example.org"
        default: break
        }
      }
    }
  }

  static let nestedLists = GoldenInput("nested-lists") { document in
    try document.page { (page) throws(RectoError) in
      let first = page.textBlock("Sort the rags")
      page.left += 40
      let inner = [
        ListItem(marker: "–", blocks: [page.textBlock("white linen")]),
        ListItem(marker: "–", blocks: [page.textBlock("coloured\ncotton"), page.textBlock("and hemp")]),
      ]
      let nested = page.makeBlock(.list(List(.bulleted, items: inner)))
      page.left -= 40
      let items = [
        ListItem(marker: "(i)", blocks: [first, nested]),
        ListItem(marker: "(ii)", blocks: [page.textBlock("Beat them to pulp")]),
        ListItem(marker: nil, blocks: []),
      ]
      page.add(.list(List(.numbered, items: items)))
      let ticked = [
        ListItem(marker: "☑", isChecked: true, blocks: [page.textBlock("felts washed")]),
        ListItem(marker: "☐", isChecked: false, blocks: [page.textBlock("moulds dried")]),
      ]
      page.add(.list(List(.bulleted, items: ticked)))
    }
  }

  static let tables = GoldenInput("tables") { document in
    try document.page { (page) throws(RectoError) in
      try page.table([["Year", "Reams", "Price"], ["1801", "1,240", "-3.50"], ["1802", "", "007"]])
      try page.table([["a|b", "c\nd"], ["*", "<td>"]], headerRows: 0, isRuled: false)
      try page.table([["only one"]], headerRows: 1)
    }
  }

  static let tableSpans = GoldenInput("table-spans") { document in
    try document.page { (page) throws(RectoError) in
      let cells = [
        page.cell("Mill", row: 0, column: 0, rowSpan: 2, isHeader: true),
        page.cell("Output", row: 0, column: 1, columnSpan: 2, isHeader: true),
        page.cell("1900", row: 1, column: 1, isHeader: true),
        page.cell("1910", row: 1, column: 2, isHeader: true),
        page.cell("Ashby", row: 2, column: 0, rowSpan: 2),
        page.cell("12 t", row: 2, column: 1),
        page.cell("14 t", row: 2, column: 2),
        page.cell("closed", row: 3, column: 1, columnSpan: 2),
      ]
      let table = try Table(rowCount: 4, columnCount: 3, cells: cells, headerRowCount: 2, isRuled: true)
      page.add(.table(table))
    }
  }

  static let tableValues = GoldenInput("table-values") { document in
    try document.page { (page) throws(RectoError) in
      let table = try page.table([
        ["Item", "Sold", "Share", "Price", "Day"],
        ["=1+1", "1,234", "12.5 %", "€ 1,234.50", "5 March 2024"],
        ["+49 123", "(56)", "-3 %", "-€5", "2024"],
      ])
      page.add(.caption(Caption(Paragraph(page.lines("Table 1. What was sold [2024]")), target: table)))
    }
    document.change { made in
      guard case .table(var table) = made.pages[0].blocks[0].content else { return }
      for index in table.cells.indices {
        table.setValue(value(row: table.cells[index].row, table.cells[index].column), ofCellAt: index)
      }
      made.pages[0].blocks[0].content = .table(table)
    }
  }

  /// What the texts of `tableValues` say.
  private static func value(row: Int, _ column: Int) -> CellValue? {
    let grouped = NumberForm(grouping: .thousands)
    let euro = Currency("€", isBefore: true)
    switch (row, column) {
    case (1, 1): return DecimalNumber("1234").map { .number($0, grouped) }
    case (2, 1): return DecimalNumber("-56").map { .number($0, NumberForm(sign: .parentheses)) }
    case (1, 2): return DecimalNumber("12.5").map { .percent($0, NumberForm(hasBlank: true)) }
    case (2, 2): return DecimalNumber("-3").map { .percent($0, NumberForm(hasBlank: true)) }
    case (1, 3):
      let form = NumberForm(grouping: .thousands, hasBlank: true)
      return DecimalNumber("1234.50").map { .currency($0, euro, form) }
    case (2, 3): return DecimalNumber("-5").map { .currency($0, euro, NumberForm()) }
    case (1, 4): return CalendarDate("2024-03-05").map { .date($0, pattern: "d MMMM yyyy") }
    case (2, 4): return DecimalNumber("2024").map { .number($0, NumberForm()) }
    default: return nil
    }
  }

  static let footnotes = GoldenInput("footnotes") { document in
    try document.page { (page) throws(RectoError) in
      page.paragraph("Laid paper 1 shows lines, * wove paper none.") { word in
        if word.text == "1" || word.text == "*" { word.style = TextStyle([.superscript]) }
      }
      page.add(.footnote(Footnote(marker: "1", Paragraph(page.lines("From the wires\nof the mould.")))))
      page.add(.footnote(Footnote(marker: "*", Paragraph(page.lines("See page 12.")))))
    }
    try document.page { (page) throws(RectoError) in
      page.paragraph("On the next page the count starts anew. 1") { word in
        if word.text == "1" { word.style = TextStyle([.superscript]) }
      }
      page.add(.footnote(Footnote(marker: "1", Paragraph(page.lines("Another note.")))))
    }
  }

  static let hyphenation = GoldenInput("hyphenation") { document in
    func hyphenated(_ lines: [TextLine]) -> [TextLine] {
      lines.map { line in
        var line = line
        line.endsHyphenated = line.words.last?.text.last?.isHyphen ?? false
        return line
      }
    }
    try document.page { (page) throws(RectoError) in
      let broken = hyphenated(
        page.lines("The water\u{2010}\nmark of a paper-\nmaker is a sig\u{AD}\nnature."))
      page.add(.paragraph(Paragraph(broken)))
      page.paragraph("A well-\nknown mill keeps its hyphen.")
      page.add(.paragraph(Paragraph(hyphenated(page.lines("This word goes on over-")))))
    }
    try document.page { (page) throws(RectoError) in
      page.paragraph("leaf, on the next page.", continues: "p1-b3")
    }
  }

  static let manyPages = GoldenInput("many-pages") { document in
    try document.page(label: "11") { (page) throws(RectoError) in
      page.add(.header(Paragraph(page.lines("Ledger"))))
      page.heading(2, "Reams sold")
      page.paragraph("The ledger begins with the year in which")
      try page.table([["Month", "Reams"], ["January", "40"]])
      page.add(.footer(Paragraph(page.lines("11"))))
    }
    try document.page(label: "12") { (page) throws(RectoError) in
      page.add(.header(Paragraph(page.lines("Ledger"))))
      try page.table([["Month", "Reams"], ["February", "38"]], continues: "p1-b8")
      page.paragraph("the mill was bought.", continues: "p1-b3")
      page.add(.footer(Paragraph(page.lines("12"))))
    }
    try document.page(size: Size(width: 842, height: 595), resolution: .assumed(72)) {
      (page) throws(RectoError) in
      page.heading(2, "A wide page")
    }
  }

  static let twoColumns = GoldenInput("two-columns") { document in
    try document.page { (page) throws(RectoError) in
      page.heading(1, "Sizing")
      let top = page.top
      let left = page.paragraph("Paper that is to be\nwritten on is sized,\nso that the ink")
      (page.left, page.top) = (660, top)
      page.paragraph("does not run into\nthe fibres.", continues: left)
    }
    document.change { made in
      made.pages[0].blocks[1].region.polygon = made.pages[0].blocks[1].region.box.corners
    }
  }

  static let emptyPages = GoldenInput("empty-pages") { document in
    try document.page { (_) throws(RectoError) in }
    try document.page(size: Size(width: 10, height: 10), resolution: .assumed(300)) {
      (page) throws(RectoError) in
      page.add(.paragraph(Paragraph([])), box: Rect(x: 0, y: 0, width: 0, height: 0))
      page.add(.list(List(.bulleted, items: [])))
      page.add(.figure(Figure()))
    }
    try document.page { (page) throws(RectoError) in page.paragraph("The third page has text.") }
  }

  static let confidences = GoldenInput("confidences") { document in
    try document.page { (page) throws(RectoError) in
      page.paragraph("sure") { $0.confidence = Confidence(1) }
      page.paragraph("doubtful") { $0.confidence = Confidence(0.31) }
      page.paragraph("hopeless") { $0.confidence = Confidence(0) }
      page.paragraph("unknown") { $0.confidence = nil }
      page.paragraph("Garn yarn") { word in
        if word.text == "Garn" { word.language = "de" }
        if word.text == "yarn" {
          word.glyphs = word.text.enumerated().map { index, letter in
            let box = Rect(x: word.box.x + Double(index) * 14, y: word.box.y, width: 14, height: 24)
            return Glyph(String(letter), box: box, confidence: Confidence(0.9))
          }
        }
      }
    }
    document.change { made in
      made.sources = [Source(name: "ledger.tif", mediaType: .tiff)]
      let engine = EngineIdentity(name: "tesseract", version: "5.3.0", models: ["eng", "deu"])
      made.pages[0].provenance = Provenance(source: 0, page: 3, engine: engine)
      made.pages[0].language = "en"
      made.pages[0].blocks[0].confidence = Confidence(0.99)
      made.metadata.author = "E. Finch"
      made.metadata.subject = "Yarn & paper"
      made.metadata.keywords = "yarn, <paper>"
    }
  }
}
