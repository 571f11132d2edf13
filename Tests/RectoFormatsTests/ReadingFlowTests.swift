import RectoModel
import Testing

@testable import RectoFormats

@Suite struct ReadingFlowTests {
  private func texts(_ document: Document) -> [[String]] {
    let flow = ReadingFlow(document)
    return document.pages.indices.map { page in
      flow.blocks(ofPage: page).map { $0.allLines.cleanRunningText }
    }
  }

  @Test func joinsAChainOverSeveralPages() {
    let document = Sample.document(
      [Sample.paragraph("a", id: "1"), Sample.paragraph("x", id: "2")],
      [Sample.paragraph("b", id: "3", continues: "1"), Sample.paragraph("y", id: "4")],
      [Sample.paragraph("c", id: "5", continues: "3")])
    #expect(texts(document) == [["a b c", "x"], ["y"], []])
  }

  @Test func wrongReferencesJoinNothing() {
    let document = Sample.document(
      [
        Sample.paragraph("self", id: "1", continues: "1"), Sample.paragraph("later", id: "2", continues: "3"),
        Sample.paragraph("nowhere", id: "3", continues: "?"),
        Sample.block(
          .heading(Heading(level: 1, Paragraph(Sample.lines("other kind")))), id: "4", continues: "3"),
      ])
    #expect(texts(document) == [["self", "later", "nowhere", "other kind"]])
  }

  @Test func aTableGoesOnWithoutTheRepeatedHeader() throws {
    let first = try Sample.table([["Name", "Size"], ["a", "1"]])
    let second = try Sample.table([["Name", "Size"], ["b", "2"]])
    let other = try Sample.table([["Sum", "3"]], headerRows: 0)
    let document = Sample.document(
      [Sample.block(.table(first), id: "1")],
      [
        Sample.block(.table(second), id: "2", continues: "1"),
        Sample.block(.table(other), id: "3", continues: "2"),
      ])
    guard case .table(let whole)? = ReadingFlow(document).blocks(ofPage: 0).first?.content else {
      Issue.record("no table")
      return
    }
    #expect(whole.rowCount == 4 && whole.headerRowCount == 1)
    #expect(
      whole.cells.map { $0.blocks.flatMap(\.allLines).cleanRunningText } == [
        "Name", "Size", "a", "1", "b", "2", "Sum", "3",
      ])
  }

  @Test func aTableThatWouldBeTooLargeIsAnotherOne() throws {
    func part(_ id: BlockID, continues: BlockID? = nil) throws -> Block {
      let table = try Table(rowCount: 400_000, columnCount: 1, cells: [Sample.cell(0, 0, id.description)])
      return Sample.block(.table(table), id: id, continues: continues)
    }
    let document = Sample.document(
      [try part("1")], [try part("2", continues: "1")], [try part("3", continues: "2")],
      [try part("4", continues: "3")])
    let flow = ReadingFlow(document)
    let tables = (0..<4).flatMap { flow.blocks(ofPage: $0) }.compactMap { block in
      if case .table(let table) = block.content { table } else { nil }
    }
    #expect(tables.map(\.rowCount) == [800_000, 800_000])
    #expect(tables.map { $0.cells.map(\.row) } == [[0, 400_000], [0, 400_000]])
  }

  @Test func runningWordsAreTheModelsRunningText() {
    let samples = [
      Sample.lines("a hy¬", "phen¬", "ated word"), Sample.lines("日本", "語 text"), Sample.lines("", "x-", "y"),
      Sample.lines("end¬"), [],
    ]
    for lines in samples { #expect(lines.cleanRunningText == lines.runningText) }
  }

  @Test func rowsTellCoveredFromEmptyPlaces() throws {
    let table = try Table(
      rowCount: 3, columnCount: 3,
      cells: [Sample.cell(0, 1, "a", rows: 2, columns: 2), Sample.cell(2, 0, "b")])
    let marks = TableRows(table).map { row in
      row.map { place in
        switch place {
        case .cell: "c"
        case .covered: "-"
        case .empty: "."
        }
      }.joined()
    }
    #expect(marks == [".c-", ".--", "c.."])
  }
}
