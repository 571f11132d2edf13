import RectoLayout
import RectoModel
import Testing

@testable import RectoRecognition

@Suite("A page of a PDF of which parts are read") struct KeptOriginalTests {
  private func line(_ text: String, _ confidence: Double) -> TextLine {
    let box = Rect(x: 50, y: 100, width: 80, height: 10)
    return TextLine(words: [Word(text, box: box, confidence: Confidence(confidence))], box: box)
  }

  private func block(_ id: BlockID, _ content: Content) -> Block {
    Block(id: id, region: Region(Rect(x: 50, y: 100, width: 80, height: 10)), content: content)
  }

  @Test("What is sure is kept, in lists too; what was imagined in pictures is not") func sureness() throws {
    let facts = PageFacts(
      size: Size(width: 600, height: 800),
      readable: [.init(box: Rect(x: 50, y: 50, width: 500, height: 40), characters: 2000)],
      unreadable: [.init(box: Rect(x: 50, y: 100, width: 80, height: 10), characters: 60)])
    let original = KeptOriginal(decision: PageDecision(facts, mode: .auto))
    let paragraph = block("p", .paragraph(Paragraph([line("inside", 0.9)])))
    func list(_ id: BlockID, _ item: Block) -> Block {
      block(id, .list(List(.bulleted, items: [ListItem(marker: "•", blocks: [item])])))
    }
    let noise = block("q", .paragraph(Paragraph([line("~~", 0.3)])))
    let page = Page(size: facts.size, resolution: .measured(72), blocks: [])
    let joined = original.joined(
      with: [list("l", paragraph), list("d", noise), paragraph], on: page, turn: .identity)
    #expect(joined.map(\.id) == ["l", "p"])
  }
}
