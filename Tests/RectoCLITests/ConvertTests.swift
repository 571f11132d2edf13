import Foundation
import RectoModel
import Testing

@testable import RectoCLI

/// Whole runs on documents in JSON, which need no engine.
@Suite struct ConvertTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("recto-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let box = Rect(x: 1, y: 1, width: 10, height: 5)
    let line = TextLine(words: [Word("Hello", box: box, confidence: Confidence(0.5))], box: box)
    let block = Block(id: "b", region: Region(box), content: .paragraph(Paragraph([line])))
    let page = Page(size: Size(width: 40, height: 30), resolution: .measured(300), blocks: [block])
    try JSONEncoder().encode(Document(pages: [page, page])).write(
      to: folder.appendingPathComponent("in.json"))
  }

  private func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

  private var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  private func convert(_ arguments: String..., recording: Recording, input: FileHandle = .nullDevice) async
    -> Int32
  {
    await RectoCommand.execute(["convert"] + arguments, console: recording.console(input: input))
  }

  @Test func writesAFileAndTellsSo() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await convert(path("in.json"), "-o", path("a.txt"), recording: recording) == 0)
    #expect(try String(contentsOfFile: path("a.txt"), encoding: .utf8).contains("Hello"))
    #expect(recording.output.isEmpty)
    #expect(recording.errors.contains("a.txt: 2 pages, 2 words, confidence 50 %"))
  }

  @Test func readsStandardInputAndWritesStandardOutput() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    let input = try #require(FileHandle(forReadingAtPath: path("in.json")))
    #expect(
      await convert("-", "-o", "-", "--to", "txt", "--pages", "2", recording: recording, input: input) == 0)
    #expect(recording.output.split(whereSeparator: \.isWhitespace) == ["Hello"])
    #expect(recording.errors.contains("standard output: 1 page, 1 word"))
    #expect(names == ["in.json"])
  }

  @Test func isQuiet() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await convert(path("in.json"), "-o", path("a.txt"), "--quiet", recording: recording) == 0)
    #expect(recording.errors.isEmpty)
  }

  @Test func logsJSON() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await convert(path("in.json"), "-o", path("a.txt"), "--log", "json", recording: recording) == 0)
    let lines = recording.errors.split(separator: "\n")
    let objects = try lines.map { try JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
    #expect(objects.map { $0["level"] } == Array(repeating: "info", count: 4))
    #expect(objects.first?["message"] == "opened")
    #expect(objects.last?["format"] == "txt")
  }

  @Test func leavesNothingOfAFailedRun() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("{".utf8).write(to: folder.appendingPathComponent("bad.json"))
    let recording = Recording()
    #expect(await convert(path("bad.json"), "-o", path("a.txt"), recording: recording) == 3)
    #expect(recording.errors.hasPrefix("recto: \(path("bad.json"))"))
    #expect(await convert(path("bad.json"), "-o", "-", "--to", "txt", recording: recording) == 3)
    #expect(recording.output.isEmpty)
    #expect(
      await convert(
        path("bad.json"), path("in.json"), "-o", path("out") + "/", "--to", "md", recording: recording)
        == 1)
    #expect(names == ["bad.json", "in.json", "out"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: path("out")) == ["in.md"])
  }

  @Test func namesMissingFoldersAndPages() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await convert(path("in.json"), "-o", path("none/a.txt"), recording: recording) == 7)
    #expect(await convert(path("in.json"), "-o", path("a.txt"), "--pages", "3", recording: recording) == 3)
    #expect(recording.errors.contains("There is no page 3: the file has 2 pages."))
    #expect(await convert(path("in.json"), "-o", path("in.json"), recording: recording) == 3)
    #expect(names == ["in.json"])
  }

  @Test func showsTheTree() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(
      await RectoCommand.execute(["inspect", path("in.json"), "--page", "1"], console: recording.console())
        == 0)
    #expect(
      recording.output == """
        page 1: 40 x 30 at 300 dpi, 1 word, 50 %
          b  paragraph  [1 1 10 5]  1 word  50 %
            | Hello

        """)
  }
}
