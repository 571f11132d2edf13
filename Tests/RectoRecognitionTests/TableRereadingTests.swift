import RectoLayout
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct TableRereadingTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func page(_ texts: [String], confidence: Double, size: Size, height: Double) -> Page {
    let lines = texts.enumerated().compactMap { row, text -> TextLine? in
      let top = 20 + Double(row) * 2 * height
      let words = text.split(separator: " ").enumerated().map { column, word in
        let box = Rect(
          x: 20 + Double(column) * 10 * height, y: top, width: Double(word.count) * height / 2,
          height: height)
        return Word(String(word), box: box, confidence: Confidence(confidence))
      }
      return TextLine(around: words)
    }
    let box = lines.map(\.box).union ?? Rect(x: 0, y: 0, width: 1, height: 1)
    return Page(
      size: size, resolution: .assumed(72),
      blocks: [Block(id: "b1", region: Region(box), content: .paragraph(Paragraph(lines)))])
  }

  private func process(_ pages: [Page], rereads: Bool = true) async throws -> Page {
    let bitmap = try RuledPage(width: 400, height: 200).bitmap()
    let input = try scratch.file("page.png", SketchedPage.encoded(bitmap, as: .png))
    var task = scratch.task(input, .png)
    task.preparation.rereadTables = rereads
    return try await PagePipeline(recognizer: RecordedRecognizer(pages: pages)).process(task).page
  }

  private var blurred: Page {
    page(["Tovvn Peop1e", "Bcnn 33I885"], confidence: 0.55, size: Size(width: 400, height: 200), height: 7)
  }

  private func enlarged(confidence: Double) -> Page {
    page(
      ["Town People", "Bonn 331885"], confidence: confidence, size: Size(width: 1600, height: 800),
      height: 28)
  }

  @Test func aBetterReadingOfASmallPictureIsTaken() async throws {
    let result = try await process([blurred, enlarged(confidence: 0.9)])
    #expect(result.words.map(\.text) == ["Town", "People", "Bonn", "331885"])
    let box = try #require(result.words.last?.box)
    #expect(abs(box.x - 75) < 0.01 && abs(box.y - 19) < 0.01 && abs(box.height - 7) < 0.01)
  }

  @Test func aWorseOneIsNot() async throws {
    let result = try await process([blurred, enlarged(confidence: 0.52)])
    #expect(result.words.map(\.text) == ["Tovvn", "Peop1e", "Bcnn", "33I885"])
  }

  @Test func nothingIsReadAgainWhereThatIsNotWanted() async throws {
    let result = try await process([blurred, enlarged(confidence: 0.9)], rereads: false)
    #expect(result.words.first?.text == "Tovvn")
  }

  @Test func onlyTablesThatWereReadBadlyAreReadAgain() throws {
    let bitmap = try RuledPage(width: 1200, height: 900).bitmap()
    let rereading = TableRereading(bitmap: bitmap, rules: [])
    let table = Rect(x: 0, y: 0, width: 600, height: 400)
    let size = bitmap.size
    #expect(
      rereading.areas(of: page(["one two"], confidence: 0.6, size: size, height: 20), tables: [table]) == [
        table
      ])
    #expect(
      rereading.areas(of: page(["one two"], confidence: 0.95, size: size, height: 20), tables: [table])
        .isEmpty)
    #expect(
      rereading.areas(of: page(["one two"], confidence: 0.6, size: size, height: 20), tables: []).isEmpty)
  }

  @Test func wordsOutsideOfTheAreaStay() {
    let size = Size(width: 400, height: 200)
    let first = page(["left right", "below"], confidence: 0.5, size: size, height: 10)
    let new = page(["new"], confidence: 0.9, size: size, height: 10).blocks
    let result = first.replacing(Rect(x: 0, y: 0, width: 80, height: 32), with: new)
    #expect(result.words.map(\.text) == ["new", "right", "below"])
    #expect(result.blocks.map(\.id) == ["b1", "b2"])
  }

  @Test func rulesGoAndLettersOnThemStay() throws {
    var drawn = RuledPage(width: 200, height: 100)
    drawn.line(Point(x: 10, y: 50), Point(x: 190, y: 50))
    drawn.line(Point(x: 120, y: 30), Point(x: 120, y: 70), thickness: 6)
    let rule = Rule(from: Point(x: 10, y: 50.5), to: Point(x: 190, y: 50.5), thickness: 3)
    let erased = try drawn.bitmap().erasing([rule])
    let samples = erased.samples
    #expect((10..<100).allSatisfy { samples[50 * 200 + $0] > 200 })
    #expect((118..<122).allSatisfy { samples[50 * 200 + $0] < 50 })
    #expect(try drawn.bitmap().erasing([]).samples == drawn.bitmap().samples)
  }

  @Test func rulesBeyondThePictureDoNoHarm() throws {
    let bitmap = try RuledPage(width: 20, height: 20).bitmap()
    let rules = [
      Rule(from: Point(x: -50, y: -3), to: Point(x: 90, y: -3), thickness: 4),
      Rule(from: Point(x: 19.5, y: -9), to: Point(x: 20, y: 400), thickness: 2),
      Rule(from: Point(x: 5, y: 19), to: Point(x: 5, y: 19), thickness: 0),
    ]
    #expect(try bitmap.erasing(rules).samples == bitmap.samples)
  }
}
