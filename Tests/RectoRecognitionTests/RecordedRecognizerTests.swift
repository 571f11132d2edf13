internal import CLeptonica
import RectoModel
import RectoTesting
import Testing

@testable import RectoRecognition

@Suite struct RecordedRecognizerTests {
  private func bitmap(_ width: Int32, _ height: Int32) throws -> PageBitmap {
    PageBitmap(owning: try #require(pixCreate(width, height, 8)))
  }

  private func page(_ width: Double, _ height: Double, label: String) -> Page {
    Page(size: Size(width: width, height: height), resolution: .measured(100), blocks: [], label: label)
  }

  @Test func givesPagesBySizeAndInOrder() async throws {
    let recognizer = RecordedRecognizer(pages: [
      page(10, 20, label: "a"), page(30, 20, label: "b"), page(10, 20, label: "c"),
    ])
    let hints = RecognitionHints(resolution: .measured(100))
    #expect(try await recognizer.recognize(bitmap(30, 20), hints: hints).label == "b")
    #expect(try await recognizer.recognize(bitmap(10, 20), hints: hints).label == "a")
    #expect(try await recognizer.recognize(bitmap(10, 20), hints: hints).label == "c")
    await #expect(throws: RectoError.self) { try await recognizer.recognize(bitmap(10, 20), hints: hints) }
  }
}
