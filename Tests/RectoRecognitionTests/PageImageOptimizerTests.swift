import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PageImageOptimizerTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func scan() throws -> PageBitmap {
    var page = PaintedPage(width: 900, height: 700, grain: 8)
    page.print(
      try SketchedPage.text(["A line of text", "and another one"], width: 900, height: 700),
      colour: (10, 10, 10)
    )
    return try page.bitmap()
  }

  private func result(
    _ data: Data, _ name: String, _ kind: InputKind, _ optimization: ImageOptimization,
    resolution: Double = 200
  ) async throws -> PageResult {
    var task = scratch.task(
      try scratch.file(name, data), kind, preparation: Preparation(resolution: resolution))
    task.optimization = optimization
    let recognizer = try Engine.tesseract.makeRecognizer(languages: ["eng"])
    return try await PagePipeline(recognizer: recognizer).withoutText(task)
  }

  @Test func aScanBecomesMixedRaster() async throws {
    let data = try SketchedPage.encoded(scan(), as: .jpeg)
    let result = try await result(data, "a.jpg", .jpeg, .mixedRaster)
    let parts = try #require(result.page.image?.mixedRaster)
    let store = AssetStore(result.assets)
    for id in parts.assets { #expect(store[id]?.file.path.hasPrefix(scratch.folder.path) == true) }
    #expect(store[parts.mask]?.size == Size(width: 1800, height: 1400))
    #expect(store[parts.background]?.size == Size(width: 450, height: 350))
    #expect(parts.background.description == "page-0001-background")
    // The whole picture stays the page's asset.
    #expect(result.assets.first?.file.lastPathComponent == "a.jpg")
    let smaller = try #require(result.optimized.first)
    #expect(smaller.object == nil && smaller.bytesBefore == data.count)
    #expect(smaller.bytesAfter * 3 < data.count)
    let sizes = smaller.assets.map { OptimizedFiles.byteCount(of: $0) }
    #expect(smaller.bytesAfter == sizes.reduce(0, +))
    let copy = try JSONDecoder().decode(PageResult.self, from: JSONEncoder().encode(result))
    #expect(copy.page == result.page && copy.optimized == result.optimized)
  }

  @Test func twoRunsGiveTheSameBytes() async throws {
    let data = try SketchedPage.encoded(scan(), as: .jpeg)
    func bytes() async throws -> [Data] {
      try await result(data, "a.jpg", .jpeg, .mixedRaster).assets.map { try Data(contentsOf: $0.file) }
    }
    let (first, second) = (try await bytes(), try await bytes())
    #expect(first == second && first.count >= 3)
  }

  @Test func whatIsTooCoarseIsOnlyEncodedBetter() async throws {
    let data = try SketchedPage.encoded(scan(), as: .jpeg)
    let result = try await result(data, "a.jpg", .jpeg, .mixedRaster, resolution: 120)
    #expect(result.page.image?.mixedRaster == nil)
    let asset = try #require(result.assets.first)
    #expect(asset.mediaType == .jpeg && asset.id == result.page.image?.asset)
    #expect(OptimizedFiles.byteCount(of: asset) < data.count)
    let before = try ImageDecoder.decode(data, kind: .jpeg).samples
    #expect(try ImageDecoder.decode(Data(contentsOf: asset.file), kind: .jpeg).samples == before)
    #expect(try Data(contentsOf: scratch.folder.appendingPathComponent("a.jpg")) == data)
  }

  @Test func blackAndWhiteBecomesOneBit() async throws {
    let text = try SketchedPage.text(["Black and white"]).above(128)
    let page = try PageBitmap(
      samples: (0..<600_000).map { text.gray($0 % 1000, $0 / 1000) == 0 ? 255 : 0 }, width: 1000,
      height: 600, channels: 1)
    let data = try SketchedPage.encoded(page, as: .png)
    let result = try await result(data, "a.png", .png, .lossless)
    let asset = try #require(result.assets.first)
    #expect(asset.mediaType == text.encodedType && OptimizedFiles.byteCount(of: asset) < data.count)
    #expect(asset.size == page.size)
  }

  @Test func nothingEverBecomesLarger() async throws {
    let small = try PNGEncoder(PNGSamples(scan(), reducesColours: true)).encode(unitsPerInch: 200)
    let kept = try await result(small, "a.png", .png, .lossless)
    #expect(kept.optimized.isEmpty && kept.assets.map(\.file.lastPathComponent) == ["a.png"])
    let none = try await result(SketchedPage.encoded(scan(), as: .jpeg), "a.jpg", .jpeg, .none)
    #expect(none.optimized.isEmpty && none.assets.map(\.file.lastPathComponent) == ["a.jpg"])
  }

  @Test func aPictureThatHasGoneIsNoError() async throws {
    let data = try SketchedPage.encoded(scan(), as: .jpeg)
    let page = try await result(data, "a.jpg", .jpeg, .none)
    var task = scratch.task(InputFile(file: scratch.folder, name: "a.jpg"), .jpeg)
    task.optimization = .lossless
    try FileManager.default.removeItem(at: scratch.folder.appendingPathComponent("a.jpg"))
    let kept = PageImageOptimizer(task).optimize(page)
    #expect(kept.assets == page.assets && kept.optimized.isEmpty)
    #expect(kept.diagnostics.count == page.diagnostics.count + 1)
  }
}
