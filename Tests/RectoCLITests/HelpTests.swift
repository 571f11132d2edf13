import Foundation
import RectoComparison
import RectoTesting
import Testing

@testable import RectoCLI

/// What users read, compared with `GoldenFiles/help`. `UPDATE_GOLDEN_FILES=1` records it anew.
@Suite struct HelpTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("GoldenFiles/help", isDirectory: true)

  @Test(arguments: [
    "", "convert", "tables", "inspect", "ask", "formats", "languages", "doctor", "compare", "golden",
    "golden record", "golden verify", "golden accept", "models install", "watch", "serve", "token",
  ])
  func isAsRecorded(command: String) async throws {
    let recording = Recording()
    let arguments = command.isEmpty ? ["--help"] : command.split(separator: " ").map(String.init) + ["--help"]
    #expect(await RectoCommand.execute(arguments, console: recording.console()) == 0)
    let settings = GoldenSettings(folder: Self.folder, recording: .never)
    let name = command.isEmpty ? "recto" : command.replacing(" ", with: "-")
    assertGolden(recording.output, settings: settings, test: name)
  }
}
