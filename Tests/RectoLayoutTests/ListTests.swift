import RectoLayout
import RectoModel
import Testing

struct ListTests {
  private func structured(_ page: PageBuilder) -> Page {
    PageLayout().structured(page.page(), graphics: PageGraphics())
  }

  private func lists(_ page: PageBuilder) -> [List] {
    structured(page).blocks.compactMap { if case .list(let list) = $0.content { list } else { nil } }
  }

  private func texts(_ item: ListItem) -> [String] { item.blocks.map { $0.allLines.runningText } }

  @Test func bulletsMakeAList() throws {
    var page = PageBuilder()
    page.lines(["There are:"], x: 100, y: 100)
    page.lines(["• one thing that is long", "• another thing"], x: 120, y: 120)
    let list = try #require(lists(page).first)
    #expect(list.kind == .bulleted)
    #expect(list.items.map(\.marker) == ["•", "•"])
    #expect(list.items.map(texts) == [["one thing that is long"], ["another thing"]])
    #expect(list.items[0].markerBox == Rect(x: 120, y: 120, width: 8, height: 16))
  }

  @Test func linesUnderAnItemBelongToIt() throws {
    var page = PageBuilder()
    page.line("1. a first item that", x: 100, y: 100)
    page.line("goes on here", x: 120, y: 120)
    page.line("2. a second item", x: 100, y: 140)
    let list = try #require(lists(page).first)
    #expect(list.kind == .numbered)
    #expect(list.items.map(texts) == [["a first item that goes on here"], ["a second item"]])
  }

  @Test(arguments: [
    ["1)", "2)", "3)"], ["(a)", "(b)", "(c)"], ["i.", "ii.", "iii."], ["A.", "B.", "C."],
    ["[1]", "[2]", "[3]"],
    ["(iv)", "(v)", "(vi)"], ["①", "②", "③"], ["h)", "i)", "j)"],
  ])
  func kindsOfNumbers(markers: [String]) throws {
    var page = PageBuilder()
    page.lines(markers.map { "\($0) some words here" }, x: 100, y: 100)
    let list = try #require(lists(page).first)
    #expect(list.items.map(\.marker) == markers)
    #expect(list.kind == .numbered)
  }

  @Test func listsNestByTheirIndents() throws {
    var page = PageBuilder()
    page.line("1. first", x: 100, y: 100)
    page.line("a) below the first", x: 140, y: 120)
    page.line("b) also below", x: 140, y: 140)
    page.line("• deep", x: 180, y: 160)
    page.line("2. second", x: 100, y: 180)
    let result = structured(page)
    #expect(result.kinds == ["list"])
    let list = try #require(lists(page).first)
    #expect(list.items.map(\.marker) == ["1.", "2."])
    guard case .list(let nested)? = list.items[0].blocks.last?.content else {
      Issue.record("nothing nested")
      return
    }
    #expect(nested.items.map(\.marker) == ["a)", "b)"])
    #expect(Set(result.blocks[0].nestedIDs).count == result.blocks[0].nestedIDs.count)
  }

  @Test func checkBoxesAreTickedOrNot() throws {
    var page = PageBuilder()
    page.lines(["☐ milk", "☑ bread", "[ ] eggs", "[x] flour"], x: 100, y: 100)
    let list = try #require(lists(page).first)
    #expect(list.items.map(\.isChecked) == [false, true, false, true])
    #expect(list.items.map(texts) == [["milk"], ["bread"], ["eggs"], ["flour"]])
  }

  @Test func bulletsReadAsLettersAreBulletsAtAHangingIndent() throws {
    var page = PageBuilder()
    page.lines(["e first thing of all", "e second thing", "¢ third thing"], x: 120, y: 100)
    #expect(lists(page).isEmpty)
    // Without a font nobody has printed letters.
    for (hasFonts, markers) in [(true, ["e", "e", "¢"]), (false, ["•", "•", "•"])] {
      var hanging = PageBuilder()
      hanging.hasFonts = hasFonts
      for (index, mark) in ["e", "e", "¢"].enumerated() {
        hanging.line("\(mark) thing", x: 120, y: 100 + 20 * Double(index), gap: 0.8)
      }
      #expect(lists(hanging).flatMap(\.items).map(\.marker) == markers)
    }
  }

  /// Signs of a font that doesn't say what they are.
  @Test(arguments: ["\u{F06E}", "\u{1000B0}", "\u{900B0}"])
  func signsWithoutNamesAreBullets(sign: String) throws {
    var page = PageBuilder()
    page.line("\(sign) one thing", x: 100, y: 100, gap: 0.6)
    page.line("\(sign) another thing", x: 100, y: 120, gap: 0.6)
    let list = try #require(lists(page).first)
    #expect(list.kind == .bulleted && list.items.map(\.marker) == ["•", "•"])
  }

  @Test func aYearAtALinesStartIsNoItem() {
    var page = PageBuilder()
    page.lines(
      ["The war went on until the end of the year", "1945. Then there was peace in all of Europe"], x: 100,
      y: 100)
    #expect(structured(page).kinds == ["paragraph"])
  }

  @Test func aNumberInTheMiddleOfASentenceIsNoItem() {
    var page = PageBuilder()
    page.lines(
      [
        "This is shown in full detail by figure number", "3. and by some of the others that are here",
        "4. which nobody reads in the year that is",
      ], x: 100, y: 100)
    #expect(structured(page).kinds == ["paragraph"])
  }

  @Test func oneNumberAloneIsNoList() {
    var page = PageBuilder()
    page.line("1. Introduction", x: 100, y: 100)
    page.lines(prose("a", 4), x: 100, y: 140)
    #expect(structured(page).kinds == ["paragraph", "paragraph"])
  }

  @Test func dashesInATalkAreNoBulletsAlone() {
    var page = PageBuilder()
    page.line("– Come in", x: 100, y: 100)
    page.lines(prose("a", 4), x: 100, y: 120)
    #expect(lists(page).isEmpty)
  }

  @Test func aParagraphUnderAnItemsTextBelongsToIt() throws {
    var page = PageBuilder()
    page.line("1. first words of it", x: 100, y: 100)
    page.line("on more than", x: 120, y: 120)
    page.line("two lines.", x: 120, y: 140)
    page.line("More of the first.", x: 120, y: 175)
    page.line("2. second", x: 100, y: 210)
    page.line("on two lines", x: 120, y: 230)
    let items = try #require(lists(page).first).items.map(texts)
    #expect(
      items == [
        ["first words of it on more than two lines.", "More of the first."], ["second on two lines"],
      ])
  }
}

extension Block {
  fileprivate var nestedIDs: [String] {
    [id.description] + content.nestedBlocks.flatMap(\.nestedIDs)
  }
}
