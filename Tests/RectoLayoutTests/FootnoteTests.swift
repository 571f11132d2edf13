import RectoLayout
import RectoModel
import Testing

struct FootnoteTests {
  private func notes(_ page: Page) -> [Footnote] {
    page.blocks.compactMap { if case .footnote(let note) = $0.content { note } else { nil } }
  }

  private func page(_ body: [String]) -> PageBuilder {
    var page = PageBuilder()
    page.lines(body + prose("a", 40), x: 100, y: 100)
    return page
  }

  @Test func aRuleProvesANote() throws {
    var page = page(["text"])
    page.line("1 See the other book.", x: 100, y: 1200, size: 12)
    let rule = Rule(from: Point(x: 100, y: 1190), to: Point(x: 250, y: 1190), thickness: 1)
    let result = PageLayout().structured(page.page(), graphics: PageGraphics(rules: [rule]))
    let note = try #require(notes(result).first)
    #expect(note.marker == "1")
    #expect(note.markerBox == Rect(x: 100, y: 1200, width: 6, height: 12))
    #expect(note.paragraph.lines.runningText == "See the other book.")
    #expect(!result.kinds.contains("separator"))
  }

  @Test(arguments: [("word12 is", "12 A note."), ("word* is", "* A note."), ("word† is", "† A note.")])
  func aMarkInTheTextProvesANote(body: String, note: String) {
    var page = page([body])
    page.line(note, x: 100, y: 1200, size: 12)
    #expect(notes(PageLayout().structured(page.page(), graphics: PageGraphics())).count == 1)
  }

  @Test func notesBelowEachOtherArePartedByTheirMarks() {
    var page = page(["word1 and other2 words"])
    page.lines(
      ["1 The first note is longer than", "one line.", "2 The second note."], x: 100, y: 1200, size: 12)
    let found = notes(PageLayout().structured(page.page(), graphics: PageGraphics()))
    #expect(found.map(\.marker) == ["1", "2"])
    #expect(found.first?.paragraph.lines.count == 2)
  }

  @Test func aPageMayHaveMoreNotesThanText() {
    var page = PageBuilder()
    page.lines(["and there1 it was"] + prose("a", 20), x: 100, y: 100)
    page.lines(["1 The note begins here"] + prose("b", 40), x: 100, y: 710, size: 12)
    #expect(
      notes(PageLayout().structured(page.page(), graphics: PageGraphics())).first?.paragraph.lines.count == 41
    )
  }

  @Test func smallTypeAloneIsNoNote() {
    var page = page(["text"])
    page.line("77 Printed in Utopia", x: 100, y: 1200, size: 12)
    #expect(notes(PageLayout().structured(page.page(), graphics: PageGraphics())).isEmpty)
  }
}
