import Foundation
import RectoFormats
import RectoModel
import RectoTesting
import Synchronization
import Testing

/// python-pptx reads back what was written: every word, table, span, picture and list.
@Suite struct PPTXReadBackTests {
  private struct Deck {
    var read: PPTXReadBack
    var reported: [Diagnostic]
  }

  private func deck(
    _ document: Document, _ options: [String: String] = [:], assets: [Asset] = []
  ) throws -> Deck {
    let reported = Mutex<[Diagnostic]>([])
    let context = WriteContext(
      timestamp: Date(timeIntervalSince1970: 0), producer: "Recto", assets: AssetStore(assets),
      temporaryFolder: FileManager.default.temporaryDirectory,
      report: { note in reported.withLock { $0.append(note) } })
    let writer = try #require(FormatRegistry.writer(id: "pptx"))
    var sink = MemorySink()
    try writer.write(document, options: OptionValues(options), to: &sink, context: context)
    return Deck(read: try PPTXReadBack(sink.bytes), reported: reported.withLock(\.self))
  }

  private func withPicture(_ body: (Asset) throws -> Void) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "fig-\(UUID().uuidString).png")
    defer { try? FileManager.default.removeItem(at: file) }
    try TestPNG(width: 4, height: 3) { _ in [0, 80, 160, 240] }.data.write(to: file)
    let id = try #require(AssetID("fig-1"))
    try body(Asset(id: id, mediaType: .png, size: Size(width: 4, height: 3), file: file))
  }

  @Test func everythingIsFoundAgain() throws {
    try withPicture { asset in
      let read = try deck(try everyContent(), assets: [asset]).read
      #expect(read.size == [7_620_000, 10_160_000])
      #expect(read.slides.map(\.layout) == ["Title Only", "Blank"])
      let texts = read.slides.map { $0.texts.map(\.paragraphs) }
      #expect(
        texts == [
          [
            ["Yearbook"], ["1. Animals #"], ["Some bold words italic both gone let_x 2 n a link noted 1"],
            ["A quote,\u{B}over two lines."], ["And more."], ["Mammals", "Birds", "dove", "swift"],
            ["Done", "Open"], ["if x {", "  print(\"```\")", "}"],
            ["This paragraph goes on over the page and ends hy-"], ["1\tThe first note."],
            ["*\tNothing refers here."], ["Page 1"],
          ],
          [["phenated."], ["Figure 1. The sea."], ["E = mc^2"]],
        ])
      #expect(read.slides[0].texts.filter(\.isTitle).map(\.paragraphs) == [["1. Animals #"]])
      #expect(read.slides[1].pictures.map(\.description) == ["A [map]\nNorth Sea"])
      #expect(read.slides[1].pictures.map(\.type) == ["image/png"])
      #expect(read.slides[1].pictures.first?.box == [0, 0, 1_270_000, 254_000])
      #expect(read.slides[0].notes.prefix(2) == ["Yearbook", "1. Animals #"])
      #expect(read.properties == ["Everything", "", "1970-01-01T00:00:00"])
    }
  }

  @Test func listsCountAsTheirMarkersDo() throws {
    let texts = try #require(try deck(try everyContent()).read.slides.first?.texts)
    let birds = try #require(texts.first { $0.paragraphs.contains("Birds") })
    #expect(birds.marks == ["arabicPeriod 3", "arabicPeriod 3", "•", "•"])
    #expect(birds.levels == [0, 0, 1, 1])
    #expect(texts.first { $0.paragraphs.contains("Done") }?.marks == ["☑", "☐"])
  }

  @Test func runsKeepWhatIsKnownOfThem() throws {
    let texts = try #require(try deck(try everyContent()).read.slides.first?.texts)
    let runs = try #require(texts.first { $0.paragraphs.first?.hasPrefix("Some") == true }).runs
    #expect(
      runs.filter(\.isBold).map { $0.text.trimmingCharacters(in: .whitespaces) } == ["bold words", "both"])
    #expect(runs.compactMap(\.link) == ["https://example.org/a_(b)"])
  }

  @Test func tablesKeepTheirSpans() throws {
    let tables = try deck(try everyContent()).read.slides[1].tables
    #expect(tables.map { [$0.rows, $0.columns] } == [[3, 2], [3, 3]])
    #expect(tables.map(\.hasFirstRow) == [true, true])
    #expect(tables.map(\.style).map { $0.hasPrefix("{5940675A") } == [false, true])
    #expect(tables.last?.cells == ReadCell.everySpan)
  }

  /// What is cut off there can't be read.
  @Test func textOverTheWholePageStaysOnItsSlide() throws {
    let box = Rect(x: 4, y: 100, width: 590, height: 12)
    func text(_ alignment: Paragraph.Alignment?, _ id: BlockID) -> Block {
      let words = ["Handgloves", "and", "hats"].enumerated().map { index, word in
        Word(word, box: Rect(x: 4 + 200 * Double(index), y: 100, width: 190, height: 12))
      }
      return Sample.block(
        .paragraph(Paragraph([TextLine(words: words, box: box)], alignment: alignment)), id: id)
    }
    let page = Page(
      size: Size(width: 595, height: 842), resolution: .measured(72),
      blocks: [text(nil, "a"), text(.end, "b"), text(.center, "c")])
    let boxes = try deck(Document(pages: [page])).read.slides[0].texts.map(\.box)
    #expect(boxes.count == 3)
    #expect(boxes.allSatisfy { $0[0] >= 0 && $0[0] + $0[2] <= 595 * 12_700 }, "\(boxes)")
  }

  /// High rows make room for those that are lower than a line: a table at the foot of a page doesn't leave its slide.
  @Test func rowsAreTogetherNoHigherThanTheTable() throws {
    let tops = [0.0, 30, 41, 52, 63, 74]
    let cells = zip(tops, tops.dropFirst() + [85]).enumerated().map { row, edges in
      let box = Rect(x: 0, y: edges.0, width: 200, height: edges.1 - edges.0)
      let line = Rect(x: 5, y: edges.1 - 10, width: 100, height: 10)
      let text = Paragraph([TextLine(words: [Word("Handgloves", box: line)], box: line)])
      let block = Block(id: BlockID("c\(row)"), region: Region(line), content: .paragraph(text))
      return Cell(row: row, column: 0, region: Region(box), blocks: [block])
    }
    let table = try Table(rowCount: 6, columnCount: 1, cells: cells)
    let block = Block(
      id: "t", region: Region(Rect(x: 0, y: 0, width: 200, height: 85)), content: .table(table))
    let page = Page(size: Size(width: 200, height: 85), resolution: .measured(72), blocks: [block])
    let heights = try #require(try deck(Document(pages: [page])).read.slides.first?.tables.first?.heights)
    let total = heights.reduce(0, +)
    #expect((84 * 12_700...85 * 12_700).contains(total), "\(heights)")
    #expect(Set(heights.dropFirst()).count == 1 && heights[0] > heights[1] && heights[1] > 11 * 12_700)
  }

  /// A row and a column that other cells cover throughout are none: LibreOffice would misplace what comes after.
  @Test func linesWithoutACellOfTheirOwnGo() throws {
    let cells = [
      Sample.cell(0, 0, "high and wide", rows: 2, columns: 3), Sample.cell(2, 0, "wide", columns: 2),
      Sample.cell(2, 2, "last"),
    ]
    let table = try Table(rowCount: 3, columnCount: 3, cells: cells)
    let read = try deck(Sample.document([Sample.block(.table(table), id: "t")])).read
    let found = try #require(read.slides.first?.tables.first)
    #expect(found.rows == 2 && found.columns == 2)
    let wanted = [
      ReadCell(row: 0, column: 0, rows: 1, columns: 2, text: "high and wide"),
      ReadCell(row: 1, column: 0, rows: 1, columns: 1, text: "wide"),
      ReadCell(row: 1, column: 1, rows: 1, columns: 1, text: "last"),
    ]
    #expect(found.cells == wanted)
  }

  /// Nothing of the golden cases is lost, on the slides as in the notes.
  @Test(arguments: try GoldenFolder.above(#filePath).cases())
  func noCharacterIsLost(_ golden: GoldenCase) throws {
    let writer = try #require(FormatRegistry.writer(id: "pptx"))
    let read = try PPTXReadBack(try golden.write(with: writer, context: try golden.context()))
    let pages = try golden.document().pages
    #expect(read.slides.count == pages.count)
    let found = read.characters.merging(read.noteCharacters, uniquingKeysWith: min)
    var wanted: [String: Int] = [:]
    for block in pages.flatMap(\.blocks) {
      // A formula in LaTeX says the same in other letters.
      if case .formula(let formula) = block.content, formula.latex != nil { continue }
      for scalar in block.allLines.flatMap(\.words).flatMap(\.text.unicodeScalars) where scalar.isShown {
        wanted[String(scalar), default: 0] += 1
      }
    }
    for (scalar, count) in wanted where found[scalar, default: 0] < count {
      Issue.record("\(scalar.debugDescription): \(count) in the model, \(found[scalar, default: 0]) read")
    }
  }

  @Test func otherPagesAreScaledToTheSlides() throws {
    var builder = DocumentBuilder()
    for size in [
      Size(width: 1240, height: 1754), Size(width: 1240, height: 1754), Size(width: 3508, height: 2480),
    ] {
      try builder.page(size: size) { (page) throws(RectoError) in page.paragraph("Text of a page.") }
    }
    let read = try deck(builder.document).read
    let boxes = read.slides.compactMap(\.texts.first?.box)
    #expect(boxes.count == 3 && boxes[0] == boxes[1])
    let (small, large) = (boxes[0], boxes[2])
    #expect(Double(large[3]) < 0.5 * Double(small[3]))
    #expect(large.allSatisfy { $0 > 0 } && large[0] + large[2] < read.size[0])
    // In the middle of the slide, which is higher.
    #expect(Double(large[1]) > 0.25 * Double(read.size[1]))
  }

  @Test func linksLeadToSlides() throws {
    var builder = DocumentBuilder()
    try builder.page { (page) throws(RectoError) in
      page.paragraph("there nowhere") { $0.link = $0.text == "there" ? "#page=2" : "#page=9" }
    }
    try builder.page { (page) throws(RectoError) in page.paragraph("Here.") }
    let runs = try #require(try deck(builder.document).read.slides.first?.texts.first?.runs)
    #expect(runs.map(\.link).compactMap(\.self) == ["/ppt/slides/slide2.xml"])
    #expect(runs.map(\.text).joined() == "there nowhere")
  }

  @Test func theImageLayoutShowsTheScan() throws {
    try withPicture { asset in
      var document = try everyContent()
      document.pages[0].image = PageImage(
        asset: asset.id, size: Size(width: 4, height: 3),
        transform: AffineTransform(a: 0, b: 200, c: -200, d: 0, tx: 600, ty: 0))
      let made = try deck(document, ["layout": "image"], assets: [asset])
      let first = try #require(made.read.slides.first)
      #expect(first.texts.isEmpty && first.tables.isEmpty)
      #expect(first.pictures.map(\.rotation) == [90])
      #expect(first.pictures.first?.box == [-1_270_000, 1_270_000, 10_160_000, 7_620_000])
      #expect(first.pictures.first?.description == "Scan of page 1")
      #expect(first.notes.contains("1. Animals #"))
      // A page without a picture has its parts.
      #expect(made.read.slides[1].tables.count == 2)
      #expect(made.reported.contains { $0.description.contains("the page has no picture") })
    }
  }

  @Test func whatOfficeCannotShowIsReported() throws {
    let id = try #require(AssetID("fig-1"))
    let jp2 = Asset(
      id: id, mediaType: .jpeg2000, size: Size(width: 1, height: 1), file: URL(filePath: "fig-1.jp2"))
    let made = try deck(try everyContent(), assets: [jp2])
    #expect(made.read.slides.flatMap(\.pictures) == [])
    #expect(made.reported.contains { $0.description.contains("image/jp2") }, "\(made.reported)")
    #expect(made.read.slides[1].texts.flatMap(\.paragraphs).contains("North Sea"))
  }

  @Test func anEmptyDocumentOpens() throws {
    let read = try deck(Document(pages: [])).read
    #expect(read.slides.isEmpty)
    #expect(read.size == [9_144_000, 6_858_000])
    #expect(try deck(Document(pages: [Sample.page([])])).read.slides.map(\.layout) == ["Blank"])
  }

  @Test func unknownLayoutsAreRefused() throws {
    #expect(throws: RectoError.self) { try deck(Document(pages: []), ["layout": "wide"]) }
  }
}

extension Unicode.Scalar {
  /// Hyphens go where a word was divided.
  fileprivate var isShown: Bool {
    !properties.isWhitespace && value >= 0x20 && !(0x7F...0xA0).contains(value)
      && ![0x2D, 0xAD, 0x2010, 0xFEFF, 0xFFFE, 0xFFFF].contains(value)
  }
}
