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
    let page = try await read(try DrawnPage.text(lines))
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
    let straight = try DrawnPage.text(lines)
    let aslant = try await read(try straight.straightened(degrees: 5))
    #expect(aslant.lines.map(\.plainText).sorted() == lines.sorted())
    #expect(aslant.lines.allSatisfy { $0.polygon?.count == 4 })
    let turned = try await read(try straight.turned(.clockwise180))
    #expect(turned.lines.map(\.plainText).sorted() == lines.sorted())
  }

  @Test func anEmptyPageHasNoBlocks() async throws {
    #expect(try await read(try DrawnPage.text([])).blocks.isEmpty)
  }

  @Test func equalPagesGiveEqualResults() async throws {
    let page = try DrawnPage.text(lines)
    let (first, second) = (try await read(page), try await read(page))
    #expect(first == second)
    #expect(try await read(page, threads: 2) == first)
  }

  @Test func aDeadlineStopsIt() async throws {
    let page = try DrawnPage.text(lines)
    let late = RecognitionHints(resolution: .measured(150), deadlineSeconds: 0)
    let error = await #expect(throws: RectoError.self) {
      try await PaddleRecognizer().recognize(page, hints: late)
    }
    #expect(error?.code == .limitExceeded)
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
