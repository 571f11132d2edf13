import Foundation
import Testing

@testable import RectoCLI

@Suite struct AskTests {
  private static let invoice = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("GoldenFiles/samples/invoice.truth.json").path

  @Test func anAnswerComesWithItsPageAndWords() async throws {
    let recording = Recording()
    let arguments = ["ask", Self.invoice, "What is the total and when is it due?"]
    #expect(await RectoCommand.execute(arguments, console: recording.console()) == 0)
    #expect(
      recording.output == """
        To pay: 2,145.60 (p. 1). Due: 22 November 2024 (p. 1).

        page 1
          | To pay  2,145.60
        page 1
          | Due: 22 November 2024

        """)
  }

  @Test func jsonHoldsTheCitations() async throws {
    let recording = Recording()
    let arguments = ["ask", Self.invoice, "What is the invoice number?", "--json"]
    #expect(await RectoCommand.execute(arguments, console: recording.console()) == 0)
    let object = try JSONSerialization.jsonObject(with: Data(recording.output.utf8)) as? [String: Any]
    let citation = try #require((object?["citations"] as? [[String: Any]])?.first)
    #expect(citation["page"] as? Int == 1)
    #expect(citation["snippet"] as? String == "Number: 2024-0173")
  }

  @Test func whatTheDocumentDoesNotSayIsToldWithACode() async {
    let recording = Recording()
    let arguments = ["ask", Self.invoice, "Who is the president of France?"]
    #expect(await RectoCommand.execute(arguments, console: recording.console()) == 10)
    #expect(recording.output.hasPrefix("The document does not say."))
  }

  @Test(arguments: [[Self.invoice], [Self.invoice, " "], ["none.pdf", "What?"]])
  func wrongCommandLinesAndFilesAreErrors(arguments: [String]) async {
    let recording = Recording()
    #expect(await RectoCommand.execute(["ask"] + arguments, console: recording.console()) != 0)
    #expect(recording.output.isEmpty)
    #expect(recording.errors.hasPrefix("recto: "))
  }
}
