import RectoModel
import Testing

@testable import RectoLayout

/// Which arrangements of words are too thin to be a table.
struct DoubtfulTableTests {
  /// A letter for a cell with a word, a dot for one without; a digit says over how many columns a cell goes.
  private func draft(_ rows: [String]) -> TableDraft {
    let width = rows.map(\.count).max() ?? 0
    var merges: [TableDraft.DraftCell] = []
    var filled: [(row: Int, column: Int)] = []
    for (row, marks) in rows.enumerated() {
      for (column, mark) in marks.enumerated() where mark != "." {
        filled.append((row, column))
        guard let span = mark.wholeNumberValue else { continue }
        merges.append(TableDraft.DraftCell(rows: row...row, columns: column...column + span - 1))
      }
    }
    var draft = TableDraft(
      columns: (0...width).map { Double($0) * 100 }, rows: (0...rows.count).map { Double($0) * 20 },
      merges: merges, isRuled: false)
    let places = CellPlaces(draft)
    for (row, column) in filled {
      if let cell = places[row, column] { draft.cells[cell].words.append(0) }
    }
    return draft
  }

  private func isDoubtful(_ rows: [String], confidence: Double? = 0.9) -> Bool {
    let word = Word(
      "x", box: Rect(x: 0, y: 0, width: 10, height: 10), confidence: confidence.flatMap { Confidence($0) })
    let page = Page(
      size: Size(width: 900, height: 900), resolution: .measured(100),
      blocks: [
        Block(
          id: "b", region: Region(word.box),
          content: .paragraph(Paragraph([TextLine(words: [word], box: word.box)])))
      ])
    return draft(rows).isDoubtful(of: PageText(page).words)
  }

  @Test func whatIsFilledInOnAForm() {
    #expect(isDoubtful([".a...", "b.c..", ".d...", "e.2..", "...f.", "g.h.i"]))
    #expect(isDoubtful(["a2....", "b.....", "c2...."]))
  }

  @Test func namesAndFiguresOfAChart() {
    #expect(isDoubtful(["a.b....", "c...d..", "e.....f", "g..h...", "i....j."]))
  }

  @Test(arguments: [
    ["abc", "def", "ghi"], ["ab", "c.", "d.", "e."], ["a3..", "bcde", "f.g.", "hi.j"], ["abcdef"],
    ["a.", ".b"],
  ])
  func tables(rows: [String]) {
    #expect(!isDoubtful(rows))
  }

  @Test func whatAnEngineGuessed() {
    let rows = ["abc", "def", "ghi"]
    #expect(isDoubtful(rows, confidence: 0.3))
    #expect(!isDoubtful(rows, confidence: nil))
  }
}
