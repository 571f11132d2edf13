import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PageTurnTests {
  private static let lines = (0..<9).map { _ in "The quick brown fox jumps over a lazy dog" }

  /// Many lines let the detector be sure; with one, the page is read both ways.
  @Test(arguments: [9, 1], [Rotation.none, .clockwise90, .clockwise180, .clockwise270])
  func pagesAreTurnedUpright(lineCount: Int, turned: Rotation) async throws {
    let upright = try DrawnPage.text(Array(Self.lines.prefix(lineCount)), width: 1200, height: 900)
    let scratch = try Scratch()
    let input = try scratch.file("a.png", DrawnPage.encoded(upright.turned(turned), as: .png))
    let pipeline = PagePipeline(recognizer: try TesseractRecognizer(languages: ["eng"]))
    let task = scratch.task(input, .png, preparation: Preparation(rotatePages: true))
    let result = try await pipeline.process(task)

    #expect(result.page.size == upright.size)
    #expect(result.page.image?.rotation == turned.opposite)
    #expect(result.page.lines.first?.plainText == Self.lines[0])
    let box = try #require(result.page.words.first?.box)
    #expect(abs(box.x - 80) < 8 && abs(box.maxY - 100) < 4)
    #expect(result.assets.first?.file == input.file)
    let isReported = result.diagnostics.contains(.pageRotated(page: 1, by: turned.opposite))
    #expect(isReported == (turned != .none))
  }

  @Test(arguments: [Rotation.none, .clockwise90, .clockwise180])
  func turnedPagesAreToldWhereNoneAreTurned(turned: Rotation) async throws {
    let scratch = try Scratch()
    let page = try DrawnPage.text(Self.lines, width: 1200, height: 900).turned(turned)
    let input = try scratch.file("a.png", DrawnPage.encoded(page, as: .png))
    let pipeline = PagePipeline(recognizer: try TesseractRecognizer(languages: ["eng"]))
    let result = try await pipeline.process(scratch.task(input, .png))
    let notes = result.diagnostics.filter { "\($0)".contains("--rotate-pages") }
    #expect(notes.count == (turned == .none ? 0 : 1))
  }
}
