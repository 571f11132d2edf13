import Foundation
import Recto
import Testing

/// The samples of the README and the guide, compiled here and compared with what stands there.
@Suite struct ReadmeTests {
  private func readme() async throws {
    // README.md
    let outputs = ["pdf", "md"].map { format in
      JobOutput(format, to: .file(URL(fileURLWithPath: "scan.\(format)")))
    }
    let job = Job([JobInput(URL(fileURLWithPath: "scan.tif"))], to: outputs, languages: ["eng"])
    let report = try await Converter().run(job)
    for output in report.outputs { print(output.file.path, output.words) }
    // end
  }

  private func guide() async throws {
    // Sources/Recto/Recto.docc/Recto.md
    let scan = JobInput(URL(fileURLWithPath: "scan.pdf"))
    let text = JobOutput("md", to: .file(URL(fileURLWithPath: "scan.md")))
    let report = try await Converter().run(Job([scan], to: [text]))
    for output in report.outputs { print(output.file.path, output.words) }
    for failure in report.failures { print(failure.input, failure.error) }
    // end
  }

  @Test(arguments: ["README.md", "Sources/Recto/Recto.docc/Recto.md"])
  func samplesAreTheOnesThatCompile(file: String) throws {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
    let sample = try #require(page.components(separatedBy: "```swift\n").dropFirst().first)
    let shown = try #require(sample.components(separatedBy: "\n```").first)
    #expect(shown == "import Foundation\nimport Recto\n\n" + (try compiled(file)))
  }

  /// The lines of this file between the comment that names `file` and its end.
  private func compiled(_ file: String) throws -> String {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let after = try #require(source.components(separatedBy: "    // \(file)\n").dropFirst().first)
    let lines = try #require(after.components(separatedBy: "\n    // end").first)
    return lines.split(separator: "\n").map { String($0.dropFirst(4)) }.joined(separator: "\n")
  }
}
