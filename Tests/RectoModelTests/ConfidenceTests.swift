import Foundation
import RectoModel
import Testing

@Suite struct ConfidenceTests {
  @Test func clampsAndRounds() {
    #expect(Confidence(1.7)?.value == 1)
    #expect(Confidence(-3)?.value == 0)
    #expect(Confidence(0.123_456)?.value == 0.1235)
    #expect(Confidence(.nan) == nil)
  }

  @Test func theMeanOfNoneIsUnknown() {
    #expect([Confidence]().mean == nil)
    #expect([Confidence(0.5), Confidence(1)].compactMap(\.self).mean == Confidence(0.75))
  }

  @Test func aPageWithoutConfidencesHasNone() {
    let page = Page(
      size: Size(width: 1, height: 1), resolution: .assumed(72), blocks: [.text("a", "b")])
    #expect(page.meanConfidence == nil)
    #expect(page.words.map(\.text) == ["a", "b"])
  }

  @Test(arguments: ["1.5", "-0.1"]) func refusesOthersInJSON(text: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Confidence].self, from: Data("[\(text)]".utf8))
    }
  }
}

extension Block {
  /// A paragraph of one line.
  static func text(_ words: String..., id: BlockID = "b") -> Block {
    let box = Rect(x: 0, y: 0, width: 10, height: 10)
    let line = TextLine(words: words.map { Word($0, box: box) }, box: box)
    return Block(id: id, region: Region(box), content: .paragraph(Paragraph([line])))
  }
}
