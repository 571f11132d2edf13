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
    let image = try SketchedPage.text(lines)
    let letters = try image.binarised().groupBoxes()
    #expect(try MissedInk(of: page(letters), in: image).isNegligible)
    let last = letters.map(\.minY).max() ?? 0
    let first = letters.filter { $0.maxY < last - 20 }
    #expect(first.count < letters.count)
    #expect(try !MissedInk(of: page(first), in: image).isNegligible)
    #expect(try MissedInk(of: page([]), in: image).share == .infinity)
  }

  @Test func largePagesAreLookedAtReduced() throws {
    let image = try SketchedPage.text(lines).scaled(by: 4)
    let letters = try image.binarised().groupBoxes()
    #expect(try MissedInk(of: page(letters), in: image).isNegligible)
    #expect(try !MissedInk(of: page(Array(letters.prefix(letters.count / 2))), in: image).isNegligible)
  }

  @Test func rulesAndSpecksAreNothingToRead() throws {
    let drawn = try SketchedPage.text(lines)
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
    let drawn = try SketchedPage.text(lines)
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

  /// A large table with little in it, and a chart. White letters on a dark ground are still seen.
  @Test func emptyCellsAndBarsAreNothingToRead() throws {
    let drawn = try SketchedPage.text(lines)
    let letters = try drawn.binarised().groupBoxes()
    let (width, height) = (drawn.width, drawn.height)
    let grid =
      [20, 120, 220, 320].map { Rect(x: 400, y: $0, width: 380, height: 3) }
      + [400, 590, 777].map { Rect(x: $0, y: 20, width: 3, height: 303) }
    let bar = Rect(x: 420, y: 160, width: 130, height: 160)
    let ink = try drawn.binarised().united(
      with: PageBitmap.mask(of: grid + [bar], width: width, height: height))
    #expect(try MissedInk(of: page(letters), in: ink).isNegligible)

    let ground = try PageBitmap.mask(
      of: [Rect(x: 0, y: 0, width: 800, height: 400)], width: width, height: height)
    let white = try ground.subtracting(drawn.binarised())
    #expect(try !MissedInk(of: page([Rect(x: 10, y: 10, width: 60, height: 20)]), in: white).isNegligible)
  }
}
