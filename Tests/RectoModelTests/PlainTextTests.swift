import RectoModel
import Testing

@Suite struct PlainTextTests {
  private func lines(_ texts: (String, Bool)...) -> [TextLine] {
    texts.map { text, hyphenated in
      let box = Rect(x: 0, y: 0, width: 10, height: 10)
      let words = text.split(separator: " ").map { Word(String($0), box: box) }
      return TextLine(words: words, box: box, endsHyphenated: hyphenated)
    }
  }

  @Test func putsBlanksBetweenWords() {
    #expect(["a", "b"].joinedAsWords() == "a b")
    #expect(["", "a", "", "b"].joinedAsWords() == "a b")
    #expect([String]().joinedAsWords() == "")
  }

  @Test(arguments: [
    (["日本", "語"], "日本語"), (["ひらがな", "カナ", "。"], "ひらがなカナ。"), (["ﾊﾝ", "ｶｸ"], "ﾊﾝｶｸ"),
    (["中文", "ABC", "中文"], "中文 ABC 中文"), (["한국어", "단어"], "한국어 단어"), (["日", "한"], "日 한"),
    (["مرحبا", "بالعالم"], "مرحبا بالعالم"), (["שלום", "1"], "שלום 1"), (["ไทย", "a"], "ไทย a"),
  ])
  func leavesBlanksOutInsideChineseAndJapanese(words: [String], expected: String) {
    #expect(words.joinedAsWords() == expected)
  }

  @Test func printersHyphensGoAndAuthorsStay() {
    #expect(lines(("a hy-", true), ("phen", false)).runningText == "a hyphen")
    #expect(lines(("well-", false), ("known", false)).runningText == "well-known")
    #expect(lines(("soft\u{AD}", true), ("ly said", false)).runningText == "softly said")
    #expect(lines(("no hyphen", true), ("here", false)).runningText == "no hyphen here")
    #expect(lines(("end-", true)).runningText == "end-")
    #expect(lines(("a hy-", true), ("phen-", true), ("ated", false)).runningText == "a hyphenated")
  }

  @Test func linesJoinWithBlanksWhereTheScriptHasThem() {
    #expect(lines(("one", false), ("", false), ("two", false)).runningText == "one two")
    #expect(lines(("日本", false), ("語", false)).runningText == "日本語")
    #expect(lines(("one", false), ("two", false)).plainText == "one\ntwo")
  }

  @Test func aPagesLinesAreInReadingOrderWithNestedOnes() throws {
    let inner = List(.bulleted, items: [ListItem(blocks: [.text("b")]), ListItem(blocks: [.text("c")])])
    let region = Region(Rect(x: 0, y: 0, width: 1, height: 1))
    let table = try Table(
      rowCount: 1, columnCount: 2,
      cells: [
        Cell(row: 0, column: 1, region: region, blocks: [.text("e")]),
        Cell(row: 0, column: 0, region: region, blocks: [.text("d")]),
      ])
    let page = Page(
      size: Size(width: 1, height: 1), resolution: .assumed(72),
      blocks: [
        .text("a"), Block(id: "l", region: region, content: .list(inner)),
        Block(id: "t", region: region, content: .table(table)),
      ])
    #expect(page.lines.map(\.plainText) == ["a", "b", "c", "d", "e"])
  }
}
