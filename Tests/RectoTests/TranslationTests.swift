import Foundation
import RectoModel
import Testing

@testable import Recto

@Suite struct TranslationTests {
  private static let isInstalled = Apertium().pairs.contains { $0.name == "eng-spa" }

  private func line(_ text: String, y: Double, width: Double = 400) -> TextLine {
    let words = text.split(separator: " ").enumerated().map { index, word in
      Word(
        String(word), box: Rect(x: Double(index) * 40, y: y, width: 36, height: 20),
        confidence: Confidence(0.9))
    }
    return TextLine(words: words, box: Rect(x: 0, y: y, width: width, height: 20))
  }

  private func block(_ id: BlockID, _ content: Content) -> Block {
    Block(id: id, region: Region(Rect(x: 0, y: 0, width: 400, height: 40)), content: content)
  }

  private func cell(_ text: String, row: Int, column: Int, value: CellValue? = nil) -> Cell {
    let blocks = [block(BlockID("c\(row)\(column)"), .paragraph(Paragraph([line(text, y: 90)])))]
    return Cell(
      row: row, column: column, region: Region(Rect(x: 0, y: 0, width: 9, height: 9)), blocks: blocks,
      value: value)
  }

  private var document: Document {
    get throws {
      let number = try #require(DecimalNumber("1788.00"))
      let table = try Table(
        rowCount: 2, columnCount: 2,
        cells: [
          cell("House", row: 0, column: 0), cell("Amount", row: 0, column: 1),
          cell("New house", row: 1, column: 0),
          cell("1,788.00", row: 1, column: 1, value: .number(number, NumberForm())),
        ], headerRowCount: 1)
      return Document(
        metadata: DocumentMetadata(language: "en"),
        pages: [
          Page(
            size: Size(width: 500, height: 500), resolution: .measured(100),
            blocks: [
              block("h", .heading(Heading(level: 1, Paragraph([line("The old house", y: 0)])))),
              block(
                "p",
                .paragraph(
                  Paragraph([
                    line("The house is old and", y: 30), line("costs 42.50 pounds.", y: 60, width: 200),
                  ]))),
              block("k", .code(Code(lines: [line("print house", y: 80)]))), block("t", .table(table)),
            ])
        ])
    }
  }

  @Test(.enabled(if: isInstalled, "needs apertium-eng-spa"))
  func theLayoutStaysAndTheWordsChange() async throws {
    let (translated, notes) = try await DocumentTranslation.translated(
      try document, from: "en", to: "es", by: Apertium())
    let page = translated.pages[0]
    #expect(notes.isEmpty)
    #expect(translated.metadata.language == "es")
    #expect(page.language == "es")
    #expect(page.blocks.map(\.content.typeName) == ["heading", "paragraph", "code", "table"])
    #expect(page.blocks[0].allLines.runningText == "La casa vieja")
    let text = page.blocks[1].allLines
    #expect(text.runningText.hasPrefix("La casa es vieja y"))
    #expect(text.runningText.contains("42.50"))
    #expect(text.map(\.box) == (try document.pages[0].blocks[1].allLines.map(\.box)))
    #expect(text.allSatisfy { line in line.words.allSatisfy { $0.box.maxX <= line.box.maxX + 0.01 } })
    #expect(text.flatMap(\.words).allSatisfy { $0.confidence == nil })
    #expect(page.blocks[2].allLines.runningText == "print house")
    let cells = page.blocks[3].content.nestedBlocks.map { $0.allLines.runningText }
    #expect(cells[0] == "Casa" && cells[3] == "1,788.00", "\(cells)")
  }

  @Test(.enabled(if: isInstalled, "needs apertium-eng-spa"))
  func codesOfAnyLengthAreOnePair() throws {
    for (source, target) in [("en", "es"), ("eng", "spa"), ("en-GB", "es"), ("EN", "spa")] {
      #expect(try Apertium().pair(from: source, to: target).name == "eng-spa")
    }
  }

  @Test(.enabled(if: isInstalled, "needs apertium-eng-spa"))
  func textsStayApart() async throws {
    let texts = (0..<30).map { "The house number \($0) is old" } + ["", "7", "Total", "a\tb"]
    let made = try await Apertium().translate(texts, from: "en", to: "es")
    #expect(made.count == texts.count)
    #expect(made[12].contains("12") && made[12].contains("casa"))
  }

  /// Says everything backwards, words of which the digits are turned round, too.
  private struct Backwards: TextTranslator {
    var drops = 0

    func check(from source: String?, to target: String) throws(RectoError) {}

    func translate(
      _ texts: [String], from source: String, to target: String
    ) async throws(RectoError) -> [String] {
      texts.dropLast(drops).map { String($0.reversed()) }
    }
  }

  @Test func textsWithOtherNumbersStayAsTheyAre() async throws {
    let (translated, notes) = try await DocumentTranslation.translated(
      try document, from: "en", to: "es", by: Backwards())
    let page = translated.pages[0]
    #expect(page.blocks[0].allLines.runningText == "esuoh dlo ehT")
    #expect(page.blocks[1].allLines.runningText.hasSuffix("costs 42.50 pounds."))
    #expect(notes == [.textUntranslated(page: 1, count: 1)])
    #expect(notes[0].severity == .warning && notes[0].description == "page 1: 1 text left untranslated")
  }

  @Test func aTranslationThatLacksTextsIsNone() async throws {
    let document = try document
    await #expect(throws: RectoError.self) {
      try await DocumentTranslation.translated(document, from: "en", to: "es", by: Backwards(drops: 1))
    }
  }

  @Test func aMissingPairIsToldBeforeTheWork() async {
    var job = Job([JobInput(URL(fileURLWithPath: "none.png"))], to: [])
    job.translateTo = "xx"
    await #expect(throws: RectoError.self) { try await Converter().run(job) }
    #expect {
      try Apertium().pair(from: "eng", to: "xx")
    } throws: { error in
      (error as? RectoError)?.code == .unsupportedFeature
    }
  }

  @Test(arguments: [(1, "a"), (2, "one two three four five six"), (3, "abcdefghij k"), (2, "")])
  func everyWordFindsAPlace(count: Int, text: String) {
    let lines = (0..<count).map { line("some words here", y: Double($0) * 30) }
    let made = FittedText.lines(of: text, like: lines)
    if !text.isEmpty {
      #expect(made.flatMap(\.words).map(\.text) == text.split(separator: " ").map(String.init))
    }
    #expect(made.allSatisfy { !$0.words.isEmpty })
  }
}
