import RectoModel
import Testing

@testable import RectoRecognition

struct SurerWordsTests {
  private func word(_ text: String, x: Double, _ confidence: Double?) -> Word {
    Word(
      text, box: Rect(x: x, y: 10, width: 40, height: 12), confidence: confidence.flatMap { Confidence($0) })
  }

  private func kept(_ first: [Word], _ second: [Word]) -> [String] {
    let line = TextLine(words: second, box: Rect(x: 0, y: 10, width: 400, height: 12))
    let block = Block(id: "b", region: Region(line.box), content: .paragraph(Paragraph([line])))
    return SurerWords(first).kept(in: [block]).flatMap(\.allLines).flatMap(\.words).map(\.text)
  }

  @Test func aSurerWordStays() {
    let first = [word("0.227", x: 10, 0.95), word("l8", x: 100, 0.3)]
    #expect(kept(first, [word("E227", x: 11, 0.5), word("18", x: 100, 0.9)]) == ["0.227", "18"])
  }

  @Test func aLittleSurerIsNotEnough() {
    #expect(kept([word("0.227", x: 10, 0.95)], [word("E227", x: 11, 0.9)]) == ["E227"])
    #expect(kept([word("0.227", x: 10, nil)], [word("E227", x: 11, 0.1)]) == ["E227"])
  }

  @Test func onlyWordsAtOnePlaceAreCompared() {
    #expect(kept([word("0.227", x: 30, 0.95)], [word("E227", x: 10, 0.5)]) == ["E227"])
    #expect(kept([], [word("E227", x: 10, 0.5)]) == ["E227"])
  }
}
