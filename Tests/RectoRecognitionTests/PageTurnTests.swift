import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PageTurnTests {
  private static let lines = (0..<9).map { _ in "The quick brown fox jumps over a lazy dog" }

  /// Many lines let the detector be sure; with one, the page is read both ways.
  @Test(arguments: [9, 1], [Rotation.none, .clockwise90, .clockwise180, .clockwise270])
  func pagesAreTurnedUpright(lineCount: Int, turned: Rotation) async throws {
    let upright = try SketchedPage.text(Array(Self.lines.prefix(lineCount)), width: 1200, height: 900)
    let scratch = try Scratch()
    let input = try scratch.file("a.png", SketchedPage.encoded(upright.turned(turned), as: .png))
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

  /// The page stands in the document upright, with how it lies in its file.
  @Test(arguments: [Rotation.none, .clockwise90, .clockwise180, .clockwise270])
  func turnedPagesAreReadUprightUnasked(turned: Rotation) async throws {
    let upright = try SketchedPage.text(Self.lines, width: 1200, height: 900)
    let scratch = try Scratch()
    let input = try scratch.file("a.png", SketchedPage.encoded(upright.turned(turned), as: .png))
    let pipeline = PagePipeline(recognizer: try TesseractRecognizer(languages: ["eng"]))
    let result = try await pipeline.process(scratch.task(input, .png))

    #expect(result.page.lines.map(\.plainText) == Self.lines)
    #expect(result.page.size == upright.size && result.turn == turned.opposite)
    #expect(result.page.turnInSource == (turned == .none ? nil : turned))
    let box = try #require(result.page.words.first?.box)
    #expect(abs(box.x - 80) < 8 && abs(box.maxY - 100) < 4)
    let told = result.diagnostics.filter { if case .pageReadTurned = $0 { true } else { false } }
    #expect(told == (turned == .none ? [] : [.pageReadTurned(page: 1, by: turned.opposite)]))
  }

  private static let size = Size(width: 640, height: 400)

  /// Lines as an engine gives them that turns each line for itself: all from right to left, or from left to right.
  private static func recorded(
    _ text: String = "Words", backwards: Bool = false, upright: Bool = true, confidence: Double = 0.98
  ) -> Page {
    let lines = (0..<6).map { row in
      let y = 60 + 50 * Double(row)
      let words = (0..<4).map { column in
        let x = Double(backwards ? 3 - column : column) * 140 + 40
        let box = Rect(x: x, y: y - 20, width: 110, height: 24)
        return Word(
          text, box: upright ? box : Rect(x: box.y, y: box.x, width: 24, height: 110),
          confidence: Confidence(confidence))
      }
      let ends = [Point(x: 40, y: y), Point(x: 570, y: y)].map { upright ? $0 : Point(x: $0.y, y: $0.x) }
      return TextLine(around: words, baseline: Baseline(backwards ? ends.reversed() : ends))
    }
    let blocks = lines.enumerated().compactMap { index, line in
      line.map { Block.line($0, id: BlockID("b\(index + 1)")) }
    }
    return Page(
      size: upright ? size : Size(width: size.height, height: size.width), resolution: .measured(150),
      blocks: blocks)
  }

  private func result(of pages: [Page]) async throws -> PageResult {
    let scratch = try Scratch()
    let size = try #require(pages.first?.size)
    let samples = [UInt8](repeating: 250, count: Int(size.width * size.height) * 3)
    let raster = PageRaster(width: Int(size.width), height: Int(size.height), samples: samples)
    var task = scratch.task(try scratch.file("page.png", try raster.png()), .png)
    task.preparation = Preparation(resolution: 150, rereadTables: false, layoutModel: false)
    return try await PagePipeline(recognizer: RecordedRecognizer(pages: pages)).process(task)
  }

  /// PP-OCR is sure of a page that stands on its head: the lines tell.
  @Test func linesThatRunBackwardsTurnThePage() async throws {
    let result = try await result(of: [Self.recorded(backwards: true), Self.recorded()])
    #expect(result.page.turnInSource == .clockwise180)
    let again = try await self.result(of: [Self.recorded(backwards: true), Self.recorded(backwards: true)])
    #expect(again.page.turnInSource == nil)
  }

  @Test func linesThatRunDownTurnThePage() async throws {
    let result = try await result(of: [Self.recorded(upright: false), Self.recorded()])
    #expect(result.page.turnInSource == .clockwise90 && result.page.size == Self.size)
  }

  /// Their columns are read in the other way, too, and as surely.
  @Test func columnsOfChineseStay() async throws {
    let columns = Self.recorded("\u{4E2D}\u{6587}\u{5B57}", upright: false)
    #expect(try await result(of: [columns, Self.recorded()]).page.turnInSource == nil)
  }

  /// A second reading fails: none is recorded.
  @Test func pagesThatAreReadWellAreReadOnce() async throws {
    let result = try await result(of: [Self.recorded(), Self.recorded(confidence: 1)])
    #expect(result.page.meanConfidence?.value == 0.98 && result.turn == .none)
  }
}
