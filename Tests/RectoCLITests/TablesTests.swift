import Foundation
import RectoModel
import Testing

@testable import RectoCLI

/// `recto tables` on documents in JSON, which need no engine.
@Suite("Only the tables") struct TablesTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("recto-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let box = Rect(x: 1, y: 1, width: 10, height: 5)
    let region = Region(box)
    func paragraph(_ text: String) -> Paragraph {
      Paragraph([TextLine(words: [Word(text, box: box)], box: box)])
    }
    func block(_ id: BlockID, _ content: Content) -> Block { Block(id: id, region: region, content: content) }
    func table(_ text: String) throws -> Content {
      let cell = Cell(row: 0, column: 0, region: region, blocks: [block("c", .paragraph(paragraph(text)))])
      return .table(try Table(rowCount: 1, columnCount: 1, cells: [cell]))
    }
    let list = List(
      .bulleted,
      items: [ListItem(blocks: [block("i", .paragraph(paragraph("item"))), block("t2", try table("inner"))])])
    let blocks = [
      block("p", .paragraph(paragraph("Hello"))), block("t1", try table("1,234")),
      block("k1", .caption(Caption(paragraph("First"), target: "t1"))),
      block("k2", .caption(Caption(paragraph("Figure"), target: "f"))), block("l", .list(list)),
    ]
    try save([blocks, []], "in.json")
    try save([[blocks[0]]], "none.json")
  }

  private func save(_ pages: [[Block]], _ name: String) throws {
    let pages = pages.map {
      Page(size: Size(width: 40, height: 30), resolution: .measured(300), blocks: $0, language: "en")
    }
    try JSONEncoder().encode(Document(pages: pages)).write(to: folder.appendingPathComponent(name))
  }

  private func tables(_ arguments: String..., recording: Recording = Recording()) async -> Int32 {
    let arguments = arguments.map { $0.contains(".") ? folder.appendingPathComponent($0).path : $0 }
    return await RectoCommand.execute(["tables"] + arguments, console: recording.console())
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test("A file for each table") func csv() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(await tables("in.json", "-o", "out.csv") == 0)
    #expect(try text("out-p1-t1.csv") == "\"1,234\"\r\n")
    #expect(try text("out-p1-t2.csv") == "inner\r\n")
  }

  @Test("Standard output takes all") func standardOutput() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await tables("in.json", "-o", "-", "--to", "csv", recording: recording) == 0)
    #expect(recording.output == "\"1,234\"\r\n\r\ninner\r\n")
  }

  @Test("Pages stay, with tables and their captions, and cells have values") func json() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(await tables("in.json", "-o", "out.json") == 0)
    let document = try Document(json: Data(contentsOf: folder.appendingPathComponent("out.json")))
    #expect(document.pages.map { $0.blocks.map(\.id) } == [["t1", "k1", "t2"], []])
    guard case .table(let table)? = document.pages.first?.blocks.first?.content else {
      Issue.record("no table")
      return
    }
    #expect(
      table.cells[0].value == DecimalNumber("1234").map { .number($0, NumberForm(grouping: .thousands)) })
  }

  @Test("Other formats as well") func markdown() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(await tables("in.json", "-o", "out.md") == 0)
    #expect(try text("out.md").contains("1,234"))
    #expect(try !text("out.md").contains("Hello"))
  }

  @Test("Without a table nothing is written") func noTable() async throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let recording = Recording()
    #expect(await tables("none.json", "-o", "out.json", recording: recording) == 10)
    #expect(recording.errors.contains("No table was found"))
    #expect(
      await RectoCommand.execute(
        [
          "convert", folder.appendingPathComponent("none.json").path, "-o",
          folder.appendingPathComponent("out.csv").path,
        ],
        console: recording.console()) == 10)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["in.json", "none.json"])
  }
}
