import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

@Suite struct CleaningTests {
  /// Paper that darkens from 250 on the left to 130 on the right, with black bars on it.
  private static func unevenPage() throws -> PageBitmap {
    let rows: [[UInt8]] = (0..<300).map { y in
      (0..<600).map { x in y % 60 < 12 && x % 40 < 24 ? 20 : UInt8(250 - x / 5) }
    }
    return try ImageDecoder.decode(PNGFile.data(rows: rows), kind: .png)
  }

  @Test func paperBecomesEvenAndInkStays() throws {
    let page = try Self.unevenPage()
    let clean = try page.cleaned(resolution: .measured(300))
    #expect(clean.size == page.size)
    #expect(page.gray(30, 40) - page.gray(570, 40) > 100)
    #expect(abs(clean.gray(30, 40) - clean.gray(570, 40)) < 20)
    #expect(clean.gray(570, 40) - clean.gray(570, 65) > 120)
  }

  @Test func specksGoFromBilevelPages() throws {
    let specks: [[UInt8]] = (0..<60).map { y in
      (0..<60).map { x in (x == 50 && y == 50) || (x < 20 && y < 20) ? 0 : 255 }
    }
    let page = try ImageDecoder.decode(PNGFile.data(rows: specks), kind: .png).reduced()
    #expect(page.depth == 1)
    let clean = try page.cleaned(resolution: .measured(300))
    #expect(clean.gray(50, 50) == 255 && clean.gray(10, 10) == 0)
  }

  @Test func thePageKeepsItsOwnImage() async throws {
    let scratch = try Scratch()
    let input = try scratch.file("a.png", SketchedPage.encoded(Self.unevenPage(), as: .png))
    let pipeline = PagePipeline(recognizer: try TesseractRecognizer(languages: ["eng"]))
    let task = scratch.task(input, .png, preparation: Preparation(clean: true))
    let result = try await pipeline.process(task)
    #expect(result.assets.map(\.file) == [input.file])
    #expect(result.page.image?.transform == .identity)
  }
}
