import Foundation
import RectoModel
import Testing

@testable import RectoRecognition

extension Trait where Self == ConditionTrait {
  /// Tests that need the models are left out without them, and say so.
  static var withModels: ConditionTrait {
    .enabled(if: ModelFolder.installed != nil, "The neural engine is not installed: recto models install")
  }
}

/// With the real models.
@Suite(.withModels) struct PaddleRecognizerTests {
  private let hints = RecognitionHints(resolution: .measured(150))

  private func read(_ page: PageBitmap, threads: Int = 1) async throws -> Page {
    try await PaddleRecognizer(threads: threads).recognize(page, hints: hints)
  }

  private let lines = ["The quick brown fox", "jumps over the lazy dog"]

  @Test func readsWordsWhereTheyStand() async throws {
    let page = try await read(try SketchedPage.text(lines))
    #expect(
      page.lines.map { $0.words.map(\.text) } == lines.map { $0.split(separator: " ").map(String.init) })
    #expect(page.provenance?.engine?.name == "pp-ocr")
    let first = try #require(page.words.first?.box)
    #expect(abs(first.x - 80) < 6 && abs(first.maxY - 100) < 4 && (20...40).contains(first.height))
    for line in page.lines {
      #expect(zip(line.words, line.words.dropFirst()).allSatisfy { $0.box.maxX <= $1.box.minX })
      let baseline = try #require(line.baseline?.points.first)
      #expect(line.box.minY < baseline.y && baseline.y <= line.box.maxY + 1)
    }
    #expect(page.words.allSatisfy { ($0.confidence?.value ?? 0) > 0.8 })
  }

  @Test func readsPagesThatLieAslantOrOnTheirHead() async throws {
    let straight = try SketchedPage.text(lines)
    let aslant = try await read(try straight.straightened(degrees: 5))
    #expect(aslant.lines.map(\.plainText).sorted() == lines.sorted())
    #expect(aslant.lines.allSatisfy { $0.polygon?.count == 4 })
    let turned = try await read(try straight.turned(.clockwise180))
    #expect(turned.lines.map(\.plainText).sorted() == lines.sorted())
  }

  @Test func anEmptyPageHasNoBlocks() async throws {
    #expect(try await read(try SketchedPage.text([])).blocks.isEmpty)
  }

  @Test func equalPagesGiveEqualResults() async throws {
    let page = try SketchedPage.text(lines)
    let (first, second) = (try await read(page), try await read(page))
    #expect(first == second)
    #expect(try await read(page, threads: 2) == first)
  }

  @Test func halfPrecisionReadsTheSamePrint() async throws {
    let page = try SketchedPage.text(lines)
    let half = try await PaddleRecognizer(halfPrecision: true).recognize(page, hints: hints)
    #expect(half.lines.map(\.plainText) == lines)
    // The models do see numbers that are rounded.
    let properties = PaddleModels.properties(threads: 1, halfPrecision: true)
    #expect(properties.contains { $0 == (key: "INFERENCE_PRECISION_HINT", value: "bf16") })
  }

  @Test func aDeadlineStopsIt() async throws {
    let page = try SketchedPage.text(lines)
    let late = RecognitionHints(resolution: .measured(150), deadlineSeconds: 0)
    let error = await #expect(throws: RectoError.self) {
      try await PaddleRecognizer().recognize(page, hints: late)
    }
    #expect(error?.code == .limitExceeded)
  }
}

@Suite struct OrientationModelTests {
  @Test func looksAtTheMiddleOfThePage() {
    let bytes = (0..<224).flatMap { _ in (0..<300).map { x in UInt8(x < 38 || x >= 262 ? 0 : 255) } }
    let input = OrientationModel.input(PixelSamples(width: 300, height: 224, channels: 1, bytes: bytes))
    #expect(input.count == 3 * 224 * 224)
    #expect(input[..<(224 * 224)].allSatisfy { abs($0 - (1 - 0.485) / 0.229) < 1e-5 })
  }
}

@Suite struct ModelFolderTests {
  @Test func aFolderThatIsNoneIsNotWhole() {
    let folder = ModelFolder(in: URL(fileURLWithPath: "/nowhere"))
    #expect(!folder.isWhole)
    #expect(folder.url.path.hasPrefix("/nowhere/openvino-"))
    let error = #expect(throws: RectoError.self) { try OpenVINORuntime(folder) }
    #expect(error?.code == .resourceUnavailable && error?.message.contains("recto models install") == true)
    #expect(error?.cause?.isEmpty == false)
  }
}
