import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct LayoutDoubtTests {
  private func line(_ text: String, y: Double, gap: Double = 8) -> TextLine {
    var x = 100.0
    let words: [Word] = text.split(separator: " ").map { (part: Substring) -> Word in
      let box = Rect(x: x, y: y, width: Double(part.count) * 10, height: 20)
      x = box.maxX + gap
      return Word(String(part), box: box)
    }
    return TextLine(words: words, box: words.map(\.box).union ?? Rect(x: 0, y: y, width: 1, height: 1))
  }

  private func isThere(_ paragraphs: [[String]], gap: Double = 8) -> Bool {
    var y = 100.0
    let blocks = paragraphs.enumerated().map { index, texts in
      let lines = texts.map { text in
        y += 30
        return line(text, y: y, gap: gap)
      }
      return Block(
        id: BlockID("b\(index)"),
        region: Region(lines.map(\.box).union ?? Rect(x: 0, y: 0, width: 1, height: 1)),
        content: .paragraph(Paragraph(lines)))
    }
    let page = Page(size: Size(width: 1000, height: 1400), resolution: .measured(100), blocks: blocks)
    return LayoutDoubt(page).isThere
  }

  private let text = ["Linen rags are sorted by hand,", "washed and beaten to pulp."]

  @Test func aPlainLetterHasNone() {
    #expect(!isThere([["Dear Sir,"], text, text, ["Yours faithfully,"], ["A. Miller"]]))
    #expect(!isThere([]))
  }

  @Test func aShortLineOverTextMayBeATitle() {
    #expect(isThere([text, ["Of sheets and moulds"], text]))
    #expect(isThere([text, ["Sheets:"], text]))
    #expect(!isThere([text, ["Please keep in mind, when sheets arrive:"], text]))
    #expect(!isThere([text, ["so it was"], text]))
    #expect(!isThere([text, ["1880"], text]))
  }

  @Test func aLineWithAnEqualsSignMayBeAFormula() {
    #expect(isThere([text, ["V7 = 2m (x - y)"], text]))
    #expect(!isThere([text, ["where length equals = width over height,"], text]))
  }

  @Test func wideGapsMayBeColumns() {
    #expect(isThere([["Vat tub,"], ["Loft room,"], ["Felt cloth,"]], gap: 80))
    #expect(!isThere([["Vat tub,"], ["Loft room,"]], gap: 80))
  }
}
