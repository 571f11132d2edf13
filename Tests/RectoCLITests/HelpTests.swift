import Foundation
import RectoTesting
import Testing

@testable import RectoCLI

/// What users read, compared with `GoldenFiles/help`. `UPDATE_GOLDEN_FILES=1` records it anew.
@Suite struct HelpTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("GoldenFiles/help", isDirectory: true)

  @Test(arguments: ["", "convert", "tables", "inspect", "formats", "languages", "doctor", "serve", "token"])
  func isAsRecorded(command: String) async throws {
    let recording = Recording()
    let arguments = command.isEmpty ? ["--help"] : [command, "--help"]
    #expect(await RectoCommand.execute(arguments, console: recording.console()) == 0)
    let file = Self.folder.appendingPathComponent("\(command.isEmpty ? "recto" : command).txt")
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN_FILES"] != nil {
      try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
      try Data(recording.output.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent); run again without UPDATE_GOLDEN_FILES")
      return
    }
    #expect(recording.output == (try String(contentsOf: file, encoding: .utf8)))
  }
}
