import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct PageLookTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// Bars as high as letters: three strong ones, and below these three that hardly differ from the paper.
  private func look(resolution: Double = 200) async throws -> PageLook {
    let (width, height) = (400, 300)
    var samples = [UInt8](repeating: 248, count: width * height * 3)
    for (y, level) in [(60, UInt8(30)), (160, UInt8(224))] {
      for x in [50, 100, 150] {
        for row in y..<(y + 30) {
          for pixel in x..<(x + 8) {
            for channel in 0..<3 { samples[(row * width + pixel) * 3 + channel] = level }
          }
        }
      }
    }
    let raster = PageRaster(width: width, height: height, samples: samples)
    var task = scratch.task(try scratch.file("page.png", try raster.png()), .png)
    task.preparation.resolution = resolution
    let pipeline = PagePipeline(recognizer: RecordedRecognizer(pages: []))
    return try await pipeline.look(task, to: task.spool.appendingPathComponent("look.png"))
  }

  @Test func faintInkIsSeen() async throws {
    let look = try await look()
    #expect(look.size == Size(width: 400, height: 300))
    #expect(FileManager.default.fileExists(atPath: look.picture.path))
    let boxes = look.ink.sorted { ($0.minY, $0.minX) < ($1.minY, $1.minX) }
    try #require(boxes.count == 6, "\(boxes)")
    for (box, place) in zip(boxes, [(50.0, 60.0), (100, 60), (150, 60), (50, 160), (100, 160), (150, 160)]) {
      #expect(abs(box.x - place.0) <= 2 && abs(box.y - place.1) <= 2, "\(box)")
      #expect(abs(box.width - 8) <= 4 && abs(box.height - 30) <= 4, "\(box)")
    }
  }

  @Test func inkIsToldInUnitsOfThePage() async throws {
    let look = try await look()
    func page(_ width: Double, _ height: Double) -> Page {
      Page(size: Size(width: width, height: height), resolution: .measured(100), blocks: [])
    }
    #expect(look.ink(on: page(400, 300)) == look.ink)
    #expect(look.ink(on: page(200, 150)).map { $0.x * 2 } == look.ink.map(\.x))
    // A turned page, or none.
    #expect(look.ink(on: page(300, 400)).isEmpty)
    #expect(
      PageLook(picture: look.picture, size: Size(width: 0, height: 0), ink: look.ink).ink(on: page(1, 1))
        .isEmpty)
  }
}
