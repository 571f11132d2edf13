import Foundation
import RectoFormats
import RectoModel
import RectoTesting
import Synchronization
import Testing

/// python-docx reads back what was written: every word, table, span, picture and kind of text.
@Suite struct DOCXReadBackTests {
  private func picture() throws -> (Asset, URL) {
    let file = FileManager.default.temporaryDirectory.appending(path: "fig-\(UUID().uuidString).png")
    let scan = try ScanSynthesizer(resolution: 72).scan([ScanPage(width: 40, height: 30, items: [])])
    try scan.encoded(as: .png).write(to: file)
    let id = try #require(AssetID("fig-1"))
    return (Asset(id: id, mediaType: .png, size: Size(width: 40, height: 30), file: file), file)
  }

  @Test func everythingIsFoundAgain() throws {
    let (asset, file) = try picture()
    defer { try? FileManager.default.removeItem(at: file) }
    let read = try DOCXReadBack(try writeDOCX(try everyContent(), assets: [asset]))
    let texts = read.paragraphs.filter { !$0.text.isEmpty }.map { "\($0.style): \($0.text)" }
    #expect(
      texts == [
        "Title: 1. Animals #",
        "Normal: Some bold words italic both gone let_x 2 n a link noted",
        "Quote: A quote, over two lines.", "Quote: And more.", "List Number: Mammals", "List Number: Birds",
        "List Bullet 2: dove", "List Bullet 2: swift", "List Bullet: Done", "List Bullet: Open",
        "Code: if x {  print(\"```\")}",
        "Normal: This paragraph goes on over the page and ends hyphenated.",
        "footnote text: * Nothing refers here.", "Caption: Figure 1. The sea.", "Normal: E=mc2",
      ])
    let numbering = read.paragraphs.compactMap(\.numbering)
    #expect(numbering == [[0, 1], [0, 1], [1, 2], [1, 2], [0, 3], [0, 4]])
    #expect(read.footnotes == [" The first note."])
    #expect(read.links == ["https://example.org/a_(b)"])
    #expect(read.pictures == ["A [map]\nNorth Sea"])
    #expect(read.properties == ["Everything", "", "", "1970-01-01T00:00:00+00:00"])
    #expect(
      read.sections == [
        .init(size: [12_240, 15_840], isLandscape: false, header: "Yearbook", footer: "Page 1", columns: 1)
      ])
  }

  @Test func tablesKeepTheirSpans() throws {
    let read = try DOCXReadBack(try writeDOCX(try everyContent()))
    #expect(read.tables.map(\.style) == ["Unruled Table", "Table Grid"])
    #expect(read.tables.map(\.headerRows) == [1, 1])
    let spanned = try #require(read.tables.last)
    #expect(spanned.cells == ReadCell.everySpan)
    #expect(Set(spanned.widths).count == 1)
  }

  /// A page without paragraphs lends its name to the next one that is there.
  @Test(arguments: ["flow", "exact"]) func linksLeadToPages(_ layout: String) throws {
    let links = ["#page=1", "#page=2", "#page=3", "#page=9"].map { Sample.word("there", link: $0) }
    let first = Sample.block(.paragraph(Paragraph([Sample.line(links)])))
    let table = Sample.block(.table(try Sample.table([["a"], ["b"]])), id: "t")
    let reported = Mutex<[Diagnostic]>([])
    let bytes = try writeDOCX(Sample.document([first], [table], []), ["layout": layout]) { note in
      reported.withLock { $0.append(note) }
    }
    let read = try DOCXReadBack(bytes)
    #expect(read.anchors == ["page_1", "page_2", "page_3"])
    #expect(read.bookmarks == ["page_1", "page_2", "page_3"])
    let lost = Diagnostic.contentOmitted(page: 1, block: "b", what: "a link that is no address: #page=9")
    #expect(reported.withLock(\.self) == [lost])
  }

  /// Nothing of the golden cases is lost, in either layout.
  @Test(arguments: try GoldenFolder.above(#filePath).cases(), ["flow", "exact"])
  func noCharacterIsLost(_ golden: GoldenCase, _ layout: String) throws {
    let writer = try #require(FormatRegistry.writer(id: "docx"))
    let bytes = try golden.write(
      with: writer, options: OptionValues(["layout": layout]), context: try golden.context())
    let found = try DOCXReadBack(bytes).characters
    var wanted: [String: Int] = [:]
    for block in try golden.document().pages.flatMap(\.blocks) where block.isWhole {
      // Word counts the notes that are referred to.
      let words = block.allLines.flatMap(\.words).filter { $0.style?.has(.superscript) != true }
      for scalar in words.flatMap(\.text.unicodeScalars) where scalar.isInk {
        wanted[String(scalar), default: 0] += 1
      }
    }
    for (scalar, count) in wanted where found[scalar, default: 0] < count {
      Issue.record("\(scalar.debugDescription): \(count) in the model, \(found[scalar, default: 0]) read")
    }
  }

  @Test func doubtfulWordsAreMarked() throws {
    var builder = DocumentBuilder()
    try builder.page { (page) throws(RectoError) in
      page.paragraph("sure dou8tful sure") { word in
        word.confidence = Confidence(word.text == "sure" ? 0.9 : 0.41)
      }
    }
    let commented = try DOCXReadBack(
      try writeDOCX(builder.document, ["mark-uncertain": "comment", "uncertain-below": "50"]))
    #expect(commented.comments == ["Recognised with 41 % confidence."])
    #expect(commented.paragraphs.first?.text == "sure dou8tful sure")
    let plain = try DOCXReadBack(
      try writeDOCX(builder.document, ["mark-uncertain": "comment", "uncertain-below": "40"]))
    #expect(plain.comments.isEmpty)
    let xml = try documentXML(try writeDOCX(builder.document, ["mark-uncertain": "highlight"]))
    #expect(
      xml.contains("<w:r><w:rPr><w:highlight w:val=\"yellow\"/></w:rPr><w:t>dou8tful</w:t></w:r>"), "\(xml)")
  }

  @Test func pagesOfOtherSizesAreSections() throws {
    var builder = DocumentBuilder()
    for size in [Size(width: 1240, height: 1754), Size(width: 1754, height: 1240)] {
      for _ in 0..<2 {
        try builder.page(size: size) { (page) throws(RectoError) in page.paragraph("Text of a page.") }
      }
    }
    let sections = try DOCXReadBack(try writeDOCX(builder.document)).sections
    #expect(sections.map(\.size) == [[11_906, 16_838], [16_838, 11_906]])
    #expect(sections.map(\.isLandscape) == [false, true])
    let exact = try DOCXReadBack(try writeDOCX(builder.document, ["layout": "exact"])).sections
    #expect(exact.map(\.isLandscape) == [false, false, true, true])
  }

  @Test func headsWithNumbersAreFields() throws {
    var builder = DocumentBuilder()
    for number in 7...9 {
      try builder.page { (page) throws(RectoError) in
        page.add(.header(Paragraph(page.lines("Report \(number)"))))
        page.paragraph("Text.")
        page.add(.footer(Paragraph(page.lines("- \(number) -"))))
      }
    }
    let bytes = try writeDOCX(builder.document)
    let read = try DOCXReadBack(bytes)
    #expect(read.sections.map(\.header) == ["Report 1"])
    #expect(read.sections.map(\.footer) == ["- 1 -"])
    #expect(try documentXML(bytes).contains("<w:pgNumType w:start=\"7\"/>"))
    #expect(try documentXML(bytes, part: "word/header1.xml").contains("> PAGE </w:instrText>"))
    let none = try DOCXReadBack(try writeDOCX(builder.document, ["running-heads": "omit"]))
    #expect(none.sections.map(\.header) == [""])
  }

  @Test func contentsNameTheHeadings() throws {
    let read = try DOCXReadBack(try writeDOCX(try everyContent(), ["contents": "true"]))
    #expect(read.instructions.first == "TOC \\o \"1-6\" \\h \\z \\u")
    #expect(read.paragraphs.first?.style == "toc 1")
    #expect(read.paragraphs.first?.text == "1. Animals #1")
  }

  @Test func whatOfficeCannotShowIsReported() throws {
    let id = try #require(AssetID("fig-1"))
    let jp2 = Asset(
      id: id, mediaType: .jpeg2000, size: Size(width: 1, height: 1), file: URL(filePath: "fig-1.jp2"))
    let reported = Mutex<[Diagnostic]>([])
    let bytes = try writeDOCX(try everyContent(), assets: [jp2]) { note in
      reported.withLock { $0.append(note) }
    }
    #expect(try DOCXReadBack(bytes).pictures.isEmpty)
    let notes = reported.withLock(\.self)
    #expect(notes.count == 1)
    #expect(notes.first?.description.contains("image/jp2") == true, "\(notes)")
  }

  @Test func pageImagesNeedTheExactLayout() throws {
    #expect { _ = try writeDOCX(try everyContent(), ["page-images": "true"]) } throws: {
      ($0 as? RectoError)?.code == .unsupportedFeature
    }
  }

  @Test func anEmptyDocumentOpens() throws {
    for layout in ["flow", "exact"] {
      let read = try DOCXReadBack(try writeDOCX(Document(pages: []), ["layout": layout]))
      #expect(read.sections.count == 1)
    }
  }
}

/// One part of a DOCX as text.
func documentXML(_ bytes: [UInt8], part: String = "word/document.xml") throws -> String {
  let script =
    "import io,sys,zipfile; d=sys.stdin.buffer.read(); "
    + "sys.stdout.buffer.write(zipfile.ZipFile(io.BytesIO(d)).read(sys.argv[1]))"
  let result = try ExternalTool.python(script, [part], input: Data(bytes))
  try #require(result.status == 0, "\(result.errors)")
  return result.text
}

extension Block {
  /// Heads and feet stand once for many pages.
  fileprivate var isWhole: Bool {
    switch content {
    case .header, .footer: false
    // The rows of heads that it repeats are left out.
    case .table: continues == nil
    // A formula in LaTeX says the same in other letters.
    case .formula(let formula): formula.latex == nil
    default: true
    }
  }
}

extension Unicode.Scalar {
  /// Hyphens go where a word was divided, superscript digits where a note is referred to.
  fileprivate var isInk: Bool {
    !properties.isWhitespace && value >= 0x20 && !(0x7F...0xA0).contains(value) && self != "-"
      && value != 0xAD
      && value != 0x2010 && value != 0xFEFF && !(0xFFFE...0xFFFF).contains(value)
      && !"¹²³".unicodeScalars.contains(self)
  }
}
