import Foundation
import RectoModel
import Testing

@Suite struct JSONReaderTests {
  private func error(_ json: String, limits: Limits = Limits()) -> RectoError? {
    do {
      _ = try read(json, limits: limits)
      return nil
    } catch {
      return error as? RectoError
    }
  }

  @Test func namesTheFileAndTheElement() {
    let found = error(#"{"schemaVersion": "1.0", "pages": [{"size": 1}]}"#)
    #expect(found?.location.file == "page.json")
    #expect(found?.location.element == "$.pages[0].size")
    #expect(found?.description.hasPrefix("page.json, $.pages[0].size: Not a Recto document: ") == true)
  }

  @Test func syntaxErrorsSayWhere() {
    let found = error("{\"schemaVersion\": \"1.0\",\n \"pages\": [}")
    #expect(found?.code == .malformedInput)
    #expect(found?.location.file == "page.json")
    #expect(found?.message.contains("around character 36") == true, "\(found?.message ?? "")")
  }

  @Test func otherGenerationsAreRefused() {
    #expect(error(#"{"schemaVersion": "2.0", "pages": []}"#)?.code == .unsupportedFeature)
  }

  @Test(arguments: ["[", "{\"a\":", "{\"schemaVersion\": \"1.0\", \"pages\": ["])
  func depthBombsAreRefusedBeforeParsing(piece: String) {
    let found = error(String(repeating: piece, count: 100_000))
    #expect(found?.code == .limitExceeded)
    #expect(found?.location.file == "page.json")
  }

  @Test func bracketsInTextAreNoDepth() throws {
    let text = String(repeating: "[{\\\"", count: 2_000)
    let document = try read(#"{"schemaVersion": "1.0", "metadata": {"title": "\#(text)"}, "pages": []}"#)
    #expect(document.metadata.title?.count == 6_000)
  }

  @Test func limitsAreKept() throws {
    let json = try write(Sample.document([], [], []), as: "json").text
    #expect(error(json, limits: Limits(pages: 2))?.code == .limitExceeded)
    #expect(error(json, limits: Limits(inputBytes: 100))?.code == .limitExceeded)
    #expect(error(json, limits: Limits(pages: 3)) == nil)
  }
}
