import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

/// From a file to a page, with the real engine.
@Suite struct PagePipelineTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func pipeline() throws -> PagePipeline {
    PagePipeline(recognizer: try Engine.tesseract.makeRecognizer(languages: ["eng"]))
  }

  private func png(_ page: PageBitmap) throws -> InputFile {
    try scratch.file("page.png", SketchedPage.encoded(page, as: .png))
  }

  @Test func readsWordsWhereTheyStand() async throws {
    let page = try SketchedPage.text(["The quick brown fox", "jumps over the lazy dog"])
    var task = scratch.task(try png(page), .png)
    task.pageNumber = 12
    let result = try await pipeline().process(task)

    let words = ["The", "quick", "brown", "fox", "jumps", "over", "the", "lazy", "dog"]
    #expect(result.page.words.map(\.text) == words)
    #expect(result.page.blocks.first?.id == "p12-b1")
    #expect(result.page.size == page.size)
    #expect(result.page.language == "en")
    #expect(result.page.provenance?.page == 1 && result.page.provenance?.engine?.name == "tesseract")
    let first = try #require(result.page.words.first?.box)
    #expect(abs(first.x - 80) < 8 && abs(first.maxY - 100) < 4 && (20...40).contains(first.height))
    let lines = result.page.lines
    try #require(lines.count == 2)
    #expect(lines[0].box.maxY < lines[1].box.minY)
    for line in lines {
      let baseline = try #require(line.baseline?.points.first)
      #expect((line.box.minY...line.box.maxY + 1).contains(baseline.y))
    }
    #expect((result.page.meanConfidence?.value ?? 0) > 0.7)
    #expect(result.page.image?.asset.description == "page-0012")
    #expect(result.assets.map(\.file) == [task.input.file])
  }

  @Test func anEmptyPageHasNoBlocks() async throws {
    let white = try SketchedPage.text([])
    let result = try await pipeline().process(scratch.task(try png(white), .png))
    #expect(result.page.blocks.isEmpty)
    #expect(result.page.image != nil)
  }

  @Test func aPageCanComeWithoutText() async throws {
    let page = try SketchedPage.text(["Not read"])
    let result = try await pipeline().withoutText(scratch.task(try png(page), .png))
    #expect(result.page.blocks.isEmpty)
    #expect(result.page.size == page.size)
    #expect(result.assets.count == 1)
  }

  @Test func aSkewedPageIsMadeStraight() async throws {
    let lines = (0..<8).map { _ in "The quick brown fox jumps over it" }
    let straight = try SketchedPage.text(lines, width: 1400, height: 1100)
    let task = scratch.task(
      try png(straight.straightened(degrees: 4)), .png, preparation: Preparation(deskew: true))
    let result = try await pipeline().process(task)
    let image = try #require(result.page.image)
    #expect(abs(image.deskew + 4) < 0.2)
    #expect(result.page.size == straight.size)
    let middle = Point(x: 700.5, y: 550.5)
    let mapped = image.transform.apply(to: middle)
    #expect(abs(mapped.x - middle.x) < 0.001 && abs(mapped.y - middle.y) < 0.001)
    let tops = result.page.lines.map { $0.words.map(\.box.maxY) }
    #expect(tops.count == 8)
    for line in tops { #expect((line.max() ?? 0) - (line.min() ?? 0) < 16) }
  }

  /// The boxes are straight, the picture leans under them as `deskew` would have it, and the page knows how it leant.
  @Test(arguments: [(3.0, 3.0), (-2, -2), (0.3, 0)])
  func aPageThatLeansMuchIsReadStraight(degrees: Double, told: Double) async throws {
    let lines = (0..<8).map { _ in "The quick brown fox jumps over it" }
    let straight = try SketchedPage.text(lines, width: 1400, height: 1100)
    let leaning = try straight.straightened(degrees: degrees)
    let page = try await pipeline().process(scratch.task(try png(leaning), .png)).page
    #expect(abs((page.skewInSource ?? 0) - told) < 0.2 && (page.skewInSource != nil) == (told != 0))
    #expect(page.image?.deskew == page.skewInSource.map { -$0 } ?? 0)
    #expect(page.lines.map(\.plainText) == lines)
    // As it would be found on the straight page, and where it is seen.
    let word = try #require(page.words.last?.box)
    let seen = try #require(page.asInSource.words.last?.box)
    let wanted = AffineTransform.rotation(degrees: degrees, aboutMiddleOf: straight.size).apply(to: word)
    #expect(abs(seen.midX - wanted.midX) < 4 && abs(seen.midY - wanted.midY) < 4)
    let image = page.leaningAsInSource.image
    #expect(image?.deskew == 0 && abs((image?.transform.b ?? 1)) < 1e-9)
  }

  @Test func deadlinesStopTheEngine() async throws {
    // Several times what any machine reads within the deadline; the engine stops, so the test is short.
    let lines = (0..<240).map { "Line \($0) has a number of words to read, and time runs out" }
    let page = try SketchedPage.text(lines, width: 1800, height: 26_400)
    let recognizer = try TesseractRecognizer(languages: ["eng"])
    let hints = RecognitionHints(resolution: .measured(200), deadlineSeconds: 1)
    let error = await #expect(throws: RectoError.self) {
      try await recognizer.recognize(page, hints: hints)
    }
    #expect(error?.code == .timedOut)
    let again = RecognitionHints(resolution: .measured(200))
    let small = try SketchedPage.text(["Usable afterwards"])
    #expect(
      try await recognizer.recognize(small, hints: again).words.map(\.text) == ["Usable", "afterwards"])
  }

  @Test func errorsNameFileAndPage() async throws {
    let tiff = TIFFBytes.data([.init(rows: [[0]])])
    let task = scratch.task(try scratch.file("a.tif", tiff), .tiff, page: 4)
    let error = await #expect(throws: RectoError.self) { try await pipeline().process(task) }
    #expect(error?.description.hasPrefix("a.tif, page 5: ") == true)
  }

  @Test func resultsTravelAsJSON() async throws {
    let result = try await pipeline().withoutText(
      scratch.task(try png(SketchedPage.text(["x"])), .png))
    let copy = try JSONDecoder().decode(PageResult.self, from: JSONEncoder().encode(result))
    #expect(copy.page == result.page && copy.assets == result.assets)
  }
}
