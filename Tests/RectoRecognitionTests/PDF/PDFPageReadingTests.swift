import Foundation
import RectoModel
import RectoPDF
import Testing

@testable import RectoRecognition

@Suite("What is read of a page of a PDF") struct PDFPageReadingTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private static let fonts = """
    /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>
      /B << /Type /Font /Subtype /Type1 /BaseFont /Times-BoldItalic /Encoding /WinAnsiEncoding >>
      /M << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >> >>
    """

  /// A page of 400 x 300 points with three fonts.
  private func read<Value>(
    _ content: String, page entries: String = "/MediaBox [0 0 400 300]",
    _ body: (PDFPageReading) throws -> Value
  ) throws -> Value {
    let data = PDFBytes.data(contents: [content], page: "\(entries) /Resources << \(Self.fonts) >>")
    let file = try OpenPDF(scratch.file("a.pdf", data))
    return try body(PDFPageReading(try file.page(0), index: 0, in: try file.objects()))
  }

  private func lines(_ content: String, page: String = "/MediaBox [0 0 400 300]") throws -> [TextLine] {
    try read(content, page: page) { $0.text(withHidden: false).lines.map(\.line) }
  }

  private func words(_ content: String) throws -> [Word] { try lines(content).flatMap(\.words) }

  // MARK: Words

  @Test("Words have font, size, colour and tight boxes; lines have a baseline") func styles() throws {
    let lines = try lines("BT /B 20 Tf 1 0 0 rg 50 200 Td (Hope gone) Tj /M 8 Tf 0 g 0 -30 Td (mono) Tj ET")
    let first = try #require(lines.first?.words.first)
    #expect(
      first.style
        == TextStyle([.bold, .italic], fontName: "Times-BoldItalic", fontSize: Points(20), color: "#ff0000"))
    #expect(abs(first.box.minX - 50) < 0.01 && abs(first.box.maxY - 104.2) < 0.01)
    #expect(first.box.minY > 84 && first.box.minY < 88)
    #expect(lines[0].baseline?.points.map(\.y) == [100, 100])
    #expect(lines[1].words[0].style == TextStyle([.monospace], fontName: "Courier", fontSize: Points(8)))
  }

  @Test("Raised and lowered small letters are words of their own") func scripts() throws {
    let words = try words(
      "BT /F 12 Tf 20 200 Td (word) Tj /F 7 Tf 4 Ts (12) Tj 0 Ts /F 12 Tf ( H) Tj /F 8 Tf -3 Ts (2) Tj 0 Ts /F 12 Tf (O) Tj ET"
    )
    #expect(words.map(\.text) == ["word", "12", "H", "2", "O"])
    #expect(words.map { $0.style?.traits ?? [] } == [[], [.superscript], [], [.subscript], []])
  }

  @Test("A word goes on where only the font changes; small capitals are told") func mixedFonts() throws {
    let words = try words(
      "BT /F 12 Tf 20 200 Td (un) Tj /B 12 Tf (believ) Tj /F 12 Tf (able) Tj ET BT /F 14 Tf 20 150 Td (T) Tj /F 10 Tf (HE) Tj ET"
    )
    #expect(words.map(\.text) == ["unbelievable", "THE"])
    #expect(words[0].style?.has(.bold) == true)
    #expect(words[1].style == TextStyle([.smallCaps], fontName: "Helvetica", fontSize: Points(14)))
  }

  @Test("Letters with gaps between all of them are words; gaps alone divide words") func gaps() throws {
    #expect(
      try words("BT /F 12 Tf 4 Tc 20 200 Td (WIDE HEADING) Tj ET").map(\.text) == ["WIDE", "HEADING"])
    #expect(
      try words("BT /F 12 Tf 20 200 Td [(one) -600 (two) -20 (s)] TJ ET").map(\.text) == ["one", "twos"])
  }

  @Test("Letters drawn thick, leaning or twice") func fakes() throws {
    let words = try words(
      "BT /F 12 Tf 2 Tr 20 200 Td (thick) Tj 0 Tr ET BT /F 12 Tf 1 0 .3 1 20 150 Tm (leans) Tj ET BT /F 12 Tf 20 100 Td (twice) Tj ET BT /F 12 Tf 20.3 100 Td (twice) Tj ET"
    )
    #expect(words.map(\.text) == ["thick", "leans", "twice"])
    #expect(words.map { $0.style?.traits ?? [] } == [[.bold], [.italic], []])
  }

  @Test("Rules under and through words; borders are none") func decorations() throws {
    let page = """
      BT /F 12 Tf 20 200 Td (under not) Tj 0 -50 Td (struck) Tj 0 -50 Td (bordered) Tj ET
      20 198 m 52 198 l S 20 153.5 34 0.8 re f 5 98 m 300 98 l S
      """
    #expect(try words(page).map { $0.style?.traits ?? [] } == [[.underline], [], [.strikethrough], []])
  }

  @Test("Text that can't be seen is left out, except what was read in a picture") func hidden() throws {
    let page = """
      BT /F 12 Tf 20 200 Td (This is what people see on it) Tj ET BT 3 Tr /F 12 Tf 20 100 Td (keywords) Tj ET
      BT 0 Tr /F 12 Tf -200 150 Td (outside) Tj ET q 0 0 10 10 re W n BT /F 12 Tf 150 20 Td (clipped) Tj ET Q
      q 0 0 60 300 re W n BT /F 12 Tf 20 180 Td (half of it is cut) Tj ET Q BT /F 0.1 Tf 20 50 Td (tiny) Tj ET
      """
    #expect(
      try words(page).map(\.text) == ["This", "is", "what", "people", "see", "on", "it", "half", "of", "it"])
    let scan =
      "q 100 0 0 50 200 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID a EI Q BT 3 Tr /F 12 Tf 210 70 Td (read) Tj ET"
    try read("BT /F 12 Tf 20 200 Td (seen text) Tj ET \(scan)") { reading in
      #expect(
        reading.text(withHidden: true).lines.flatMap { $0.line.words.map(\.text) } == [
          "seen", "text", "read",
        ])
      #expect(
        reading.text(withHidden: false).lines.flatMap { $0.line.words.map(\.text) } == ["seen", "text"])
    }
    #expect(try read(scan) { $0.text(withHidden: true).lines.count } == 1)
  }

  // MARK: Lines

  @Test("Turned text is read in its direction, and its lines belong together") func turned() throws {
    let page = """
      BT /F 10 Tf 0 1 -1 0 100 100 Tm (first line up) Tj 0 -12 Td (second line up) Tj ET
      BT /F 10 Tf 0 -1 1 0 300 200 Tm (line down) Tj ET
      """
    let blocks = try read(page) { reading in
      reading.text(withHidden: false).blocks(.identity, engine: .embeddedText(version: "1"))
    }
    #expect(
      blocks.map { $0.content.ownLines.map { $0.words.map(\.text).joined(separator: " ") } } == [
        ["first line up", "second line up"], ["line down"],
      ])
    let up = try #require(blocks.first?.content.ownLines.first)
    #expect(up.words.allSatisfy { $0.box.height > $0.box.width } && up.baseline?.points.first?.y == 200)
    #expect(blocks.last?.content.ownLines.first?.direction == .topToBottom)
  }

  @Test("Slanting text is one line") func slanting() throws {
    let lines = try lines("BT /F 20 Tf .7071 .7071 -.7071 .7071 100 60 Tm (DRAFT COPY) Tj ET")
    #expect(lines.map { $0.words.map(\.text) } == [["DRAFT", "COPY"]])
  }

  @Test("Boxes are those of the page as it is shown") func geometry() throws {
    let lines = try lines(
      "BT /F 10 Tf 120 230 Td (Xx) Tj ET",
      page: "/MediaBox [0 0 400 300] /CropBox [100 200 300 300] /Rotate 180")
    let box = try #require(lines.first?.words.first?.box)
    #expect(abs(box.maxX - 180) < 0.01 && abs(box.minY - 30) < 0.01)
    #expect(lines[0].baseline?.points.first?.x ?? 0 > lines[0].baseline?.points.last?.x ?? 0)
  }

  @Test("Links lead from the words over which they lie") func links() throws {
    let annotation = """
      /MediaBox [0 0 400 300] /Annots [ << /Type /Annot /Subtype /Link /Rect [18 195 50 215]
        /A << /S /URI /URI (https://example.org/) >> >> ]
      """
    let words = try lines("BT /F 12 Tf 20 200 Td (here) Tj 40 0 Td (not) Tj ET", page: annotation).flatMap(
      \.words)
    #expect(words.map(\.link) == ["https://example.org/", nil])
  }

  @Test("Text that says nothing is unreadable, and the page is to be read") func enciphered() throws {
    let text =
      "it was the best of times it was the worst of times it was the age of wisdom it was the age of foolishness"
    let shifted = String(
      text.unicodeScalars.map {
        $0 == " " ? " " : Character(Unicode.Scalar(97 + ($0.value - 97 + 11) % 26) ?? "a")
      })
    func page(_ text: String) -> String {
      (0..<4).map { "BT /F 6 Tf 10 \(250 - 20 * $0) Td (\(text)) Tj ET" }.joined(separator: " ")
    }
    try read(page(shifted)) { reading in
      #expect(reading.facts.readable.isEmpty && reading.facts.unreadable.count == 4)
      #expect(PageDecision(reading.facts, mode: .auto).reading == .everything)
    }
    #expect(try read(page(text)) { $0.facts.unreadable.isEmpty })
  }
}
