import RectoModel
import Testing

@testable import RectoRecognition

@Suite("Text that a page has by itself") struct EmbeddedTextTests {
  /// Letters of 6 x 10 points; a line feed begins the next line, 12 points below.
  private func source(_ text: String, x: Double = 10, y: Double = 20) -> PageTextSource {
    var (left, top) = (x, y)
    var boxes: [Rect] = []
    let scalars = Array(text.unicodeScalars)
    for scalar in scalars {
      boxes.append(Rect(x: left, y: top, width: 6, height: 10))
      (left, top) = scalar == "\n" ? (x, top + 12) : (left + 6, top)
    }
    let attributes = PDFPageText.Attributes(
      fontName: "ABCDEF+Serif-Bold", fontSize: 10, color: RGBColor(red: 0, green: 0, blue: 0), start: 0,
      end: scalars.count - 1)
    return PageTextSource(
      PDFPageText(scalars: scalars, boxes: boxes, attributes: [attributes]), ShownTexts(pageHeight: 400),
      size: Size(width: 300, height: 400))
  }

  @Test("Blanks end words, line feeds end lines") func words() {
    let lines = EmbeddedText(source("two words\nnext")).lines.map(\.line)
    #expect(lines.map { $0.words.map(\.text) } == [["two", "words"], ["next"]])
    #expect(lines[0].words[1].box.minX == 34 && lines[0].words[1].box.width == 30)
    #expect(lines[0].words[0].style == TextStyle([.bold], fontName: "Serif-Bold", fontSize: Points(10)))
  }

  @Test("Of drawn letters, the size is what their font's text has, not what poppler guesses") func drawn() {
    let guessed = source("so large")
    let from = Point(x: 10, y: 28)
    let shown = ShownText(from: from, to: Point(x: 58, y: 28), size: 14, isDrawn: true)
    let given = PageTextSource(
      guessed.text, ShownTexts([shown], pageHeight: guessed.size.height), size: guessed.size)
    let words = EmbeddedText(given).lines.flatMap(\.line.words)
    #expect(words.map { $0.style?.fontSize } == [Points(14), Points(14)])
    #expect(words.allSatisfy { abs($0.box.maxY - 28) < 4 && $0.box.height > 6 })
  }

  @Test("Lines under one another are a paragraph; far ones are another") func paragraphs() {
    let near = EmbeddedText(source("one line\nand more\n\n\n\nfar away"))
    let blocks = near.blocks(.scale(x: 2, y: 2), engine: .embeddedText(version: "1"))
    #expect(blocks.map { $0.content.ownLines.count } == [2, 1])
    #expect(blocks[0].region.box.minX == 20 && blocks[0].region.box.width == 96)
    #expect(blocks.allSatisfy { $0.provenance?.engine?.isEmbeddedText == true })
  }

  @Test("A hyphen before a small letter is the printer's") func hyphens() {
    let blocks = EmbeddedText(source("a hyph-\nenated Well-\nKnown")).blocks(
      .identity, engine: .embeddedText(version: "1"))
    #expect(blocks.flatMap { $0.content.ownLines.map(\.endsHyphenated) } == [true, false, false])
  }

  @Test("Only wanted words are taken") func filter() {
    let text = EmbeddedText(source("keep drop"), elsewhere: { $0.x < 40 })
    #expect(text.lines.flatMap { $0.line.words.map(\.text) } == ["keep"])
  }

  @Test("Recognised text joins the page's own from the top down; doubtful text of pictures is left out")
  func joining() {
    func block(_ text: String, y: Double, confidence: Double? = nil) -> Block {
      let box = Rect(x: 0, y: y, width: 50, height: 10)
      let line = TextLine(words: [Word(text, box: box)], box: box)
      return Block(
        id: "x", region: Region(box), content: .paragraph(Paragraph([line])),
        confidence: confidence.flatMap(Confidence.init))
    }
    let paper = Size(width: 100, height: 100)
    let picture = PageFacts.Picture(
      box: Rect(x: 0, y: 20, width: 100, height: 80), pixels: Size(width: 500, height: 400))
    let header = PageFacts.Text(box: Rect(x: 0, y: 0, width: 50, height: 10), characters: 9)
    let decision = PageDecision(
      PageFacts(size: paper, readable: [header], pictures: [picture]), mode: .auto)
    let original = KeptOriginal(decision: decision, text: [block("header", y: 0), block("footer", y: 90)])
    let joined = original.joined(
      with: [block("read", y: 40, confidence: 0.9), block("noise", y: 60, confidence: 0.2)],
      on: Page(size: paper, resolution: .measured(72), blocks: []), turn: .identity)
    #expect(
      joined.flatMap { $0.content.ownLines.flatMap(\.words) }.map(\.text) == ["header", "read", "footer"])
  }
}
