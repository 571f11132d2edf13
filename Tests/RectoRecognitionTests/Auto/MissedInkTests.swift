import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct MissedInkTests {
  private let lines = ["The quick brown fox", "jumps over the lazy dog", "and is not seen again"]

  /// The words of some lines, where they were drawn.
  private func page(_ ink: [Rect]) -> Page {
    Page(
      size: Size(width: 800, height: 400), resolution: .measured(150),
      blocks: ink.enumerated().map { index, box in
        Block.line(TextLine(words: [Word("word", box: box)], box: box), id: BlockID("b\(index)"))
      })
  }

  @Test func pagesWhoseInkStandsInWordsHaveNothingUnread() throws {
    let image = try DrawnPage.text(lines)
    let letters = try image.binarised().groupBoxes()
    #expect(try MissedInk(of: page(letters), in: image).isNegligible)
    let last = letters.map(\.minY).max() ?? 0
    let first = letters.filter { $0.maxY < last - 20 }
    #expect(first.count < letters.count)
    #expect(try !MissedInk(of: page(first), in: image).isNegligible)
    #expect(try MissedInk(of: page([]), in: image).share == .infinity)
  }

  @Test func largePagesAreLookedAtReduced() throws {
    let image = try DrawnPage.text(lines).scaled(by: 4)
    let letters = try image.binarised().groupBoxes()
    #expect(try MissedInk(of: page(letters), in: image).isNegligible)
    #expect(try !MissedInk(of: page(Array(letters.prefix(letters.count / 2))), in: image).isNegligible)
  }

  @Test func rulesAndSpecksAreNothingToRead() throws {
    let drawn = try DrawnPage.text(lines)
    let letters = try drawn.binarised().groupBoxes()
    let rules = [
      Rect(x: 20, y: 20, width: 700, height: 3), Rect(x: 20, y: 350, width: 700, height: 3),
      Rect(x: 600, y: 300, width: 4, height: 4),
    ]
    let ink = try drawn.binarised().united(
      with: PageBitmap.mask(of: rules, width: drawn.width, height: drawn.height))
    #expect(try MissedInk(of: page(letters), in: ink).isNegligible)
  }

  @Test func framesAreNothingToReadWhereTheirWordsWereRead() throws {
    let drawn = try DrawnPage.text(lines)
    let letters = try drawn.binarised().groupBoxes()
    let all = try #require(letters.union).grown(by: 12)
    let frame = [
      Rect(x: all.minX, y: all.minY, width: all.width, height: 3),
      Rect(x: all.minX, y: all.maxY, width: all.width, height: 3),
      Rect(x: all.minX, y: all.minY, width: 3, height: all.height),
      Rect(x: all.maxX, y: all.minY, width: 3, height: all.height + 3),
    ]
    let ink = try drawn.binarised().united(
      with: PageBitmap.mask(of: frame, width: drawn.width, height: drawn.height))
    #expect(try MissedInk(of: page(letters), in: ink).isNegligible)
    #expect(try !MissedInk(of: page(Array(letters.prefix(3))), in: ink).isNegligible)
  }
}
