import Foundation
import Recto
import RectoModel
import Testing

@testable import RectoCLI

@Suite struct WatchTests {
  /// A folder to watch and one for the results, with documents that need no recognition.
  private struct Folders: ~Copyable {
    let root: URL
    var inbox: URL { root.appendingPathComponent("in") }
    var done: URL { root.appendingPathComponent("out") }

    init() throws {
      root = FileManager.default.temporaryDirectory.appendingPathComponent("recto-watch-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
      try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func put(_ name: String, _ text: String = "words") throws {
      let word = Word(text, box: Rect(x: 10, y: 10, width: 80, height: 20))
      let line = TextLine(words: [word], box: word.box)
      let block = Block(id: "b", region: Region(word.box), content: .paragraph(Paragraph([line])))
      let page = Page(size: Size(width: 200, height: 100), resolution: .measured(100), blocks: [block])
      try JSONEncoder().encode(Document(pages: [page])).write(to: inbox.appendingPathComponent(name))
    }

    func names(_ folder: URL) -> [String] {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { !$0.hasPrefix(".") }.sorted()
    }

    func text(_ name: String) throws -> String {
      try String(contentsOf: done.appendingPathComponent(name), encoding: .utf8)
    }

    func watch(_ more: [String] = []) async -> (code: Int32, errors: String) {
      let recording = Recording()
      let arguments = ["watch", inbox.path, "-o", done.path, "--to", "txt", "--once", "--settle", "0.05"]
      let code = await RectoCommand.execute(arguments + more, console: recording.console())
      return (code, recording.errors)
    }
  }

  @Test func filesAreConvertedOnce() async throws {
    let folders = try Folders()
    try folders.put("a.json", "first")
    try folders.put("b.json", "second")
    #expect(await folders.watch().code == 0)
    #expect(folders.names(folders.done) == ["a.txt", "b.txt"])
    #expect(try folders.text("a.txt") == "first\n")
    #expect(folders.names(folders.inbox) == ["a.json", "b.json"])
    // What is done is not done again: what somebody has written into a result stays.
    try Data("mine".utf8).write(to: folders.done.appendingPathComponent("a.txt"))
    try folders.put("b.json", "changed")
    #expect(await folders.watch().code == 0)
    #expect(try folders.text("a.txt") == "mine")
    #expect(try folders.text("b.txt") == "changed\n")
  }

  @Test func badFilesAreMovedWithTheirReason() async throws {
    let folders = try Folders()
    try folders.put("good.json")
    let bad = folders.inbox.appendingPathComponent("bad.pdf")
    for _ in 0..<2 {
      try Data("%PDF-1.4\nnothing else".utf8).write(to: bad)
      #expect(await folders.watch().code == 1)
    }
    let failed = folders.inbox.appendingPathComponent("failed")
    #expect(folders.names(folders.inbox) == ["failed", "good.json"])
    #expect(
      folders.names(failed) == ["bad-2.pdf", "bad-2.pdf.reason.txt", "bad.pdf", "bad.pdf.reason.txt"])
    let reason = try String(contentsOf: failed.appendingPathComponent("bad.pdf.reason.txt"), encoding: .utf8)
    #expect(reason.hasPrefix("bad.pdf: ") && reason.hasSuffix("\n"))
    #expect(folders.names(folders.done) == ["good.txt"])
  }

  @Test func linksFoldersAndUnfinishedFilesAreLeftAlone() async throws {
    let folders = try Folders()
    try folders.put("a.json")
    let secret = folders.root.appendingPathComponent("secret.json")
    try FileManager.default.copyItem(at: folders.inbox.appendingPathComponent("a.json"), to: secret)
    let link = folders.inbox.appendingPathComponent("link.json")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: secret)
    for name in [".hidden.json", "b.json.part", "c.crdownload"] { try folders.put(name) }
    let inner = folders.inbox.appendingPathComponent("inner", isDirectory: true)
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: true)
    #expect(await folders.watch().code == 0)
    #expect(folders.names(folders.done) == ["a.txt"])
    #expect(folders.names(folders.inbox) == ["a.json", "b.json.part", "c.crdownload", "inner", "link.json"])
  }

  @Test func resultsInsideTheFolderAreNotTaken() async throws {
    let folders = try Folders()
    try folders.put("a.json")
    let recording = Recording()
    let inner = folders.inbox.appendingPathComponent("done").path
    for _ in 0..<2 {
      let code = await RectoCommand.execute(
        ["watch", folders.inbox.path, "-o", inner, "--to", "json", "--once", "--settle", "0"],
        console: recording.console())
      #expect(code == 0)
    }
    #expect(folders.names(URL(fileURLWithPath: inner)) == ["a.json"])
    #expect(folders.names(folders.inbox) == ["a.json", "done"])
  }

  @Test func inputsOfOneStemHaveResultsOfTheirOwn() async throws {
    let folders = try Folders()
    try folders.put("a.json", "first")
    try folders.put("a.json.json", "second")
    try folders.put("a.txt.json", "third")
    #expect(await folders.watch().code == 0)
    #expect(folders.names(folders.done) == ["a.json.txt", "a.txt", "a.txt.txt"])
    #expect(try folders.text("a.txt") == "first\n")
    try folders.put("a.png", "fourth")
    #expect(await folders.watch().code == 0)
    #expect(try folders.text("a.txt") == "first\n")
    #expect(try folders.text("a.png.txt") == "fourth\n")
  }

  @Test func aTornJournalCostsNothingButItsLastLine() async throws {
    let folders = try Folders()
    try folders.put("a.json", "first")
    #expect(await folders.watch().code == 0)
    let journal = folders.done.appendingPathComponent(".recto-watch")
    let handle = try FileHandle(forWritingTo: journal)
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"file\":{\"bytes\":12".utf8))
    try handle.close()
    try Data("mine".utf8).write(to: folders.done.appendingPathComponent("a.txt"))
    try folders.put("b.json", "second")
    #expect(await folders.watch().code == 0)
    #expect(await folders.watch().code == 0)
    #expect(try folders.text("a.txt") == "mine")
    #expect(try folders.text("b.txt") == "second\n")
  }

  @Test func whatTheMachineLacksIsNotTheFilesFault() async throws {
    let folders = try Folders()
    try folders.put("a.json")
    try FileManager.default.createDirectory(at: folders.done, withIntermediateDirectories: true)
    let recording = Recording()
    let watch = FolderWatch(
      watched: folders.inbox, journal: try WatchJournal(folders.done), settle: .zero,
      console: recording.console(), makeJob: { file, _ in Job([JobInput(file)], to: []) },
      convert: { _ throws(RectoError) in throw RectoError(.resourceUnavailable, "The disk is full.") })
    #expect(try await watch.run(once: true) == 1)
    #expect(recording.errors == "recto: a.json: The disk is full. It is tried again later.\n")
    #expect(folders.names(folders.inbox) == ["a.json"])
  }

  @Test func twoWatchesDoNotShareResults() async throws {
    let folders = try Folders()
    try FileManager.default.createDirectory(at: folders.done, withIntermediateDirectories: true)
    let first = try WatchJournal(folders.done)
    let run = await folders.watch()
    #expect(run.code == 7)
    #expect(run.errors.contains("Another recto watch"))
    withExtendedLifetime(first) {}
  }

  @Test(arguments: [["--to", "exe"], ["--to", ""], ["--settle", "-1"]])
  func wrongCommandLinesAreUsageErrors(arguments: [String]) async throws {
    let folders = try Folders()
    #expect(await folders.watch(arguments).code == 2)
    let recording = Recording()
    let same = ["watch", folders.inbox.path, "-o", folders.inbox.path, "--to", "txt"]
    #expect(await RectoCommand.execute(same, console: recording.console()) == 2)
  }
}
