import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct TesseractLayoutTests {
  private func word(
    _ text: String, line: Int = 1, paragraph: Int = 1, block: Int = 1, kind: TesseractElement.Kind = .text
  ) -> TesseractElement {
    let box = Rect(x: 10, y: Double(line * 20), width: 30, height: 12)
    return TesseractElement(
      kind: kind, block: block, paragraph: paragraph, line: line, text: text, box: box, confidence: 90,
      language: "eng", lineBox: box, direction: .leftToRight)
  }

  private func blocks(_ elements: [TesseractElement]) -> [Block] {
    TesseractLayout(elements, languages: ["eng", "deu"]).blocks
  }

  @Test(arguments: [
    ("exam-", "ple", true), ("exam-", "Ple", false), ("exam-", "1st", false), ("exam", "ple", false),
    ("-", "ple", false), ("exam\u{AD}", "ple", true), ("exam\u{2014}", "ple", false), ("Über-", "über", true),
  ])
  func onlyPrintersHyphensJoinLines(end: String, next: String, joined: Bool) {
    let lines = blocks([word(end), word(next, line: 2)]).first?.content.ownLines
    #expect(lines?.map(\.endsHyphenated) == [joined, false])
  }

  @Test func hyphensDoNotReachIntoTheNextParagraph() {
    let found = blocks([word("exam-"), word("ple", line: 2, paragraph: 2)])
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.content.ownLines.allSatisfy { !$0.endsHyphenated } })
  }

  @Test func aParagraphIsABlock() {
    let found = blocks([
      word("a"), word("b"), word("c", line: 2), word("d", line: 3, paragraph: 2),
      word("e", line: 4, block: 2),
    ])
    #expect(found.map { $0.content.ownLines.plainText } == ["a b\nc", "d", "e"])
    #expect(found.map(\.id) == ["b1", "b2", "b3"])
    #expect(found.first?.region.box == Rect(left: 10, top: 20, right: 40, bottom: 52))
    #expect(found.first?.confidence == Confidence(0.9))
  }

  @Test func rulesOfAGridSeparateNothing() {
    func rule(_ number: Int) -> TesseractElement {
      word("", line: number, paragraph: number, block: number, kind: .separator)
    }
    let found = blocks([
      word("above"), rule(2), word("between", line: 3, paragraph: 3, block: 3), rule(4), rule(5), rule(6),
    ])
    #expect(found.map { $0.content.ownLines.plainText } == ["above", "", "between"])
    #expect(found[1].content == .separator)
  }

  @Test func picturesAndRulesAreBlocksOfTheirOwn() {
    let found = blocks([
      word("", line: 1, paragraph: 1, kind: .image),
      word("", line: 2, paragraph: 2, block: 2, kind: .separator),
    ])
    guard found.count == 2, case .figure(let figure) = found[0].content,
      case .separator = found[1].content
    else {
      Issue.record("\(found)")
      return
    }
    #expect(figure.lines.isEmpty)
    #expect(found[0].region.box == Rect(x: 10, y: 20, width: 30, height: 12))
  }

  @Test func nothingOfBlanksAndMarksStays() {
    let found = blocks([word(" "), word("\u{200F}"), word("\u{202B}אב\u{202C} ", line: 2)])
    #expect(found.flatMap(\.allLines).flatMap(\.words).map(\.text) == ["אב"])
    #expect(blocks([word(" ")]).isEmpty)
    #expect(blocks([]).isEmpty)
  }

  @Test func onlyOtherLanguagesAreNamed() {
    var foreign = word("Straße")
    foreign.language = "deu"
    let layout = TesseractLayout([word("a"), word("b"), foreign], languages: ["deu", "eng"])
    #expect(layout.language == "en")
    #expect(layout.blocks.flatMap(\.allLines).flatMap(\.words).map(\.language) == [nil, nil, "de"])
    #expect(TesseractLayout([], languages: ["chi_sim"]).language == "zh-Hans")
  }

  @Test func figuresStayCloseToChinese() {
    var close = word("年")
    close.isJoined = true
    #expect(blocks([word("2023"), close]).first?.content.ownLines.plainText == "2023年")
    #expect(blocks([word("2023"), word("年")]).first?.content.ownLines.plainText == "2023 年")
    var latin = word("b")
    latin.isJoined = true
    #expect(blocks([word("a"), latin]).first?.allLines.first?.words.count == 2)
  }

  @Test func blanksAreFoundInTheLine() {
    var spacing = LineSpacing(line: "2023年 25 日\n")
    #expect(["2023", "年", "25", "日"].map { spacing.isJoined($0) } == [true, true, false, false])
    var other = LineSpacing(line: "ab cd")
    #expect(["x", "ab"].map { other.isJoined($0) } == [false, false])
  }

  @Test func noiseIsNothing() throws {
    func picture(_ value: (Int, Int) -> UInt8) throws -> PageBitmap {
      let rows = (0..<200).map { y in (0..<300).map { x in value(x, y) } }
      return try ImageDecoder.decode(PNGFile.data(rows: rows), kind: .png)
    }
    #expect(try !picture { x, y in UInt8((x * 7 + y * 13) % 9) }.showsSomething())
    #expect(try !picture { _, _ in 255 }.showsSomething())
    #expect(try picture { x, y in x < 6 && y < 8 ? 90 : 140 }.showsSomething())
  }

  @Test func smallPrintIsEnlarged() {
    var small = word("small")
    small.confidence = 70
    small.box.height = 6
    #expect(SmallText.enlargement(for: [small], image: Size(width: 800, height: 600)) == 4)
    small.box.height = 8
    #expect(SmallText.enlargement(for: [small], image: Size(width: 800, height: 600)) == 3)
    small.confidence = 90
    #expect(SmallText.enlargement(for: [small], image: Size(width: 800, height: 600)) == nil)
    small.confidence = 70
    small.box.height = 10
    #expect(SmallText.enlargement(for: [small], image: Size(width: 800, height: 600)) == nil)
    #expect(SmallText.enlargement(for: [], image: Size(width: 800, height: 600)) == 3)
    #expect(SmallText.enlargement(for: [], image: Size(width: 2000, height: 600)) == nil)
    #expect(small.shrunk(by: 2).box == Rect(x: 5, y: 10, width: 15, height: 5))
  }
}
