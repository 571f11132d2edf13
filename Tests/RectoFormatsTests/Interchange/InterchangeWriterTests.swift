import Foundation
import RectoFormats
import RectoModel
import RectoTesting
import Testing

/// What ALTO and PAGE write comes back as it was.
@Suite struct InterchangeWriterTests {
  private static let formats = ["alto", "page"]

  @Test(arguments: formats)
  func everythingComesBack(_ format: String) throws {
    let document = try everyContent()
    let back = try readBack(try write(document, as: format).text)
    for (page, original) in zip(back.document.pages, document.withoutPictures.pages) {
      #expect(page.blocks.map(\.id) == original.blocks.map(\.id))
      #expect(page.lines == original.lines)
      #expect(page.blocks.map(\.content.typeName) == original.blocks.map(\.content.typeName))
      #expect(page.size == original.size)
    }
    #expect(back.document.pages.count == document.pages.count)
    #expect(back.diagnostics.isEmpty, "\(back.diagnostics)")
  }

  @Test(arguments: try GoldenFolder.above(#filePath).cases(), formats)
  func goldenDocumentsComeBack(_ golden: GoldenCase, _ format: String) throws {
    let written = try write(try golden.document(), as: format).text
    let back = try readBack(written).document
    // Control characters and blanks inside words don't come back, and are reported.
    guard golden.name != "hostile-characters" else { return }
    #expect(try write(back, as: format).text == written)
    let document = try golden.document().withoutPictures
    let glyphless = format == "alto" ? document.withoutClusters : document
    for (page, original) in zip(back.pages, glyphless.pages) {
      #expect(page.blocks == original.blocks)
      #expect(page.size == original.size)
      #expect(page.resolution == original.resolution)
      #expect(page.label == original.label)
      #expect(page.language == original.language)
      #expect(page.provenance == original.provenance)
    }
    #expect(back.pages.count == document.pages.count)
    #expect(back.metadata == document.metadata)
  }

  @Test(arguments: formats)
  func fractionsAndOutlinesAreKept(_ format: String) throws {
    let word = Word(
      "a-", box: Rect(x: -2.5, y: 0.25, width: 10.125, height: 3), confidence: Confidence(0.9876),
      language: "de-Latf", link: "https://example.org/?a={b};c:d")
    var line = TextLine(
      words: [word], box: word.box, polygon: [Point(x: 0, y: 0), Point(x: 7, y: 1), Point(x: 3, y: 2.5)],
      baseline: Baseline([Point(x: 0, y: 2), Point(x: 3, y: 2.5), Point(x: 9, y: 4)]))
    line.endsHyphenated = true
    var block = Sample.block(.paragraph(Paragraph([line, line])), id: "é 1")
    block.region = Region(Rect(x: 0, y: 0, width: 10, height: 10), polygon: block.region.box.corners)
    let document = Document(pages: [Sample.page([block])])
    let back = try readBack(try write(document, as: format).text).document
    #expect(back.pages.first?.blocks == document.pages.first?.blocks)
  }

  /// hOCR, ALTO, PAGE and JSON are four ways to the same document.
  @Test(arguments: ["docx", "html", "txt"])
  func theSamePageGivesTheSameOutput(_ target: String) throws {
    let document = try GoldenFolder.above(#filePath).case(named: "every-block").document().withoutPictures
    let outputs = try ["json", "hocr", "alto", "page"].map { format in
      let bytes = Data(try write(document, as: format).bytes)
      var read = try readBack(bytes).document
      // JSON alone keeps sources that no page names.
      read.sources = []
      return try write(read, as: target).bytes
    }
    #expect(Set(outputs.map { Data($0) }).count == 1)
    #expect(outputs[0].count > 100)
  }

  @Test(arguments: formats)
  func glyphsCanBeLeftOut(_ format: String) throws {
    let box = Rect(x: 1, y: 2, width: 30, height: 4)
    let line = TextLine(words: [Word("a", box: box, glyphs: [Glyph("a", box: box)])], box: box)
    let document = Document(pages: [Sample.page([Sample.block(.paragraph(Paragraph([line])), id: "b")])])
    #expect(try write(document, as: format).text.contains("<Glyph"))
    #expect(!(try write(document, as: format, ["glyphs": "false"]).text.contains("<Glyph")))
  }

  @Test func whatALTOCannotHoldIsTold() throws {
    let box = Rect(x: 1, y: 2, width: 30, height: 4)
    let cluster = Word("e\u{301}", box: box, language: "no language", glyphs: [Glyph("e\u{301}", box: box)])
    let document = Document(
      pages: [
        Sample.page([Sample.block(.paragraph(Paragraph([TextLine(words: [cluster], box: box)])), id: "b")])
      ])
    let written = try write(document, as: "alto")
    #expect(
      written.diagnostics == [
        .sourcePartLost(page: 1, what: "the language no language"),
        .contentOmitted(page: 1, block: "b", what: "boxes of characters of several code points"),
      ])
  }

  @Test(arguments: formats) func aKindOfLossIsToldOnce(_ format: String) throws {
    let box = Rect(x: 1, y: 2, width: 30, height: 4)
    let asset = try #require(AssetID("p.png"))
    let pages = (1...3).map { page in
      let line = TextLine(words: [Word("e\u{1}\u{2}", box: box)], box: box)
      return Sample.page(
        (1...4).flatMap { number in
          [
            Sample.block(.figure(Figure(asset: asset)), id: BlockID("f\(page)\(number)")),
            Sample.block(.paragraph(Paragraph([line])), id: BlockID("t\(page)\(number)")),
          ]
        })
    }
    let told = try write(Document(pages: pages), as: format).diagnostics
    #expect(
      told == [
        .charactersDropped(page: 1, block: nil, count: 24),
        .contentOmitted(page: 1, block: "f11", what: "the picture itself; its place is kept (12)"),
      ])
  }

  @Test func PAGETellsWhatAHandWrote() throws {
    var document = try everyContent()
    document.pages[0].blocks.insert(
      Block(
        id: "hand", region: Region(Rect(x: 1, y: 1, width: 50, height: 10)),
        content: .paragraph(
          Paragraph([
            TextLine(
              words: [
                Word(
                  "signed", box: Rect(x: 1, y: 1, width: 50, height: 10),
                  style: TextStyle(isHandwritten: true))
              ], box: Rect(x: 1, y: 1, width: 50, height: 10))
          ]))), at: 0)
    let written = try write(document, as: "page").text
    #expect(written.contains("production=\"handwritten-cursive\""))
    #expect(try readBack(written).document.pages[0].words.first?.style == TextStyle(isHandwritten: true))
    for format in ["alto", "hocr"] {
      #expect(
        try write(document, as: format).diagnostics.contains(
          .contentOmitted(page: 1, block: "hand", what: "that words are handwritten")), "\(format)")
    }
  }

  @Test func pagesOfPAGEAreFilesOfTheirOwn() throws {
    let page = Sample.page([Sample.block(.paragraph(Paragraph([Sample.line([Sample.word("a")])])), id: "b")])
    let document = Document(pages: [page, Sample.page([])])
    let writer = try #require(FormatRegistry.writer(id: "page"))
    let context = try GoldenFolder.above(#filePath).case(named: "tables").context()
    let parts = try writer.parts(of: document, asOne: false, context: context)
    #expect(parts.map(\.name) == ["p1", "p2"])
    #expect(parts.map { $0.document(of: document).pages } == [[document.pages[0]], [document.pages[1]]])
    #expect(try writer.parts(of: document, asOne: true, context: context).isEmpty)
  }
}

extension Document {
  /// ALTO's characters are single code points.
  fileprivate var withoutClusters: Document {
    var copy = self
    for index in copy.pages.indices {
      copy.pages[index].blocks = copy.pages[index].blocks.map(\.withoutClusters)
    }
    return copy
  }
}

extension Block {
  fileprivate var withoutClusters: Block {
    guard case .paragraph(var paragraph) = content else { return self }
    for line in paragraph.lines.indices {
      for word in paragraph.lines[line].words.indices
      where paragraph.lines[line].words[word].glyphs.contains(where: { $0.text.unicodeScalars.count > 1 }) {
        paragraph.lines[line].words[word].glyphs = []
      }
    }
    var copy = self
    copy.content = .paragraph(paragraph)
    return copy
  }
}
