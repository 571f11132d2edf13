import Foundation
import RectoFormats
import RectoModel
import Testing

@Suite struct HOCRReaderTests {
  private func page(
    _ body: String, head: String = "", title: String = "image \"a.png\"; bbox 0 0 1000 800; ppageno 0"
  )
    -> String
  {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
    <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en"><head><title></title>\(head)
    <meta name='ocr-system' content='tesseract 5.3.0'/></head><body>
    <div class='ocr_page' id='page_1' title='\(title)'>\(body)</div></body></html>
    """
  }

  @Test func readsWhatTesseractWrites() throws {
    let text = page(
      """
      <div class='ocr_carea' id='block_1_1' title="bbox 10 10 500 60">
       <p class='ocr_par' id='par_1_1' lang='deu' title="bbox 10 10 500 60">
        <span class='ocr_line' id='line_1_1' title="bbox 10 10 500 60; baseline 0.01 -5; x_size 40">
         <span class='ocrx_word' id='word_1_1' title='bbox 10 10 200 60; x_wconf 96'><strong>Guten</strong></span>
         <span class='ocrx_word' id='word_1_2' title='bbox 220 10 500 60; x_wconf 91' lang='eng'>R&amp;D&nbsp;x</span>
        </span>
        <span class='ocr_header' id='line_1_2' title="bbox 10 70 500 90"><span class='ocrx_word'
          title='bbox 10 70 500 90'>tag</span></span>
       </p>
      </div>
      <div class='ocr_photo' id='block_1_2' title="bbox 1 200 300 400"></div>
      <div class='ocr_separator' title="bbox 1 500 300 502"></div>
      """, title: "image \"C:\\scans\\a.png\"; bbox 0 0 1000 800; ppageno 3; scan_res 200 200")
    let back = try readBack(text)
    let document = back.document
    let read = try #require(document.pages.first)
    #expect(document.sources == [Source(name: "a.png", mediaType: .png)])
    #expect(read.provenance?.page == 4)
    #expect(read.provenance?.engine == EngineIdentity(name: "tesseract", version: "5.3.0"))
    #expect(read.resolution == .measured(200))
    #expect(read.size == Size(width: 1000, height: 800))
    #expect(read.words.map(\.text) == ["Guten", "R&D\u{A0}x", "tag"])
    #expect(read.words[0].confidence == Confidence(0.96))
    #expect(read.words[0].style == TextStyle([.bold]))
    #expect(read.words.map(\.language) == ["de", nil, "de"])
    #expect(read.words[1].box == Rect(x: 220, y: 10, width: 280, height: 50))
    #expect(read.lines[0].baseline?.points == [Point(x: 10, y: 55), Point(x: 500, y: 59.9)])
    #expect(read.blocks.map(\.id) == ["par_1_1", "block_1_2", "p1-b1"])
    #expect(back.diagnostics.contains(.sourceChanged(page: 1, what: "measures of type left out: x_size (1)")))
  }

  @Test func readsLinesWithoutWords() throws {
    let back = try readBack(
      page(
        "<h3><span class='ocr_line' title='bbox 0 0 110 20'>Down the</span></h3>"
          + "<span class='ocr_line' title='bbox 0 30 100 50'>ab cdef gh</span><p class='ocr_par'>"
          + "<span class='ocr_line' title='bbox 0 60 100 80'>x</span></p>"))
    let blocks = try #require(back.document.pages.first?.blocks)
    #expect(blocks.count == 3)
    guard case .heading(let heading) = blocks[0].content else {
      Issue.record("no heading")
      return
    }
    #expect(heading.level == 3)
    #expect(blocks[1].allLines[0].words.map(\.text) == ["ab", "cdef", "gh"])
    #expect(blocks[1].allLines[0].words[1].box == Rect(x: 30, y: 30, width: 40, height: 20))
    #expect(
      back.diagnostics.contains(
        .sourceChanged(page: 1, what: "words without boxes: theirs are estimated (6)")))
  }

  @Test func readsTagSoup() throws {
    let soup = """
      <HTML><HEAD><META name=ocr-system content="old 1.0"><TITLE>A &amp; B</TITLE></HEAD><BODY>
      <DIV CLASS=ocr_page TITLE="bbox 0 0 100 100">
      <P CLASS=ocr_par><SPAN CLASS=ocr_line TITLE="bbox 1 2 90 12"><SPAN CLASS=ocrx_word TITLE="bbox 1 2 40 12">one<br></SPAN>
      <SPAN CLASS=ocrx_word TITLE="bbox 50 2 90 12">t&uuml;o</SPAN></SPAN>
      <P CLASS=ocr_par><SPAN CLASS=ocr_line TITLE="bbox 1 22 90 32">three</SPAN>
      </DIV>
      """
    let back = try readBack(soup)
    #expect(back.document.metadata.title == "A & B")
    #expect(back.document.pages.first?.words.map(\.text) == ["one", "tüo", "three"])
    #expect(back.document.pages.first?.blocks.count == 2)
    guard case .sourceRepaired(1, let note) = back.diagnostics.first else {
      Issue.record("not told")
      return
    }
    #expect(note.hasPrefix("read as HTML: Line "))
  }

  @Test func readsLatin1() throws {
    let text =
      "<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'></head><body>"
      + "<div class=ocr_page title='bbox 0 0 9 9'><span class=ocrx_word title='bbox 1 1 2 2'>caf\u{E9}</span></div>"
    let bytes = try #require(text.data(using: .isoLatin1))
    #expect(try readBack(bytes).document.pages.first?.words.map(\.text) == ["café"])
  }

  @Test func mendsBoxes() throws {
    let back = try readBack(
      page(
        "<p class='ocr_par'><span class='ocr_line'><span class='ocrx_word' title='bbox 50 40 10 20'>a</span>"
          + " <span class='ocrx_word' title='bbox nan 1 2 3'>b</span> <span class='ocrx_word' title='bbox -5 0 5 9'>c</span>"
          + "<span class='ocrx_word' title='bbox 1 1 2 2'> </span></span></p>"))
    let words = try #require(back.document.pages.first?.words)
    #expect(words.map(\.text) == ["a", "b", "c"])
    #expect(words[0].box == Rect(x: 10, y: 20, width: 40, height: 20))
    #expect(words[2].box == Rect(x: -5, y: 0, width: 10, height: 9))
    #expect(
      back.diagnostics.contains(
        .sourceRepaired(page: 1, note: "boxes with corners in the wrong order or no numbers (2)")))
  }

  @Test func readsForeignTables() throws {
    let back = try readBack(
      page(
        """
        <table class='ocr_table' title='bbox 0 0 300 90'><tbody><tr><th colspan="2"><span class='ocrx_word'
        title='bbox 1 1 9 9'>Head</span></th></tr><tr><td rowspan="9"><span class='ocr_line'
        title='bbox 1 20 99 29'>left side</span></td><td title='bbox 100 20 200 30'>bare</td></tr><tr><td/></tr></tbody></table>
        """))
    guard case .table(let table)? = back.document.pages.first?.blocks.first?.content else {
      Issue.record("no table")
      return
    }
    #expect(table.rowCount == 3)
    #expect(table.columnCount == 2)
    #expect(table.headerRowCount == 1)
    #expect(table.cells.map(\.columnSpan) == [2, 1, 1])
    #expect(table.cells.map(\.rowSpan) == [1, 2, 1])
    #expect(table.cells.map { $0.blocks.flatMap(\.allLines).plainText } == ["Head", "left side", "bare"])
  }

  @Test func truncatedFilesGiveWhatIsThere() throws {
    let whole = page(
      "<p class='ocr_par'><span class='ocr_line' title='bbox 0 0 9 9'>"
        + "<span class='ocrx_word' title='bbox 0 0 9 9'>first</span></span></p><p class='ocr_par'>")
    let bytes = Data(whole.utf8)
    for count in stride(from: 40, to: bytes.count, by: 7) {
      guard FormatRegistry.reader(head: bytes.prefix(count)) != nil else { continue }
      do {
        let isTold = try readBack(bytes.prefix(count)).diagnostics.contains(where: \.isRepair)
        #expect(isTold)
      } catch let error as RectoError {
        #expect(error.code == .malformedInput)
      }
    }
  }

  @Test func attacksAreRefused() throws {
    let bomb = page("&lol2;").replacing(
      "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">",
      with:
        "<!DOCTYPE html [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
    )
    let refused = #expect(throws: RectoError.self) { try readBack(bomb) }
    #expect(refused?.code == .malformedInput)
    #expect(refused?.message.contains("defines entities") == true)
    let deep = page(String(repeating: "<div>", count: 100_000))
    let tooDeep = #expect(throws: RectoError.self) { try readBack(deep) }
    #expect(tooDeep?.code == .limitExceeded)
    let soup =
      "<html><body><div class=ocr_page title='bbox 0 0 9 9'>" + String(repeating: "<div>", count: 100_000)
    #expect((try? readBack(soup)) == nil)
  }

  @Test func whatIsNoHOCRIsNamed() throws {
    let none = #expect(throws: RectoError.self) {
      try readBack("<html><head><meta name='ocr-system' content='x'/></head><body/></html>")
    }
    #expect(none?.description.contains("page.file: The file has no element of the class ocr_page") == true)
    let boxless = #expect(throws: RectoError.self) {
      try readBack(
        "<html><body>\n<div class='ocr_page'>\n<span class='ocr_line'>a</span></div></body></html>")
    }
    #expect(boxless?.message.hasPrefix("Line 3: the text has no bbox") == true)
    #expect(FormatRegistry.reader(head: Data("<html><body>ocr</body></html>".utf8)) == nil)
    #expect(FormatRegistry.reader(head: Data("%PDF-1.7 ocr_page".utf8)) == nil)
  }

  @Test func limitsHold() throws {
    let bytes = Data(page("").utf8)
    let large = #expect(throws: RectoError.self) { try readBack(bytes, limits: Limits(inputBytes: 10)) }
    #expect(large?.code == .limitExceeded)
    let long = #expect(throws: RectoError.self) { try readBack(bytes, limits: Limits(pages: 0)) }
    #expect(long?.code == .limitExceeded)
  }
}

extension Diagnostic {
  fileprivate var isRepair: Bool {
    if case .sourceRepaired = self { true } else { false }
  }
}
