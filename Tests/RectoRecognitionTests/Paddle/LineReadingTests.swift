import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct LineReadingTests {
  /// 1 a, 2 b, 3 中, 4 文, 5 a blank.
  private let table = CharacterTable(["a", "b", "中", "文"])

  private func reading(_ steps: [Int], sure: Float = 0.9) -> LineReading {
    LineReading(steps.map { (index: $0, value: sure) }, table: table)
  }

  @Test func equalStepsAreOneCharacterUnlessParted() {
    #expect(reading([0, 1, 1, 0, 1, 2, 2, 0]).text == "aab")
    #expect(reading([0, 0]).text == "")
    #expect(reading([]).probability == 0)
    #expect(reading([1, 1, 0, 1]).characters.map(\.steps) == [0...1, 3...3])
  }

  @Test func aCharacterIsAsSureAsItsBestStep() {
    let steps: [(index: Int, value: Float)] = [(1, 0.5), (1, 0.8), (0, 1), (5, 0.1), (2, 0.6)]
    let reading = LineReading(steps, table: table)
    #expect(reading.text == "a b")
    #expect(reading.characters.map(\.probability) == [0.8, 0.1, 0.6])
    // Blanks don't count.
    #expect(abs(reading.probability - 0.7) < 1e-6)
  }

  @Test func classesBeyondTheTableAreNothing() { #expect(reading([99, 1]).text == "a") }

  /// Two black squares of 20 pixels, at 10 and at 60, on a line of 96 x 48.
  private var image: LineImage {
    var bytes = [UInt8](repeating: 250, count: 96 * 48)
    for y in 14..<34 {
      for x in Array(10..<30) + Array(60..<80) { bytes[y * 96 + x] = 10 }
    }
    let page = PixelSamples(width: 96, height: 48, channels: 1, bytes: bytes)
    return LineImage(TiltedBox(Rect(x: 0, y: 0, width: 96, height: 48)), of: page)
  }

  @Test func wordsEndWhereTheirInkEnds() throws {
    let parts = LineWords(reading([0, 1, 0, 0, 0, 5, 0, 0, 2, 0, 0, 0]), image: image).parts
    try #require(parts.map(\.text) == ["a", "b"])
    #expect(parts[0].box == Rect(x: 10, y: 14, width: 20, height: 20))
    #expect(parts[1].box == Rect(x: 60, y: 14, width: 20, height: 20))
    #expect(parts.allSatisfy { abs($0.probability - 0.9) < 1e-6 })
  }

  @Test func scriptsWithoutBlanksGiveAWordForEachCharacter() {
    let words = LineWords(reading([0, 3, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0]), image: image)
    #expect(words.parts.map(\.text) == ["中", "文"])
    #expect(words.parts.map(\.box.x) == [10, 60])
    // A letter that stands close to them belongs to the word.
    #expect(
      LineWords(reading([0, 3, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]), image: image).parts.map(\.text) == ["中a"])
  }

  @Test func aLineWithoutInkHasBoxesAllTheSame() {
    let page = PixelSamples(
      width: 96, height: 48, channels: 1, bytes: [UInt8](repeating: 200, count: 96 * 48))
    let blank = LineImage(TiltedBox(Rect(x: 0, y: 0, width: 96, height: 48)), of: page)
    let parts = LineWords(reading([1, 0, 5, 0, 2]), image: blank).parts
    #expect(parts.count == 2 && parts.allSatisfy { !$0.box.isEmpty })
  }

  @Test func theDictionaryIsReadFromTheModelsFile() throws {
    // Field 7 (a graph of 3 bytes), then field 14 with key and value.
    let value = Array("x\ny".utf8)
    let pair = [0x0A, 9] + Array("character".utf8) + [0x12, UInt8(value.count)] + value
    let file = Data([0x08, 0x07, 0x3A, 3, 1, 2, 3, 0x72, UInt8(pair.count)] + pair)
    #expect(ONNXMetadata(file).value(of: "character") == "x\ny")
    #expect(ONNXMetadata(file).value(of: "other") == nil)
    #expect(ONNXMetadata(file.dropLast(2)).value(of: "character") == nil)
    #expect(ONNXMetadata(Data([0xFF, 0xFF])).value(of: "character") == nil)
  }
}
