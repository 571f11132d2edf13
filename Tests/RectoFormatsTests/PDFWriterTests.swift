import Foundation
import FoundationXML
import RectoModel
import Testing

@testable import RectoFormats

@Suite struct PDFWriterTests {
  /// A word as a reader finds it, in points from the top left.
  private struct Found: Hashable {
    var text: String
    var box: Rect
  }

  private func words(_ path: String) throws -> [Found] {
    let html = try ExternalTool.pdftotext.run(["-bbox", path, "-"]).text
    let pattern = /<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)<\/word>/
    return html.matches(of: pattern).map { match in
      let edges = [match.1, match.2, match.3, match.4].map { Double($0) ?? .nan }
      return Found(
        text: String(match.5), box: Rect(left: edges[0], top: edges[1], right: edges[2], bottom: edges[3]))
    }
  }

  private var sample: Document {
    let lines: [TextLine] = [
      .typed("The quick brown fox", x: 50, y: 50), .typed("jumps über 10 €", x: 50, y: 70),
      .typed("Ω 😀 ﬁ 日本語 e\u{0301}t\u{0301}", x: 50, y: 90),
    ]
    return Document(
      metadata: DocumentMetadata(
        title: "Größe <&> 日本 😀", author: "Ann", subject: "S", keywords: "k1, k2", language: "de"),
      pages: [.points(400, 300, lines: lines, label: "iv"), .points(300, 200)])
  }

  @Test func wordsAreFoundWhereTheyAre() throws {
    let fixture = try PDFFixture()
    let path = try fixture.write(sample)
    let found = try words(path)
    let expected = sample.pages[0].words.map(\.text)
    #expect(found.map(\.text) == expected)
    for (word, place) in zip(sample.pages[0].words, found) {
      #expect(word.box.overlap(with: place.box) > 0.95, "\(word.text) at \(place.box)")
    }
  }

  @Test func otherReadersAgree() throws {
    let fixture = try PDFFixture()
    let text = try ExternalTool.mutool.run(["draw", "-q", "-F", "txt", try fixture.write(sample), "1"]).text
    let expected = sample.pages[0].lines.map(\.plainText).joined(separator: " ")
    // MuPDF takes ligatures apart.
    #expect(
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        == expected.replacing("ﬁ", with: "fi"))
  }

  private static let python = ProcessInfo.processInfo.environment["RECTO_TEST_PYTHON"]

  @Test(.enabled(if: python != nil, "needs pypdfium2: run `make test`")) func chromeAgrees() throws {
    let python = try #require(Self.python)
    let fixture = try PDFFixture()
    let lines = ["The quick brown fox", "日本語の文書", "שלום עולם"]
    let page = Page.points(
      400, 300,
      lines: [
        .typed(lines[0], x: 50, y: 50), .typed(lines[1], x: 50, y: 90),
        .typed(lines[2], x: 50, y: 130, direction: .rightToLeft),
      ])
    let script = """
      import sys, pypdfium2
      print(pypdfium2.PdfDocument(sys.argv[1])[0].get_textpage().get_text_range())
      """
    let text = try ExternalTool(name: python).run(
      ["-c", script, try fixture.write(Document(pages: [page]))], environment: ["PYTHONIOENCODING": "utf-8"]
    ).text
    for line in lines { #expect(text.contains(line)) }
  }

  @Test func textIsInvisible() throws {
    let fixture = try PDFFixture()
    let path = try fixture.write(sample)
    #expect(try fixture.render(path).darkest == 255)
    let pgm = try ExternalTool.mutool.run([
      "draw", "-q", "-r", "72", "-F", "pgm", "-c", "gray", "-o", "-", path, "1",
    ])
    #expect(try GrayRaster(pgm.output).darkest == 255)
  }

  @Test func withoutText() throws {
    let fixture = try PDFFixture()
    #expect(try words(try fixture.write(sample, options: ["text": "false"])).isEmpty)
  }

  @Test func chineseAndVerticalTextHasNoGaps() throws {
    let fixture = try PDFFixture()
    func line(_ text: String, vertical: Bool, x: Double, y: Double) -> TextLine {
      let words = text.enumerated().map { index, letter in
        let step = 12.0 * Double(index)
        let place = vertical ? (x, y + step) : (x + step, y)
        return Word(String(letter), box: Rect(x: place.0, y: place.1, width: 10, height: 10))
      }
      return TextLine(
        words: words, box: words.map(\.box).union ?? Rect(x: x, y: y, width: 1, height: 1),
        direction: vertical ? .topToBottom : .leftToRight)
    }
    let across = Document(pages: [.points(400, 300, lines: [line("人人生而自由", vertical: false, x: 50, y: 50)])])
    #expect(try words(try fixture.write(across)).map(\.text) == ["人人生而自由"])
    let down = Document(
      pages: [
        .points(
          400, 300,
          lines: [line("縦書きの文", vertical: true, x: 100, y: 40), line("次の行", vertical: true, x: 80, y: 40)])
      ])
    let text = try ExternalTool.pdftotext.run([try fixture.write(down), "-"]).text
    #expect(text.split(whereSeparator: \.isWhitespace) == ["縦書きの文", "次の行"])
  }

  @Test func arabicIsReadInOrder() throws {
    let fixture = try PDFFixture()
    let page = Page.points(
      400, 300, lines: [.typed("السلام عليكم كتاب", x: 50, y: 50, direction: .rightToLeft)])
    let text = try ExternalTool.pdftotext.run([try fixture.write(Document(pages: [page])), "-"]).text
    let plain = text.unicodeScalars.filter { $0.properties.generalCategory != .format }
    #expect(
      String(String.UnicodeScalarView(plain)).split(whereSeparator: \.isWhitespace)
        == ["السلام", "عليكم", "كتاب"])
    let mirrored = try fixture.write(Document(pages: [page]), options: ["rtl-order": "logical"])
    let mupdf = try ExternalTool.mutool.run(["draw", "-q", "-F", "txt", mirrored]).text
    #expect(mupdf.contains("السلام عليكم كتاب"))
  }

  @Test func hostileWordsDoNotSilenceTheRest() throws {
    let fixture = try PDFFixture()
    let texts = ["a\u{FFFE}b", "\u{FFFF}", String(repeating: "w", count: 5_000), "\u{10FFFF}", "👩‍👩‍👧", "\u{0}"]
    var lines = texts.map { text in
      let box = Rect(x: 10, y: 10, width: .nan, height: 0)
      return TextLine(words: [Word(text, box: box)], box: box)
    }
    lines.append(.typed("still here", x: 50, y: 200))
    let path = try fixture.write(
      Document(pages: [
        .points(400, 300, lines: lines), .points(400, 300, lines: [.typed("and here", x: 9, y: 9)]),
      ]))
    let text = try ExternalTool.pdftotext.run([path, "-"]).text
    #expect(text.contains("still here") && text.contains("and here"))
    #expect(fixture.diagnostics.filter { $0 != .pageUnseen(page: $0.page) }.count == 4)
    #expect(try ExternalTool.qpdf.run(["--check", path]).status == 0)
  }

  @Test func aPageOfWhichNothingIsSeenIsTold() throws {
    let fixture = try PDFFixture()
    _ = try fixture.write(
      Document(pages: [.points(200, 100), .points(200, 100, lines: [.typed("words", x: 9, y: 9)])]))
    #expect(fixture.diagnostics == [.pageUnseen(page: 2)])
  }

  @Test func equalInputGivesEqualBytes() throws {
    let fixture = try PDFFixture()
    let first = try fixture.bytes(sample)
    let zone = NSTimeZone.default
    defer { NSTimeZone.default = zone }
    NSTimeZone.default = try #require(TimeZone(identifier: "Pacific/Kiritimati"))
    #expect(try PDFFixture().bytes(sample) == first)
    #expect(!first.isEmpty)
  }

  @Test func nothingIsLeftBehind() throws {
    let fixture = try PDFFixture()
    _ = try fixture.bytes(sample)
    #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path).isEmpty)
  }

  @Test func saysWhatItIs() throws {
    let fixture = try PDFFixture()
    let path = try fixture.write(sample)
    #expect(try ExternalTool.qpdf.run(["--check", path]).status == 0)
    let info = try ExternalTool.pdfinfo.run(["-rawdates", path], environment: ["LC_ALL": "C.UTF-8"]).text
    for line in [
      "Title:           Größe <&> 日本 😀", "Author:          Ann", "Subject:         S",
      "Keywords:        k1, k2", "Producer:        Recto test", "CreationDate:    D:20200913122640Z",
    ] {
      #expect(info.contains(line), "\(line)")
    }
    let objects = try ExternalTool.qpdf.run(["--qdf", "--object-streams=disable", path, "-"]).text
    #expect(objects.contains("/Lang (de)") && objects.contains("/DisplayDocTitle true"))
    #expect(objects.contains("/P (iv)") && objects.contains("/CIDToGIDMap"))
    let xmp = try ExternalTool.pdfinfo.run(["-meta", path]).text
    #expect(xmp.contains("Größe &lt;&amp;&gt; 日本 😀") && xmp.contains("2020-09-13T12:26:40Z"))
    #expect(XMLParser(data: Data(xmp.utf8)).parse())
  }

  @Test func labelsBecomeRanges() {
    let labels = PDFPageLabels(["iv", nil, "3", "4", "9", "A-1"])
    #expect(
      labels.ranges.map(\.label) == [.name("iv"), .number(2), .number(9), .name("A-1")])
    #expect(labels.ranges.map(\.start) == [0, 1, 4, 5])
    #expect(PDFPageLabels([nil, nil]).ranges.isEmpty)
  }

  @Test func emptyDocumentIsRefused() throws {
    let fixture = try PDFFixture()
    let error = #expect(throws: RectoError.self) { try fixture.bytes(Document(pages: [])) }
    #expect(error?.code == .malformedInput)
  }
}
