import RectoLayout
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct RuleArtefactsTests {
  private let rules = [
    Rule(from: Point(x: 100, y: 0), to: Point(x: 102, y: 300), thickness: 3),
    Rule(from: Point(x: 0, y: 150), to: Point(x: 400, y: 152), thickness: 3),
  ]

  private func page(_ words: [Word]) throws -> Page {
    let line = try #require(TextLine(around: words))
    let block = Block(id: "b1", region: Region(line.box), content: .paragraph(Paragraph([line])))
    return Page(size: Size(width: 400, height: 300), resolution: .measured(300), blocks: [block])
  }

  private func word(_ text: String, _ x: Double, _ y: Double, _ width: Double, _ height: Double = 20) -> Word
  {
    Word(text, box: Rect(x: x, y: y, width: width, height: height), confidence: Confidence(0.9))
  }

  private func left(_ words: [Word]) throws -> [String] {
    try page(words + [word("other", 200, 40, 60), word("words", 270, 40, 60)])
      .withoutArtefacts(of: rules).words.map(\.text).dropLast(2)
  }

  @Test func wordsThatAreRulesGo() throws {
    #expect(try left([word("|", 99, 20, 4), word("—", 150, 149, 60, 5)]) == [])
    // The same characters elsewhere are text.
    #expect(try left([word("|", 180, 20, 4), word("—", 150, 100, 30, 5)]) == ["|", "—"])
    #expect(try left([word("1", 99, 20, 4)]) == ["1"])
  }

  @Test func blocksOfRulesAloneGo() throws {
    var page = try page([word("some", 200, 40, 60), word("text", 270, 40, 60)])
    let line = try #require(TextLine(around: [word("|", 99, 20, 4)]))
    page.blocks.append(Block(id: "b2", region: Region(line.box), content: .paragraph(Paragraph([line]))))
    #expect(page.withoutArtefacts(of: rules).blocks.map(\.id) == ["b1"])
  }

  @Test func wordsAcrossARuleFallApart() throws {
    let joined = try page([word("12|345", 61, 20, 80), word("other", 200, 20, 60)])
    let words = joined.withoutArtefacts(of: rules).words
    #expect(words.map(\.text) == ["12", "345", "other"])
    #expect(words[0].box.maxX <= 101 && words[1].box.minX >= 100)
    #expect(words[0].confidence == Confidence(0.9))
    #expect(try left([word("Totalsum", 41, 20, 96)]) == ["Total", "sum"])
    // A bar at the edge belongs to no cell.
    #expect(try left([word("|name", 99, 20, 60)]) == ["name"])
    #expect(try left([word("name|", 45, 20, 57)]) == ["name"])
  }

  /// Engines see a rule near a word's end and read it as a character, but leave it out of the word's box.
  @Test func rulesBesideWordsAreNoCharacters() throws {
    #expect(try left([word("28,400|", 30, 20, 60)]) == ["28,400"])
    #expect(try left([word("29,100]", 30, 20, 60), word("{7", 110, 20, 30)]) == ["29,100", "7"])
    // Brackets that are closed, that end far from the rule, or that nothing but brackets make.
    #expect(try left([word("[12]", 30, 20, 60)]) == ["[12]"])
    #expect(try left([word("12]", 15, 20, 60)]) == ["12]"])
    #expect(try left([word("]", 80, 20, 10)]) == ["]"])
    // The word ends another's bracket.
    #expect(try left([word("[see", 20, 20, 35), word("12]", 60, 20, 30)]) == ["[see", "12]"])
  }

  @Test func wordsThatRulesOnlyTouchStay() throws {
    #expect(try left([word("name", 98, 20, 60), word("end", 50, 20, 53)]) == ["name", "end"])
    #expect(try left([word("under", 20, 130, 60, 22)]) == ["under"])
  }

  @Test func nothingChangesWithoutRules() throws {
    let page = try page([word("|", 99, 20, 4), word("a", 150, 20, 10)])
    #expect(page.withoutArtefacts(of: []) == page)
    let empty = Page(size: Size(width: 10, height: 10), resolution: .measured(300), blocks: [])
    #expect(empty.withoutArtefacts(of: rules) == empty)
  }

  @Test func headlinesOfLettersAreNoRules() {
    let words = [word("क", 20, 145, 100, 30), word("ख", 130, 145, 120, 30), word("ग", 260, 145, 130, 30)]
    let graphics = PageGraphics(rules: rules)
    #expect(graphics.withoutStrokes(of: words).rules == [rules[0]])
    // An underline stays, and so does a rule that one word crosses.
    let above = words.map { word($0.text, $0.box.minX, 125, $0.box.width, 30) }
    #expect(graphics.withoutStrokes(of: above).rules == rules)
    #expect(graphics.withoutStrokes(of: [words[0]]).rules == rules)
  }
}
