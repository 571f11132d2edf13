import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite("CSV") struct CSVWriterTests {
  private func csv(_ table: Table, _ options: [String: String] = [:]) throws -> String {
    try write(Sample.document([Sample.block(.table(table))]), as: "csv", options).text
  }

  @Test("Rows, quotes and line ends are those of RFC 4180") func rows() throws {
    let table = try Sample.table([["a", "b,c", "say \"hi\""], ["", "x", ""]])
    #expect(try csv(table) == "a,\"b,c\",\"say \"\"hi\"\"\"\r\n,x,\r\n")
    #expect(
      try csv(table, ["delimiter": "semicolon", "line-end": "lf"]) == "a;b,c;\"say \"\"hi\"\"\"\n;x;\n")
    #expect(try csv(table, ["delimiter": "tab"]).hasPrefix("a\tb,c\t"))
    #expect(try csv(table, ["delimiter": "bar", "bom": "true"]).hasPrefix("\u{FEFF}a|b,c|"))
  }

  @Test("A row of one empty cell is not an empty line") func oneEmptyCell() throws {
    #expect(try csv(Sample.table([["a"], [""], ["b"]])) == "a\r\n\"\"\r\nb\r\n")
  }

  @Test("Merged cells stand once, or everywhere") func spans() throws {
    let table = try Table(
      rowCount: 3, columnCount: 3,
      cells: [
        Sample.cell(0, 0, "A", rows: 2), Sample.cell(0, 1, "B", columns: 2), Sample.cell(1, 1, "c"),
        Sample.cell(2, 2, "d"),
      ])
    #expect(try csv(table) == "A,B,\r\n,c,\r\n,,d\r\n")
    #expect(try csv(table, ["spans": "repeat"]) == "A,B,B\r\nA,c,\r\n,,d\r\n")
    let document = Sample.document([Sample.block(.table(table))])
    #expect(try write(document, as: "csv").diagnostics == [.mergedCellFlattened(page: 1, block: "b")])
    #expect(try write(document, as: "csv", ["spans": "repeat"]).diagnostics.isEmpty)
  }

  @Test(
    "What a spreadsheet would run is escaped",
    arguments: [
      "=1+1", "+49 123", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1", "-1+2", "+1", "-1,2+cmd|x", "- item",
    ])
  func formulas(text: String) throws {
    #expect(try csv(Sample.table([[text]])).contains("'" + text))
    #expect(try !csv(Sample.table([[text]]), ["formulas": "keep"]).contains("'" + text))
  }

  @Test(
    "Numbers and dashes are not harmed",
    arguments: ["-5", "-1,234.50", "-0,5", "-", "--", "5-", "(5)", "a=b", "'x"])
  func harmless(text: String) throws {
    #expect(try csv(Sample.table([[text]])).replacing("\"", with: "") == text + "\r\n")
  }

  private func csv(_ text: String, _ value: CellValue?, _ options: [String: String] = [:]) throws -> String {
    var table = try Sample.table([[text]])
    table.setValue(value, ofCellAt: 0)
    return try csv(table, options)
  }

  @Test("A number that the document names is believed when its text is one") func typedNumbers() throws {
    let five = try #require(DecimalNumber("-5"))
    let euro = CellValue.currency(five, Currency("€", isBefore: true), NumberForm())
    #expect(try csv("-€5", euro) == "-€5\r\n")
    #expect(try csv("-€5", nil) == "'-€5\r\n")
    #expect(try csv("+5 %", .percent(five, NumberForm())) == "+5 %\r\n")
    // A stranger's document.
    #expect(try csv("=1+1", .number(five, NumberForm())) == "'=1+1\r\n")
    #expect(try csv("+cmd", .currency(five, Currency("cmd|x", isBefore: true), NumberForm())) == "'+cmd\r\n")
    #expect(try csv("-5+A1", .currency(five, Currency("€", isBefore: true), NumberForm())) == "'-5+A1\r\n")
  }

  @Test("Plain values are the same in all languages") func plainValues() throws {
    let options = ["values": "plain"]
    let number = try #require(DecimalNumber("-1234.50"))
    let date = try #require(CalendarDate("2024-03-05"))
    let time = try #require(ClockTime("14:30"))
    #expect(try csv("(1.234,50)", .number(number, NumberForm()), options) == "-1234.50\r\n")
    #expect(try csv("5.3.24", .date(date, pattern: "d.M.yy"), options) == "2024-03-05\r\n")
    #expect(try csv("x", .dateTime(date, time, pattern: ""), options) == "2024-03-05T14:30\r\n")
    #expect(try csv("2:30 PM", .time(time, pattern: "h:mm a"), options) == "14:30\r\n")
    #expect(try csv("text", nil, options) == "text\r\n")
    for (percent, plain) in [
      ("12.5", "0.125"), ("-5", "-0.05"), ("1234", "12.34"), ("0", "0.00"), ("100", "1.00"),
    ] {
      let number = try #require(DecimalNumber(percent))
      #expect(try csv("x", .percent(number, NumberForm()), options) == plain + "\r\n")
    }
  }

  @Test("What is in a cell stands on lines of its own") func cellContents() throws {
    let list = List(.numbered, items: [Sample.item("one"), Sample.item("two", checked: true)])
    var cell = Sample.cell(0, 0, "Text")
    cell.blocks += [
      Sample.block(.list(list)), Sample.block(.separator),
      Sample.block(.table(try Sample.table([["x", "y"]]))),
    ]
    let table = try Table(rowCount: 1, columnCount: 1, cells: [cell])
    #expect(try csv(table) == "\"Text\n1. one\n[x] two\nx y\"\r\n")
  }

  @Test("Tables come page by page, those in lists too; what goes on is one") func allTables() throws {
    func block(_ rows: [[String]], _ id: BlockID, continues: BlockID? = nil) throws -> Block {
      Sample.block(.table(try Sample.table(rows)), id: id, continues: continues)
    }
    let list = List(.bulleted, items: [ListItem(blocks: [try block([["L"]], "l")])])
    let document = Sample.document(
      [Sample.paragraph("Two words", id: "p"), try block([["H"], ["1"]], "a")],
      [
        try block([["H"], ["2"]], "b", continues: "a"), Sample.block(.list(list), id: "x"),
        try block([["B"]], "c"),
      ])
    let written = try write(document, as: "csv")
    #expect(written.text == "H\r\n1\r\n2\r\n\r\nL\r\n\r\nB\r\n")
    #expect(written.diagnostics == [.textOutsideTables(page: 1, words: 2)])
  }

  @Test("Characters that no text holds are left out and counted") func control() throws {
    let document = Sample.document([Sample.block(.table(try Sample.table([["a\u{0}b\u{7}"]])))])
    let written = try write(document, as: "csv")
    #expect(written.text == "ab\r\n")
    #expect(written.diagnostics == [.charactersDropped(page: 1, block: "b", count: 2)])
  }

  @Test("Python's csv module reads the same cells") func readBack() throws {
    var random = SplitMix(state: 7)
    let pieces = [
      "a", "\"", ",", ";", "\t", "'", "=", "é", "中", "\\", "\u{A0}", "|", "x", "1", " ", "\u{2028}",
    ]
    for (name, sign) in [("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("bar", "|")] {
      var rows = (0..<40).map { _ in
        (0..<4).map { _ in
          (0..<Int.random(in: 0...5, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
        }
      }
      rows = rows.map { $0.map { $0.split(whereSeparator: \.isLineBlank).joined(separator: " ") } }
      let text = try csv(Sample.table(rows), ["delimiter": name, "formulas": "keep"])
      let result = try ExternalTool.python(
        "import csv,io,json,sys\ntext=sys.stdin.buffer.read().decode()\n"
          + "json.dump(list(csv.reader(io.StringIO(text,newline=''),delimiter=sys.argv[1],strict=True)),sys.stdout)",
        [sign], input: Data(text.utf8))
      #expect(try JSONDecoder().decode([[String]].self, from: result.output) == rows, "\(result.errors)")
    }
  }

  @Test("One table is one file, several are named after their pages") func parts() throws {
    let writer = try #require(FormatRegistry.writer(id: "csv"))
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 0), producer: "", assets: AssetStore(),
      temporaryFolder: FileManager.default.temporaryDirectory, report: { _ in })
    func parts(_ document: Document, _ options: [String: String] = [:], asOne: Bool = false) throws
      -> [DocumentPart]
    {
      try writer.parts(of: document, options: OptionValues(options), asOne: asOne, context: context)
    }
    let table = Sample.block(.table(try Sample.table([["x"]])))
    let several = Sample.document([table, table], [], [table])
    #expect(try parts(Sample.document([table])).isEmpty)
    #expect(try parts(several).map(\.name) == ["p1-t1", "p1-t2", "p3-t1"])
    #expect(try parts(several)[2].document(of: several).pages.map(\.blocks.count) == [0, 0, 1])
    #expect(try parts(several, asOne: true).isEmpty)
    #expect(try parts(several, ["tables": "one"]).isEmpty)
    let error = #expect(throws: RectoError.self) { try parts(Sample.document([Sample.paragraph("x")])) }
    #expect(error?.code == .contentMissing)
    #expect(throws: RectoError.self) { try parts(several, ["tables": "two"]) }
    #expect(
      try FormatRegistry.writer(id: "md")?.parts(of: several, asOne: false, context: context).isEmpty == true)
  }
}

extension Character {
  /// What cleaned text has a plain blank for.
  fileprivate var isLineBlank: Bool { self == " " || self == "\t" || self == "\u{2028}" }
}
