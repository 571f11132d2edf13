import RectoModel
import Testing

@testable import RectoRecognition

@Suite("Text that a page has by itself") struct EmbeddedTextTests {
  /// Letters of 6 x 10 points; a line feed begins the next line, 12 points below.
  private func characters(_ text: String, x: Double = 10, y: Double = 20) -> [PDFCharacter] {
    var (left, top) = (x, y)
    return text.unicodeScalars.map { scalar in
      defer { left += 6 }
      guard scalar != "\n" else {
        (left, top) = (x - 6, top + 12)
        return PDFCharacter(scalar: scalar, box: nil)
      }
      return PDFCharacter(scalar: scalar, box: Rect(x: left, y: top, width: 6, height: 10))
    }
  }

  @Test("Blanks end words, line feeds end lines") func words() {
    let text = EmbeddedText(characters("two words\nnext"))
    #expect(text.lines.map { $0.words.map(\.text) } == [["two", "words"], ["next"]])
    #expect(text.lines[0].words[1].box == Rect(x: 34, y: 20, width: 30, height: 10))
  }

  @Test("Lines under one another are a paragraph; far ones are another") func paragraphs() {
    let near = EmbeddedText(characters("one line\nand more") + characters("\nfar away", y: 200))
    let blocks = near.blocks(.scale(x: 2, y: 2), engine: .embeddedText(version: "1"))
    #expect(blocks.count == 2)
    #expect(blocks[0].region.box == Rect(x: 20, y: 40, width: 96, height: 44))
    #expect(blocks.allSatisfy { $0.provenance?.engine?.isEmbeddedText == true })
  }

  @Test("Only wanted words are taken") func filter() {
    let text = EmbeddedText(characters("keep drop")) { $0.x < 40 }
    #expect(text.lines.flatMap(\.words).map(\.text) == ["keep"])
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
      with: [block("read", y: 40, confidence: 0.9), block("noise", y: 60, confidence: 0.2)], turn: .identity)
    #expect(
      joined.flatMap { $0.content.ownLines.flatMap(\.words) }.map(\.text) == ["header", "read", "footer"])
  }
}
