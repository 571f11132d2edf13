import Foundation
import RectoModel
import RectoTesting
import Testing

@testable import RectoCLI

/// `recto compare` and `recto golden`, on documents in JSON, which need no engine.
@Suite("Comparing") struct CompareTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("recto-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try save("one", "a.json")
    try save("two", "b.json")
  }

  private func save(_ cell: String, _ name: String) throws {
    var builder = DocumentBuilder(title: "Mill")
    try builder.page { (page) throws(RectoError) in try page.table([["Mill", "Reams"], ["Ashby", cell]]) }
    try Data(try builder.document.readableJSON().utf8).write(to: folder.appendingPathComponent(name))
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  /// Names with a dot, and suites, are in the folder.
  private func run(_ recording: Recording, _ arguments: String...) async -> Int32 {
    let arguments = arguments.map { argument in
      argument.first?.isLetter == true && (argument.contains(".") || argument == "suite")
        ? folder.appendingPathComponent(argument).path : argument
    }
    return await RectoCommand.execute(arguments, console: recording.console())
  }

  @Test func theExitCodeTells() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await run(recording, "compare", "a.json", "a.json") == 0)
    #expect(await run(recording, "compare", "a.json", "b.json", "--quiet") == 1)
    #expect(await run(recording, "compare", "a.json", "none.json") == 7)
    try Data("{".utf8).write(to: folder.appendingPathComponent("bad.json"))
    #expect(await run(recording, "compare", "a.json", "bad.json") == 3)
    #expect(recording.errors.contains("bad.json"))
  }

  @Test func whatDiffersIsPrinted() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await run(recording, "compare", "a.json", "b.json") == 1)
    #expect(recording.output.contains("/text: value changed: \"one\" became \"two\""))
    let masked = Recording()
    #expect(await run(masked, "compare", "a.json", "b.json", "--mask", "/pages/*/blocks/**/text") == 0)
    let json = Recording()
    #expect(await run(json, "compare", "a.json", "b.json", "--json") == 1)
    #expect(json.output.contains("\"passed\" : false"))
  }

  @Test func reportsAreWritten() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    let code = await run(
      recording, "compare", "a.json", "b.json", "--report", "r.html", "--junit", "r.xml", "-q")
    #expect(code == 1)
    #expect(recording.output.isEmpty)
    #expect(try text("r.html").contains("<del>one</del>"))
    #expect(try text("r.xml").contains("failures=\"1\""))
  }

  @Test(arguments: [
    ["a"], ["a", "b", "--tolerance", "300"], ["a", "b", "--mask", "x"], ["a", "b", "--only", "sound"],
    ["a", "b", "--exact", "--only", "text"], ["a", "b", "--similarity", "2"], ["a", "b", "--dpi", "1"],
    ["a", "b", "--character-errors", "-1"], ["a", "b", "--show", "-1"],
  ])
  func wrongCommandLinesAreUsageErrors(arguments: [String]) async {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await RectoCommand.execute(["compare"] + arguments, console: recording.console()) == 2)
    #expect(recording.errors.contains("recto compare --help"))
  }

  // MARK: Suites

  @Test func aSuiteIsRecordedVerifiedAndAccepted() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let suite = folder.appendingPathComponent("suite")
    try FileManager.default.createDirectory(at: suite, withIntermediateDirectories: true)
    try Data(
      #"{"version":1,"cases":[{"name":"mill","input":"../a.json","formats":["docx","xlsx"]}]}"#.utf8
    ).write(to: suite.appendingPathComponent("golden.json"))
    let recording = Recording()
    #expect(await run(recording, "golden", "verify", "suite") == 1)
    #expect(recording.output.contains("nothing is expected yet"))
    #expect(await run(recording, "golden", "record", "suite") == 0)
    #expect(await run(recording, "golden", "verify", "suite") == 0)
    try save("two", "a.json")
    let changed = Recording()
    #expect(await run(changed, "golden", "verify", "suite", "--junit", "r.xml", "--report", "r.html") == 1)
    #expect(changed.output.contains("mill/a.xlsx: 1 difference\n"))
    #expect(changed.output.contains("p1-t1!B2, "))
    #expect(try text("r.xml").contains("classname=\"mill\""))
    #expect(await run(recording, "golden", "accept", "suite", "mill") == 0)
    #expect(await run(recording, "golden", "verify", "suite", "mill") == 0)
    #expect(await run(recording, "golden", "verify", "suite", "none") == 3)
    #expect(await run(recording, "golden", "verify", "none.suite") == 7)
  }
}
