import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct HandwritingTests {
  private func shape(_ groups: [Rect], characters: Int = 20, thickness: Double = 6) throws -> LineShape {
    try #require(LineShape(groups: groups, characters: characters, height: 60, thickness: thickness))
  }

  @Test func lettersThatStandAloneArePrint() throws {
    let letters = (0..<20).map { Rect(x: Double($0) * 24, y: 10, width: 20, height: $0 % 3 == 0 ? 40 : 30) }
    let print = try shape(letters)
    #expect(print.groupsPerCharacter == 1 && print.thickness == 0.1)
    #expect(abs(print.aspect - 0.62) < 0.05 && print.unevenness < 0.2)
    #expect(print.signs == 0)
  }

  @Test func joinedLettersOfAllHeightsAreHandwriting() throws {
    let words = [(90.0, 50.0), (120, 30), (60, 20), (140, 58), (70, 25)].enumerated().map { index, size in
      Rect(x: Double(index) * 150, y: 5, width: size.0, height: size.1)
    }
    #expect(try shape(words, thickness: 3).signs == 4)
    #expect(try shape(words, characters: 5 + 1, thickness: 6).signs == 2)
    #expect(LineShape(groups: words, characters: 5, height: 60, thickness: 3) == nil)
    #expect(LineShape(groups: [], characters: 20, height: 60, thickness: 3) == nil)
  }

  /// Loops of a thin pen, joined along the line, five words a line.
  private func written(lines: Int, text: String = "written") throws -> (image: PageBitmap, page: Page) {
    var ink: [Rect] = []
    var made: [TextLine] = []
    for line in 0..<lines {
      var words: [Word] = []
      for word in 0..<5 {
        let (left, base) = (100 + Double(word) * 200, 150 + Double(line) * 90)
        let reach = [44.0, 18, 26, 12, 36][(word + line) % 5]
        for step in 0..<160 {
          let height = reach * abs(sin(Double(step) / 9))
          ink.append(Rect(x: left + Double(step), y: base - height, width: 2, height: 5))
        }
        let box = Rect(x: left, y: base - 50, width: 162, height: 60)
        words.append(Word(text, box: box))
      }
      made.append(try #require(TextLine(around: words)))
    }
    let image = try PageBitmap.mask(of: ink, width: 1200, height: 800)
    let blocks = made.enumerated().map { Block.line($1, id: BlockID("b\($0)")) }
    return (image, Page(size: image.size, resolution: .measured(200), blocks: blocks))
  }

  @Test func wordsOfWrittenLinesAreMarked() throws {
    let (image, page) = try written(lines: 4)
    let (marked, lines) = try HandwritingFinder(image).marked(page)
    #expect(lines == 4)
    #expect(marked.words.allSatisfy { $0.style?.isHandwritten == true })
    #expect(marked.words.map(\.text) == page.words.map(\.text))
    let json = try Document(json: JSONEncoder.ordered.encode(Document(pages: [marked])))
    #expect(json.pages[0].words.allSatisfy { $0.style?.isHandwritten == true })
  }

  @Test func scriptsWhoseLettersAreJoinedInPrintAreNotJudged() throws {
    let (image, page) = try written(lines: 2, text: "مكتوب")
    #expect(try HandwritingFinder(image).marked(page).lines == 0)
    let empty = Page(size: image.size, resolution: .measured(200), blocks: [])
    #expect(try HandwritingFinder(image).marked(empty).lines == 0)
  }

  @Test func printIsNotMarked() async throws {
    let image = try SketchedPage.text([
      "The quick brown fox jumps", "over the lazy dog and", "is not seen again today",
    ])
    let page = try await TesseractRecognizer(languages: ["eng"]).recognize(
      image, hints: RecognitionHints(resolution: .measured(150)))
    #expect(page.words.count > 10)
    let (marked, lines) = try HandwritingFinder(image).marked(page)
    #expect(lines == 0 && marked == page)
  }
}
