import Foundation
import Glibc
import RectoModel
import Testing

@testable import RectoCLI

/// The command itself, killed again and again while it works through a folder.
@Suite struct WatchKillTests {
  private static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("recto")
  private static let count = 40

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: program.path), "needs the command"))
  func nothingIsLostOrDoneTwice() async throws {
    let folder = try TemporaryFolder()
    let (inbox, done) = (folder.file("in"), folder.file("out"))
    try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
    for number in 0..<Self.count {
      try Self.document(number).write(to: inbox.appendingPathComponent("n\(number).json"))
    }
    for round in 0..<10 {
      let before = try Self.results(in: done).count
      guard before < Self.count else { break }
      let watch = try Self.watch(inbox, done)
      while try Self.results(in: done).count == before, watch.isRunning {
        try await Task.sleep(for: .milliseconds(1))
      }
      // At another step of its work each time.
      try await Task.sleep(for: .milliseconds(round))
      kill(watch.processIdentifier, SIGKILL)
      watch.waitUntilExit()
      #expect(watch.terminationReason == .uncaughtSignal)
      // Whatever is there is whole.
      for (name, text) in try Self.results(in: done) { #expect(text == Self.text(of: name), "\(name)") }
    }
    let last = try Self.watch(inbox, done, ["--once"])
    last.waitUntilExit()
    #expect(last.terminationStatus == 0)
    #expect(try Self.results(in: done).count == Self.count)
    let journal = try String(contentsOf: done.appendingPathComponent(".recto-watch"), encoding: .utf8)
    let ended = journal.split(separator: "\n").filter { $0.contains("\"isDone\":true") }
    #expect(ended.count == Self.count && Set(ended).count == Self.count)
    #expect(try FileManager.default.contentsOfDirectory(atPath: inbox.path).count == Self.count)
  }

  private static func watch(_ inbox: URL, _ done: URL, _ more: [String] = []) throws -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = ["watch", inbox.path, "-o", done.path, "--to", "txt", "--settle", "0"] + more
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// What is seen in the folder: not what is still being written.
  private static func results(in folder: URL) throws -> [(name: String, text: String)] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
      .map { ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8)) }
  }

  private static func text(of name: String) -> String { "words of \(name.dropLast(4))\n" }

  private static func document(_ number: Int) throws -> Data {
    let words = ["words", "of", "n\(number)"].enumerated().map { index, text in
      Word(text, box: Rect(x: Double(index) * 50, y: 10, width: 40, height: 20))
    }
    let line = TextLine(words: words, box: Rect(x: 0, y: 10, width: 140, height: 20))
    let block = Block(id: "b", region: Region(line.box), content: .paragraph(Paragraph([line])))
    let page = Page(size: Size(width: 200, height: 100), resolution: .measured(100), blocks: [block])
    return try JSONEncoder().encode(Document(pages: [page]))
  }
}
