import RectoModel
import Testing

@testable import RectoRecognition

struct PiecesInRowsTests {
  private func piece(_ text: String, block: Int, x: Double, y: Double, confidence: Double = 90)
    -> TesseractElement
  {
    let box = Rect(x: x, y: y, width: 40, height: 20)
    return TesseractElement(
      kind: .text, block: block, paragraph: 0, line: 0, text: text, box: box, confidence: confidence,
      lineBox: box, baseline: Baseline([Point(x: x, y: y + 18), Point(x: x + 40, y: y + 18)]),
      direction: .leftToRight)
  }

  @Test func piecesBesideEachOtherAreALine() {
    let found = [
      piece("below", block: 1, x: 0, y: 60), piece("right", block: 2, x: 300, y: 4),
      piece("left", block: 3, x: 0, y: 0),
    ]
    let rows = found.inRows
    #expect(rows.map(\.text) == ["left", "right", "below"])
    #expect(rows.map(\.line) == [0, 0, 1])
    #expect(Set(rows.map(\.block)).count == 1)
    #expect(rows.map { $0.baseline == nil } == [true, true, false])
  }

  @Test func whatOneReadingLacksTheOtherBrings() {
    let pieces = [piece("Name", block: 1, x: 0, y: 0), piece("Winter", block: 2, x: 0, y: 40)]
    let lines = [
      piece("Nane", block: 1, x: 2, y: 0), piece("7", block: 1, x: 300, y: 1),
      piece("|", block: 1, x: 200, y: 0), piece("8", block: 1, x: 300, y: 40, confidence: 20),
    ]
    #expect(pieces.adding(lines).map(\.text) == ["Name", "7", "Winter"])
    #expect(pieces.adding([]) == pieces)
  }

  @Test func blocksWithoutWordsAreNoLines() {
    var image = piece("", block: 1, x: 0, y: 0)
    image.kind = .image
    #expect([image].inRows.isEmpty)
  }
}
