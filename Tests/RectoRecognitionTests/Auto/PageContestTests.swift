import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PageContestTests {
  private let tesseract = EngineIdentity(name: "tesseract", version: "5", models: ["eng"])
  private let paddle = EngineIdentity(name: "pp-ocr", version: "6")

  private func words(_ text: String, y: Double, sure: Double) -> [Word] {
    Word.row(text, y: y, sure: sure)
  }

  private func page(_ lines: [(text: String, y: Double, sure: Double)]) throws -> Page {
    let blocks = try lines.enumerated().map { index, line in
      let line = try #require(TextLine(around: words(line.text, y: line.y, sure: line.sure)))
      return Block.line(line, id: BlockID("b\(index + 1)"))
    }
    return Page(
      size: Size(width: 800, height: 1000), resolution: .measured(100), blocks: blocks,
      provenance: Provenance(engine: tesseract))
  }

  private func line(_ text: String, y: Double, sure: Double) -> PaddleLine {
    let words = words(text, y: y, sure: sure)
    let box = words.map(\.box).union ?? Rect(x: 0, y: y, width: 1, height: 1)
    return PaddleLine(
      box: TiltedBox(box).grown(by: 4), words: words, baseline: nil, probability: sure, isVertical: false)
  }

  private func merged(_ page: Page, _ lines: [PaddleLine]) -> Page {
    PageContest(tesseract: page, paddle: lines, paddleIdentity: paddle).page
  }

  @Test func theSurerLineStaysWhereTheOtherStood() throws {
    let first = try page([
      ("this line is very well read", 100, 0.95), ("th1s 1ine 1s n0t", 140, 0.3),
      ("and this one is fine", 180, 0.95),
    ])
    let result = merged(
      first,
      [
        line("thls llne ls very wel read", y: 100, sure: 0.7), line("this line is not", y: 140, sure: 0.99),
        line("and thls one ls fine", y: 180, sure: 0.7),
      ])
    #expect(
      result.lines.map(\.plainText) == [
        "this line is very well read", "this line is not", "and this one is fine",
      ])
    #expect(result.blocks.map { $0.provenance?.engine?.name } == [nil, "pp-ocr", nil])
    #expect(result.provenance?.engine == tesseract && result.isInReadingOrder)
    #expect(result.blocks.map(\.id) == ["b1", "b2", "b3"])
  }

  @Test func aLineOverTwoOfTheOthersIsParted() throws {
    var first = try page([("date tlme", 100, 0.5), ("a line that both have", 200, 0.95)])
    let low = words("25.3 11:06", y: 124, sure: 0.5).map { word in
      Word(
        word.text, box: Rect(x: word.box.x + 200, y: 124, width: word.box.width, height: 20),
        confidence: word.confidence)
    }
    let all = try #require(TextLine(around: first.blocks[0].allLines[0].words + low))
    first.blocks[0] = Block.line(all, id: "b1")
    let boxes = try #require(low.map(\.box).union)
    let other = PaddleLine(
      box: TiltedBox(boxes).grown(by: 2), words: low, baseline: nil, probability: 0.99, isVertical: false)
    let result = merged(
      first,
      [
        line("date time", y: 100, sure: 0.99), other, line("a line that both have", y: 200, sure: 0.9),
      ])
    #expect(result.lines.map(\.plainText) == ["date time", "25.3 11:06", "a line that both have"])
    #expect(result.isInReadingOrder)
  }

  @Test func aWordIsNoHigherThanItsLine() throws {
    var first = try page([("a line that both have", 100, 0.95), ("a rule below it", 140, 0.95)])
    first.blocks[1].content = first.blocks[1].content.mapWords { word in
      var word = word
      word.box = Rect(x: word.box.x, y: 125, width: word.box.width, height: 60)
      return word
    }
    let result = merged(
      first,
      [line("a line that both have", y: 100, sure: 0.9), line("a rule below it", y: 140, sure: 0.9)])
    #expect(result.words.filter { $0.box.minY > 120 }.allSatisfy { $0.box.minY >= 136 && $0.box.maxY <= 164 })
    #expect(result.lines.last?.box.minY == result.words.last?.box.minY)
    #expect(result.words.count == 9)
  }

  private func contest(_ tesseract: String, _ sure: Double, _ paddle: String, _ others: Double) -> LineContest
  {
    LineContest(
      tesseract: words(tesseract, y: 0, sure: sure), paddle: words(paddle, y: 0, sure: others), page: sure)
  }

  @Test func accentsAndBlanksAreTesseracts() {
    #expect(contest("été à la plage", 0.6, "ete ala plage", 0.99).winner == .tesseract)
    let mixed = contest("été à la p1age", 0.6, "ete ala plage", 0.99)
    #expect(mixed.winner == .paddle)
    #expect(mixed.words.map(\.text) == ["été", "à", "la", "plage"])
  }

  @Test func scriptsThatPaddleDoesNotKnowAreTesseracts() {
    #expect(contest("привет мир", 0.4, "npusem mup", 0.99).winner == .tesseract)
    #expect(contest("", 0.4, "x", 0.1).winner == .paddle)
  }

  @Test func aSureLineOfAPageThatIsNoneCountsLess() {
    let (own, other) = (words("surely w1ong", y: 0, sure: 0.95), words("surely wrong", y: 0, sure: 0.9))
    #expect(LineContest(tesseract: own, paddle: other, page: 0.95).winner == .tesseract)
    #expect(LineContest(tesseract: own, paddle: other, page: 0.3).winner == .paddle)
  }

  @Test func whatTesseractAloneReadsMustBeSurer() throws {
    let lines: [(text: String, y: Double, sure: Double)] = [
      ("a line that both have", 100, 0.97), ("~~ o", 140, 0.7), ("a line that one missed", 180, 0.97),
    ]
    let result = merged(try page(lines), [line("a line that both have", y: 100, sure: 0.99)])
    #expect(result.lines.map(\.plainText) == ["a line that both have", "a line that one missed"])
  }

  @Test func linesThatTesseractMissedAreAdded() throws {
    let first = try page([("a first line that is fine", 100, 0.95), ("a last line that is fine", 300, 0.95)])
    let result = merged(
      first,
      [
        line("a first line that is fine", y: 100, sure: 0.9), line("in the middle", y: 200, sure: 0.99),
        line("a last line that is fine", y: 300, sure: 0.9),
      ])
    #expect(
      result.lines.map(\.plainText) == [
        "a first line that is fine", "in the middle", "a last line that is fine",
      ])
  }

  @Test func whereMostIsPaddlesThePlacesDecide() throws {
    let first = try page([("да", 500, 0.95), ("x7", 100, 0.1), ("zq w", 300, 0.1)])
    let result = merged(
      first,
      [
        line("total amount due", y: 100, sure: 0.99), line("thank you for coming", y: 300, sure: 0.99),
      ])
    #expect(result.provenance?.engine == paddle && !result.isInReadingOrder)
    #expect(result.lines.map(\.plainText) == ["total amount due", "thank you for coming", "да"])
    #expect(result.blocks.map { $0.provenance?.engine?.name } == [nil, nil, "tesseract"])
  }

  @Test func ofColumnsThePlacesDecide() throws {
    let right = words("the right column", y: 100, sure: 0.97).map { word in
      Word(
        word.text, box: Rect(x: word.box.x + 400, y: 100, width: word.box.width, height: 20),
        confidence: word.confidence)
    }
    let boxes = right.map(\.box).union ?? Rect(x: 0, y: 0, width: 1, height: 1)
    let other = PaddleLine(
      box: TiltedBox(boxes).grown(by: 4), words: right, baseline: nil, probability: 0.9, isVertical: false)
    let first = try page([("the left column", 100, 0.97), ("and its end", 140, 0.97)])
    let left = line("the left column", y: 100, sure: 0.9)
    #expect(!merged(first, [left, other]).isInReadingOrder)
    #expect(
      merged(first, [left, line("and its end", y: 140, sure: 0.9), line("alone", y: 180, sure: 0.9)])
        .isInReadingOrder)
  }

  @Test func onlyDoubtfulPagesAreReadTwice() throws {
    #expect(!CombinedRecognizer.isDoubtful(try page([("a line that is fine", 100, 0.97)])))
    #expect(CombinedRecognizer.isDoubtful(try page([("a line that is not", 100, 0.6)])))
    #expect(CombinedRecognizer.isDoubtful(try page([])))
    #expect(!CombinedRecognizer.isDoubtful(try page([("плохо прочитано", 100, 0.3)])))
  }

  @Test func pagesOfWhichMuchWasMissedAreIncomplete() throws {
    let read = try page([("a line that is fine", 100, 0.97)])
    let lines = [100.0, 200, 300].map { line("a line that is fine", y: $0, sure: 1).box }
    #expect(!CombinedRecognizer.isIncomplete(read, []))
    #expect(!CombinedRecognizer.isIncomplete(read, [lines[0]]))
    #expect(CombinedRecognizer.isIncomplete(read, lines))
  }

  @Test func calibrationIsStraightBetweenItsPoints() {
    let curve = EngineCalibration([(0.2, 0.1), (0.6, 0.5), (1, 0.9)])
    #expect(curve.share(at: 0) == 0.1 && curve.share(at: 1) == 0.9)
    #expect(abs(curve.share(at: 0.4) - 0.3) < 1e-9 && abs(curve.share(at: 0.7) - 0.6) < 1e-9)
    for fitted in [EngineCalibration.tesseract, .paddle] {
      #expect(zip(fitted.points, fitted.points.dropFirst()).allSatisfy { $0.confidence < $1.confidence })
      #expect(zip(fitted.points, fitted.points.dropFirst()).allSatisfy { $0.share <= $1.share })
    }
  }
}
