import Foundation
import RectoModel
import Testing

@testable import Recto

@Suite("Formats that need several files") struct SplitOutputTests {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  private func page(_ texts: String...) throws -> Page {
    let box = Rect(x: 0, y: 0, width: 9, height: 9)
    let blocks = try texts.enumerated().map { index, text in
      let line = TextLine(words: [Word(text, box: box)], box: box)
      let inner = Block(id: "c", region: Region(box), content: .paragraph(Paragraph([line])))
      let cell = Cell(row: 0, column: 0, region: Region(box), blocks: [inner])
      let table = try Table(rowCount: 1, columnCount: 1, cells: [cell])
      return Block(id: BlockID("t\(index)"), region: Region(box), content: .table(table))
    }
    return Page(size: Size(width: 9, height: 9), resolution: .measured(72), blocks: blocks)
  }

  private func run(
    _ pages: [Page], name: String = "in.json", to destination: JobOutput.Destination,
    options: [String: String] = [:]
  ) async throws -> JobReport {
    try JSONEncoder().encode(Document(pages: pages)).write(to: folder.file(name))
    let output = JobOutput("csv", options: OptionValues(options), to: destination)
    return try await Converter().run(Job([JobInput(folder.file(name))], to: [output], isolation: .inProcess))
  }

  @Test("One table is one file") func oneTable() async throws {
    let report = try await run([page("a")], to: .file(folder.file("out.csv")))
    #expect(report.outputs.map(\.file.lastPathComponent) == ["out.csv"])
    #expect(folder.text("out.csv") == "a\r\n")
  }

  @Test("Several tables are files named after their pages") func severalTables() async throws {
    let report = try await run([page("a", "b"), page(), page("c")], to: .file(folder.file("out.csv")))
    #expect(report.isFlawless)
    let names = ["out-p1-t1.csv", "out-p1-t2.csv", "out-p3-t1.csv"]
    #expect(report.outputs.map(\.file.lastPathComponent) == names)
    #expect(folder.names == ["in.json"] + names)
    #expect(names.map { folder.text($0) } == ["a\r\n", "b\r\n", "c\r\n"])
    #expect(report.outputs.map(\.bytes) == [3, 3, 3])
    #expect(report.outputs.map(\.words) == [1, 1, 1])
    #expect(report.outputs.map(\.pages) == [1, 1, 1])
  }

  @Test("In a folder and under a name with other dots") func names() async throws {
    _ = try await run([page("a", "b")], name: "my.report.json", to: .folder(folder.file("out")))
    #expect(folder.text("out/my.report-p1-t2.csv") == "b\r\n")
    _ = try await run([page("a", "b")], to: .file(folder.file("plain")))
    #expect(folder.text("plain-p1-t1") == "a\r\n")
  }

  @Test("All in one: by option, in a stream, in a device") func asOne() async throws {
    _ = try await run([page("a", "b")], to: .file(folder.file("one.csv")), options: ["tables": "one"])
    _ = try await run([page("a", "b")], to: .stream(folder.file("stream.csv")))
    let report = try await run([page("a", "b")], to: .file(URL(fileURLWithPath: "/dev/null")))
    #expect(report.failures.isEmpty)
    #expect(folder.names == ["in.json", "one.csv", "stream.csv"])
    #expect(folder.text("one.csv") == "a\r\n\r\nb\r\n")
    #expect(folder.text("stream.csv") == "a\r\n\r\nb\r\n")
  }

  @Test("Without a table nothing is written") func noTable() async throws {
    for destination in [JobOutput.Destination.file(folder.file("out.csv")), .stream(folder.file("s.csv"))] {
      let report = try await run([page()], to: destination)
      #expect(report.outputs.isEmpty)
      #expect(report.failures.map(\.error.code) == [.contentMissing])
    }
    #expect(folder.names == ["in.json"])
  }

  @Test("A part never takes the place of an input or of another output") func taken() async throws {
    let other = folder.file("out-p1-t2.csv")
    try JSONEncoder().encode(Document(pages: [page("x")])).write(to: other)
    try JSONEncoder().encode(Document(pages: [page("a", "b")])).write(to: folder.file("in.json"))
    let job = Job(
      [JobInput(folder.file("in.json")), JobInput(other)],
      to: [JobOutput("csv", to: .file(folder.file("out.csv")))], join: false, isolation: .inProcess)
    // Two documents can't share a file at all.
    await #expect(throws: RectoError.self) { try await Converter().run(job) }
    let alone = Job(
      [JobInput(folder.file("in.json"))],
      to: [
        JobOutput("csv", to: .file(folder.file("out.csv"))),
        JobOutput("csv", to: .file(folder.file("out-p1-t1.csv"))),
      ], isolation: .inProcess)
    let report = try await Converter().run(alone)
    #expect(report.failures.first?.error.message.hasPrefix("Two outputs would be this file") == true)
    #expect(folder.text("out-p1-t1-p1-t1.csv") == "a\r\n")
  }
}
