import Foundation
import RectoModel
import Testing

@testable import RectoFormats

@Suite("What a workbook is planned of") struct XLSXPlanTests {
  @Test(
    "Names of sheets are legal",
    arguments: [
      ("Prices", "Prices"), ("a/b\\c?d*e[f]g:h", "a b c d e f g h"), ("'quoted'", "quoted"), ("", "p1-t1"),
      ("  ", "p1-t1"),
      ("History", "p1-t1"), ("[]", "p1-t1"), ("line\nend", "line end"), ("O'Neil", "O'Neil"),
      ("a\u{0}b\u{FFFE}", "ab"),
      (String(repeating: "x", count: 40), String(repeating: "x", count: 31)),
      (String(repeating: "😀", count: 20), String(repeating: "😀", count: 15)),
      (String(repeating: "x", count: 30) + "' y", String(repeating: "x", count: 30)),
    ])
  func names(wish: String, name: String) {
    var names = SheetNames()
    #expect(names.name(wish, else: "p1-t1") == name)
  }

  @Test("Names of sheets are different, in whatever case") func uniqueNames() {
    var names = SheetNames()
    let long = String(repeating: "n", count: 31)
    let made = ["A", "a", "A", "A (2)", long, long].map { names.name($0, else: "") }
    #expect(made == ["A", "a (2)", "A (3)", "A (2) (2)", long, String(repeating: "n", count: 27) + " (2)"])
    #expect(names.name("", else: "") == "Sheet")
  }

  @Test(
    "References", arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
  func letters(column: Int, letters: String) {
    #expect(CellReference.letters(column) == letters)
  }

  @Test("Ranges of sheets are quoted") func ranges() {
    #expect(CellReference.range(rows: 0..<1, columns: 1..<2) == "B1")
    #expect(CellReference.range(rows: 0..<3, columns: 1..<4) == "B1:D3")
    #expect(CellReference.fixed(sheet: "O'Neil", rows: 0..<3, columns: 0..<2) == "'O''Neil'!$A$1:$B$3")
    #expect(CellReference.fixed(sheet: "x", rows: 0..<2) == "'x'!$1:$2")
  }

  @Test("Number formats") func numberFormats() {
    func code(_ format: NumberFormat, mark: String = "") -> String { format.code(mark: mark, language: "de") }
    let grouped = NumberForm(grouping: .thousands)
    #expect(code(.number(fractionDigits: 0, NumberForm())) == "0")
    #expect(code(.number(fractionDigits: 2, grouped)) == "#,##0.00")
    #expect(code(.number(fractionDigits: 1, NumberForm(sign: .parentheses))) == "0.0_);\\(0.0\\)")
    #expect(code(.number(fractionDigits: 0, NumberForm(sign: .trailingMinus))) == "0;0\\-")
    #expect(code(.number(fractionDigits: 0, NumberForm(sign: .plus))) == "+0;-0;0")
    #expect(code(.number(fractionDigits: 0, NumberForm(grouping: .indian))).hasSuffix(";#,##0"))
    #expect(code(.percent(fractionDigits: 1, NumberForm(hasBlank: true)), mark: "1") == "0.0\\ %\"1\"")
    #expect(
      code(.currency(Currency("kr", isBefore: false), fractionDigits: 0, NumberForm(hasBlank: true)))
        == "0\\ [$kr]")
    #expect(code(.currency(Currency("US$", isBefore: true), fractionDigits: 2, grouped)) == "[$US$]#,##0.00")
    // A stranger's sign can't leave its quotes.
    #expect(code(.currency(Currency("]\";0", isBefore: true), fractionDigits: 0, NumberForm())) == "\"];0\"0")
  }

  @Test(
    "Patterns of dates",
    arguments: [
      ("dd.MM.yyyy", "dd\\.mm\\.yyyy"), ("M/d/yy", "m\\/d\\/yy"), ("d. MMMM yyyy", "[$-407]d\\. mmmm yyyy"),
      ("yyyy年M月d日", "yyyy\"年\"m\"月\"d\"日\""), ("h:mm a", "h:mm AM/PM"), ("HH:mm:ss", "hh:mm:ss"),
      ("d 'de' MMM", "[$-407]d \"de\" mmm"), ("yyyy-MM-dd'T'HH:mm", "yyyy-mm-dd\"T\"hh:mm"),
      ("'open", "\"open\""),
    ])
  func patterns(pattern: String, code: String) {
    #expect(DatePattern(pattern).code(language: "de") == code)
  }

  @Test(
    "Dates and times are numbers from March 1900 on",
    arguments: [
      ("1900-03-01", "61"), ("1970-01-01", "25569"), ("2024-03-05", "45356"), ("9999-12-31", "2958465"),
    ])
  func serials(date: String, number: String) throws {
    guard case .number(let found, _) = SheetValue(.date(try #require(CalendarDate(date)), pattern: "d"))
    else {
      Issue.record("no number")
      return
    }
    #expect(found == number)
  }

  @Test("What a spreadsheet can't count is text") func textValues() throws {
    #expect(SheetValue(.date(try #require(CalendarDate("1900-02-28")), pattern: "d")).isText)
    #expect(SheetValue(.number(try #require(DecimalNumber("1234567890123456")), NumberForm())).isText)
  }

  @Test("Texts are escaped for XML and for spreadsheets") func escapes() {
    func xml(_ text: String) -> String {
      var bytes = SheetBytes()
      bytes.addText(text)
      return String(decoding: bytes.bytes, as: UTF8.self)
    }
    #expect(xml("a<b>&c") == "<t>a&lt;b&gt;&amp;c</t>")
    #expect(xml(" a") == "<t xml:space=\"preserve\"> a</t>")
    #expect(xml("a\nb") == "<t xml:space=\"preserve\">a\nb</t>")
    #expect(xml("_x0041_ _x41_ a_b") == "<t>_x005F_x0041_ _x41_ a_b</t>")
    #expect(xml("\u{FFFF}ﬁ中😀") == "<t>ﬁ中😀</t>")
  }

  @Test("Lines of texts are counted as programs break them") func lines() {
    #expect(RowHeight.lineCount("short", pixels: 100) == 1)
    #expect(RowHeight.lineCount("a\n\nb", pixels: 100) == 3)
    #expect(RowHeight.lineCount("words that need a second line", pixels: 100) == 3)
    #expect(RowHeight.lineCount(String(repeating: "x", count: 100), pixels: 100) > 6)
    #expect(RowHeight.points(lines: 1) == nil)
    #expect(RowHeight.points(lines: 2) == 30 && RowHeight.points(lines: 1000) == 409)
  }

  @Test("Beyond the limit texts stand in their cells") func stringLimit() {
    var table = StringTable(.shared)
    for number in 0...StringTable.limit { table.add("\(number)") }
    table.decide()
    #expect(!table.isShared && table.number(of: "1") == nil && table.texts.isEmpty)
    var small = StringTable(.auto)
    for _ in 0..<9 { small.add("equal") }
    small.decide()
    #expect(small.isShared && small.number(of: "equal") == 0 && small.useCount == 9)
  }

  @Test("Tables that don't fit below others begin a sheet") func manyRows() throws {
    let table = try Table(
      rowCount: 600_000, columnCount: 1, cells: [Sample.cell(0, 0, "top"), Sample.cell(599_999, 0, "end")])
    let blocks = ["a", "b"].map { Sample.block(.table(table), id: BlockID($0)) }
    let plan = try WorkbookPlan(
      WorkbookContent(Sample.document(blocks)), options: XLSXOptions(OptionValues(["sheets": "one"])))
    #expect(plan.sheets.map(\.name) == ["Tables", "Tables (2)"])
    #expect(plan.sheets.map(\.rowCount) == [600_000, 600_000])
    #expect(plan.diagnostics == [.tableSplit(page: 1, block: "b", what: "goes on another sheet")])
    let full = try Table(rowCount: Table.sideLimit, columnCount: 1, cells: [])
    let caption = Sample.block(
      .caption(Caption(Paragraph(Sample.lines("A caption: of a full sheet")), target: "f")))
    for sheets in ["tables", "one"] {
      let document = Sample.document([Sample.block(.table(full), id: "f"), caption])
      let plan = try WorkbookPlan(
        WorkbookContent(document), options: XLSXOptions(OptionValues(["sheets": sheets])))
      #expect(plan.sheets.map(\.rowCount) == [Table.sideLimit])
      #expect(plan.diagnostics.contains(.contentOmitted(page: 1, block: "f", what: "its caption")))
    }
  }
}
