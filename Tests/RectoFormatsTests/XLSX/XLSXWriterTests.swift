import Foundation
import RectoFormats
import RectoModel
import RectoTesting
import Testing

@testable import RectoFormats

@Suite("XLSX, as openpyxl reads it") struct XLSXWriterTests {
  private func block(_ table: Table, _ id: BlockID = "t", continues: BlockID? = nil) -> Block {
    Sample.block(.table(table), id: id, continues: continues)
  }

  private func caption(_ text: String, of target: BlockID) -> Block {
    Sample.block(.caption(Caption(Paragraph(Sample.lines(text)), target: target)), id: BlockID("k-\(target)"))
  }

  private func sheet(_ rows: [[String]], _ options: [String: String] = [:], headerRows: Int = 1) throws
    -> ReadWorkbook.Sheet
  {
    let document = Sample.document([block(try Sample.table(rows, headerRows: headerRows))])
    return try #require(ReadWorkbook(document, options).sheets.first)
  }

  /// All tables of all golden documents, found again cell by cell, in each way to lay them out.
  @Test("Every table, word, span and type comes back", arguments: XLSXOptions.Sheets.allCases)
  func roundTrip(sheets: XLSXOptions.Sheets) throws {
    let cases = try GoldenFolder.above(#filePath).cases()
    let options = ["sheets": sheets.rawValue, "strings": sheets == .one ? "shared" : "auto"]
    let books = try ReadWorkbook.read(cases.map { try xlsx($0.document(), options).bytes })
    for (golden, book) in zip(cases, books) {
      let document = try golden.document()
      let content = WorkbookContent(document)
      let plan = try WorkbookPlan(content, options: try XLSXOptions(OptionValues(options)))
      #expect(book.sheets.map(\.name) == plan.sheets.map(\.name), "\(golden.name)")
      #expect(book.formulas == 0)
      let contents = SheetContents(content)
      var found = 0
      for (sheet, read) in zip(plan.sheets, book.sheets) {
        var left = read.cells
        var lines: [String] = []
        for piece in sheet.pieces {
          switch piece.content {
          case .caption(let text): lines.append(text)
          case .lines(let count): lines += try contents.lines(count).map(\.text)
          case .table(let table):
            found += 1
            try contents.forEachPart(of: table) { part in
              for cell in part.cells {
                let place = CellReference.cell(row: piece.firstRow + cell.row, column: cell.column)
                #expect(
                  left.removeValue(forKey: place) == expected(cell, headerRows: table.headerRowCount),
                  "\(golden.name) \(place)")
                let range = CellReference.range(
                  rows: (piece.firstRow + cell.row)..<(piece.firstRow + cell.rows.upperBound),
                  columns: cell.columns)
                #expect(
                  read.merged.contains(range) == (cell.rowSpan * cell.columnSpan > 1),
                  "\(golden.name) \(range)")
              }
            }
          }
        }
        #expect(
          left.values.map { $0[1] }.sorted() == lines.map { $0.replacing("\u{FFFE}", with: "") }.sorted(),
          "\(golden.name)")
      }
      let tables = try TableStream(document, TableFlow(document))
      while try tables.next() != nil { found -= 1 }
      #expect(found == 0)
    }
  }

  /// What openpyxl has for the cell; nil for an empty one.
  private func expected(_ cell: Cell, headerRows: Int) -> [String]? {
    let text = cell.blocks.map { $0.content.ownLines.cleanRunningText }.joined(separator: "\n")
    guard cell.row >= headerRows, let value = cell.value else {
      return text.isEmpty ? nil : ["s", text]
    }
    switch value {
    case .number(let number, _), .currency(let number, _, _): return ["n", number.value.asPython]
    case .percent(let number, _): return ["n", number.hundredth.value.asPython]
    case .date(let date, _): return ["d", "\(date)T00:00:00"]
    case .time(let time, _): return ["d", "\(time):00"]
    case .dateTime(let date, let time, _): return ["d", "\(date)T\(time)"]
    }
  }

  @Test("Recognised text never becomes a formula or a number") func text() throws {
    let texts = [
      "=1+1", "+49 123", "-x", "@A1", "007", "1E5", "10-20", "1/2", "TRUE", "#N/A", "2024-03-05", "'x",
    ]
    let read = try sheet(texts.map { [$0] }, headerRows: 0)
    #expect(read.cells.count == texts.count)
    for (row, text) in texts.enumerated() { #expect(read.cells["A\(row + 1)"] == ["s", text]) }
    #expect(read.quoted == ["A1", "A2", "A3", "A4"])
    #expect(read.formats["A5"] == "@" && read.formats["A7"] == "@" && read.formats["A11"] == "@")
    #expect(read.formats["A9"] == "General")
  }

  @Test("Values have their formats, and dates and times are such") func values() throws {
    let number = try #require(DecimalNumber("-1234.50"))
    let date = try #require(CalendarDate("2024-03-05"))
    let time = try #require(ClockTime("14:30:05"))
    let early = try #require(CalendarDate("1899-12-31"))
    let euro = Currency("€", isBefore: false)
    let values: [(CellValue, [String], String)] = [
      (.number(number, NumberForm(grouping: .thousands)), ["n", "-1234.5"], "#,##0.00"),
      (.percent(number, NumberForm()), ["n", "-12.345"], "0.00%"),
      (.currency(number, euro, NumberForm(hasBlank: true)), ["n", "-1234.5"], "0.00\\ [$€]"),
      (.date(date, pattern: "d. MMMM yyyy"), ["d", "2024-03-05T00:00:00"], "[$-407]d\\. mmmm yyyy"),
      (.date(early, pattern: "yyyy-MM-dd"), ["s", "printed"], "General"),
      (.time(time, pattern: "HH:mm:ss"), ["d", "14:30:05"], "hh:mm:ss"),
      (
        .dateTime(date, time, pattern: "yyyy-MM-dd'T'HH:mm:ss"), ["d", "2024-03-05T14:30:05"],
        "yyyy-mm-dd\"T\"hh:mm:ss"
      ),
    ]
    var table = try Sample.table(values.map { _ in ["printed"] }, headerRows: 0)
    for (index, value) in values.enumerated() { table.setValue(value.0, ofCellAt: index) }
    var document = Sample.document([block(table)])
    document.metadata.language = "de"
    let read = try #require(ReadWorkbook(document).sheets.first)
    for (row, value) in values.enumerated() {
      #expect(read.cells["A\(row + 1)"] == value.1)
      #expect(read.formats["A\(row + 1)"] == value.2)
    }
  }

  @Test("A footnote's mark stays behind its number") func mark() throws {
    let words = [Sample.word("12"), Sample.word("a", [.superscript])]
    var cell = Sample.cell(0, 0, "")
    cell.blocks = [Sample.block(.paragraph(Paragraph([Sample.line(words)])))]
    cell.value = DecimalNumber("12").map { .number($0, NumberForm()) }
    let table = try Table(rowCount: 1, columnCount: 1, cells: [cell])
    let read = try #require(ReadWorkbook(Sample.document([block(table)])).sheets.first)
    #expect(read.cells["A1"] == ["n", "12"])
    #expect(read.formats["A1"] == "0\"a\"")
  }

  @Test("Headings stay in sight, are printed on every page and can be filtered by") func headings() throws {
    let read = try sheet([["Name", "Size"], ["a", "b"], ["c", "d"]])
    #expect(read.frozen == "A2" && read.filter == "A1:B3" && read.titles == "$1:$1")
    #expect(read.bold == ["A1", "B1"])
    let plain = try sheet([["Name", "Size"], ["a", "b"]], ["filters": "false"])
    #expect(plain.filter == nil && plain.frozen == "A2")
    let without = try sheet([["a", "b"]], headerRows: 0)
    #expect(without.frozen == nil && without.filter == nil && without.titles == nil && without.bold == [])
  }

  @Test("Table objects on request, where a table can be one") func objects() throws {
    let rows = [["Name", "Size"], ["a", "b"]]
    let read = try sheet(rows, ["objects": "true"])
    #expect(read.tables == ["A1:B2"] && read.filter == nil)
    #expect(try sheet(rows).tables == [])
    #expect(try sheet([["Name", "name"], ["a", "b"]], ["objects": "true"]).tables == [])
    #expect(try sheet([["Name", ""], ["a", "b"]], ["objects": "true"]).tables == [])
    #expect(try sheet([["Name", "Size"]], ["objects": "true"]).tables == [])
  }

  @Test("Captions name sheets, and stand below when the name can't hold them") func captions() throws {
    let long = "Table 3: Rags [and] other things that paper was made of"
    let table = try Sample.table([["a"], ["b"]])
    let document = Sample.document(
      [
        block(table, "x"), caption("Prices", of: "x"), block(table, "y"), caption(long, of: "y"),
        block(table, "z"), caption("PRICES", of: "z"),
      ],
      [block(table, "w")])
    let book = try ReadWorkbook(document)
    #expect(book.sheets.map(\.name) == ["Prices", "Table 3 Rags and other things t", "PRICES (2)", "p2-t1"])
    #expect(book.sheets[0].cells.count == 2)
    #expect(book.sheets[1].cells["A4"] == ["s", long])
  }

  @Test("A sheet for each page, or one for all") func layouts() throws {
    let table = try Sample.table([["a"], ["b"]])
    let document = Sample.document(
      [block(table, "x"), caption("First", of: "x"), block(table, "y")],
      [Sample.paragraph("no table", id: "p")],
      [block(table, "z")])
    let pages = try ReadWorkbook(document, ["sheets": "pages"])
    #expect(pages.sheets.map(\.name) == ["Page 1", "Page 3"])
    #expect(
      pages.sheets[0].cells.mapValues { $0[1] } == [
        "A1": "First", "A2": "a", "A3": "b", "A5": "a", "A6": "b",
      ])
    let one = try ReadWorkbook(document, ["sheets": "one", "text": "true"])
    #expect(one.sheets.map(\.name) == ["Tables", "Text"])
    #expect(one.sheets[0].cells["A8"] == ["s", "a"])
    #expect(one.sheets[1].cells.mapValues { $0[1] } == ["A1": "First", "A3": "no table"])
  }

  @Test("Without a table there is the text") func noTable() throws {
    let heading = Sample.block(.heading(Heading(level: 1, Paragraph(Sample.lines("Paper")))), id: "h")
    let book = try ReadWorkbook(Sample.document([heading, Sample.paragraph("is made\u{FFFE} of rags")]))
    #expect(book.sheets.map(\.name) == ["Text"])
    #expect(book.sheets[0].cells.mapValues { $0[1] } == ["A1": "Paper", "A2": "is made of rags"])
    #expect(book.sheets[0].bold == ["A1"])
    #expect(try ReadWorkbook(Document(pages: [])).sheets.map(\.cells) == [[:]])
  }

  @Test("Characters that XML forbids are left out and counted") func forbidden() throws {
    let document = Sample.document([block(try Sample.table([["a\u{FFFE}\u{FFFF}\u{1}b"]]))])
    #expect(try ReadWorkbook(document).sheets[0].cells["A1"] == ["s", "ab"])
    #expect(try xlsx(document).diagnostics == [.charactersDropped(page: 1, block: "t", count: 3)])
  }

  @Test("Words outside tables are counted unless they are written") func reported() throws {
    let table = block(try Sample.table([["a"]]))
    let document = Sample.document([Sample.paragraph("two words", id: "p"), table])
    #expect(try xlsx(document).diagnostics == [.textOutsideTables(page: 1, words: 2)])
    #expect(try xlsx(document, ["text": "true"]).diagnostics.isEmpty)
    #expect(try xlsx(Sample.document([Sample.paragraph("two words")])).diagnostics.isEmpty)
  }

  @Test("Columns are as wide as their texts, long ones are broken") func widths() throws {
    let long = Array(repeating: "word", count: 40).joined(separator: " ")
    let read = try sheet([["a", "b", "c"], ["x", "a longer text", long]])
    let widths = ["A", "B", "C"].compactMap { read.widths[$0] }
    #expect(widths.count == 3 && widths[0] < widths[1] && widths[1] < widths[2] && widths[2] < 62)
    #expect(read.wrapped.contains("C2") && !read.wrapped.contains("B2"))
    #expect(read.orientation == "portrait")
    #expect(read.heights == ["2": 60])
    let heading = try sheet([["Of all the companies that were analysed"], ["1"]])
    #expect(try #require(heading.widths["A"]) < 25)
    #expect(heading.heights == ["1": 30])
  }

  @Test("Merged cells make room for their texts, and only they fix a row's height") func mergedHeights()
    throws
  {
    let long = Array(repeating: "word", count: 40).joined(separator: " ")
    let wide = [Sample.cell(0, 0, long, columns: 2), Sample.cell(1, 0, "b"), Sample.cell(1, 1, "c")]
    let high = [
      Sample.cell(0, 0, long, rows: 3), Sample.cell(0, 1, "b"), Sample.cell(1, 1, long),
      Sample.cell(2, 1, "d"),
    ]
    let tables = [
      block(try Table(rowCount: 2, columnCount: 2, cells: wide), "w"),
      block(try Table(rowCount: 3, columnCount: 2, cells: high), "h"),
    ]
    let sheets = try ReadWorkbook(Sample.document(tables)).sheets
    #expect(sheets[0].wrapped == ["A1"] && sheets[0].fixed == ["1"])
    #expect(try #require(sheets[0].heights["1"]) >= 60)
    // The long text beside it has given it room already.
    let heights = sheets[1].heights
    let sum = ["1", "2", "3"].reduce(0) { $0 + (heights[$1] ?? 15) }
    #expect(heights["2"] == 60 && sum >= 75)
  }

  @Test("Ruled tables have borders, merged cells too") func borders() throws {
    let cells = [Sample.cell(0, 0, "A", columns: 2), Sample.cell(1, 0, "b")]
    let ruled = try Table(rowCount: 2, columnCount: 2, cells: cells, isRuled: true)
    let plain = try Table(rowCount: 2, columnCount: 2, cells: cells)
    let book = try ReadWorkbook(Sample.document([block(ruled, "r"), block(plain, "p")]))
    #expect(book.sheets[0].bordered == ["A1", "B1", "A2", "B2"])
    #expect(book.sheets[1].bordered == [])
    #expect(book.sheets[1].merged == ["A1:B1"])
  }

  @Test("Texts once or in their cells, whichever is smaller") func strings() throws {
    let same = try Sample.document([block(Sample.table((0..<50).map { _ in ["equal"] }))])
    let different = try Sample.document([block(Sample.table((0..<50).map { ["text \($0)"] }))])
    let shared = "xl/sharedStrings.xml"
    #expect(try ReadWorkbook(same).parts.contains(shared))
    #expect(try !ReadWorkbook(different).parts.contains(shared))
    #expect(try ReadWorkbook(different, ["strings": "shared"]).parts.contains(shared))
    #expect(try !ReadWorkbook(same, ["strings": "inline"]).parts.contains(shared))
    for mode in ["shared", "inline"] {
      #expect(try ReadWorkbook(different, ["strings": mode]).sheets[0].cells["A50"] == ["s", "text 49"])
    }
  }

  @Test("What no cell can hold is cut and counted") func longText() throws {
    let text = String(repeating: "x", count: 32_767)
    let document = Sample.document([block(try Sample.table([[text + "yz"], [text]], headerRows: 0))])
    #expect(try ReadWorkbook(document).sheets[0].cells["A1"] == ["s", text])
    #expect(try xlsx(document).diagnostics == [.charactersDropped(page: 1, block: "t", count: 2)])
  }

  @Test("Columns beyond a sheet's stand on the next") func manyColumns() throws {
    let cells = [
      Sample.cell(0, 0, "first"), Sample.cell(0, 16_383, "last", columns: 3),
      Sample.cell(1, 16_386, "beyond"),
    ]
    let table = try Table(rowCount: 2, columnCount: 20_000, cells: cells)
    let document = Sample.document([block(table)])
    let book = try ReadWorkbook(document)
    #expect(book.sheets.map(\.name) == ["p1-t1", "p1-t1 (2)"])
    #expect(book.sheets[0].cells.mapValues { $0[1] } == ["A1": "first", "XFD1": "last"])
    #expect(book.sheets[0].merged == [])
    #expect(book.sheets[1].cells.mapValues { $0[1] } == ["C2": "beyond"])
    let what = "its 20000 columns stand on 2 sheets"
    #expect(try xlsx(document).diagnostics == [.tableSplit(page: 1, block: "t", what: what)])
  }

  @Test("Two runs give the same bytes") func deterministic() throws {
    let document = try everyContent()
    #expect(try xlsx(document, ["text": "true"]).bytes == xlsx(document, ["text": "true"]).bytes)
  }
}

extension Double {
  /// As Python writes it.
  fileprivate var asPython: String { self == rounded() ? String(Int(self)) : "\(self)" }
}
