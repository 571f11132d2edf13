import RectoLayout
import RectoModel
import Testing

struct TextsBesideTests {
  /// Lines as an engine gives them that reads across what stands beside each other: `places` are their beginnings.
  private func page(_ rows: [[String]], at places: [Double], y: Double = 100) -> PageBuilder {
    var page = PageBuilder()
    page.hasFonts = false
    add(rows, at: places, y: y, to: &page)
    return page
  }

  private func add(_ rows: [[String]], at places: [Double], y: Double, to page: inout PageBuilder) {
    for (row, texts) in rows.enumerated() {
      let first = page.blocks.count
      for (text, x) in zip(texts, places) where !text.isEmpty {
        page.line(text, x: x, y: y + 20 * Double(row))
      }
      let words = page.blocks[first...].flatMap(\.allLines).flatMap(\.words)
      page.blocks.removeSubrange(first...)
      guard let line = TextLine(around: words) else { continue }
      page.blocks.append(
        Block(id: "b", region: Region(line.box), content: .paragraph(Paragraph([line]))))
    }
  }

  private func texts(_ page: PageBuilder) -> [String] {
    PageLayout(order: .engine).structured(page.page(), graphics: PageGraphics()).texts
  }

  private let sender = ["Weaver and Daughters", "12 Bridge Street", "Oldtown"]
  private let dates = ["Order: 2024-0173", "Date: 8 November 2024", "Due: 22 November 2024"]

  @Test func anAddressAndWhatStandsBesideItAreTwoTexts() {
    var page = page(zip(sender, dates).map { [$0, $1] }, at: [100, 560])
    page.lines(prose("a", 5, words: 14), x: 100, y: 240)
    #expect(texts(page).prefix(6) == (sender + dates)[...])
  }

  @Test func theLongerTextGoesOnBelowTheOther() {
    var page = page(
      [
        ["", "Paid in full"], ["Weaver and Daughters", "On the ninth of May"],
        ["12 Bridge Street", "By a bank transfer"], ["Oldtown", ""],
      ], at: [100, 560])
    page.lines(prose("a", 5, words: 14), x: 100, y: 240)
    #expect(
      texts(page).prefix(6)
        == [
          "Weaver and Daughters", "12 Bridge Street", "Oldtown", "Paid in full", "On the ninth of May",
          "By a bank transfer",
        ])
  }

  @Test func signaturesBesideEachOtherAreTwoTexts() {
    var page = PageBuilder()
    page.hasFonts = false
    page.lines(prose("a", 5, words: 14), x: 100, y: 100)
    add([["Ada Winter", "Tom Reed"], ["Head of office", "Clerk"]], at: [100, 560], y: 300, to: &page)
    #expect(texts(page).suffix(4) == ["Ada Winter", "Head of office", "Tom Reed", "Clerk"])
  }

  @Test func labelsStayWithTheirValues() {
    let rows = [["Your order of:", "the fifth of May"], ["Our reference:", "blue cotton and linen"]]
    #expect(texts(page(rows, at: [100, 560])) == rows.map { $0.joined(separator: " ") })
  }

  @Test func namesOfOneWordStayWithWhatTheyName() {
    let rows = [
      ["Payment", "by bank transfer"], ["Terms", "two weeks at most"], ["Carrier", "our own van"],
    ]
    #expect(texts(page(rows, at: [100, 560])) == rows.map { $0.joined(separator: " ") })
  }

  @Test func termsStayWithTheirTexts() {
    let rows = [
      ["Fairway", "the deep part of a channel that"], ["", "ships keep to when they come in"],
      ["Jetty", "a wall built out into the water"], ["", "to protect what lies behind it"],
    ]
    #expect(
      texts(page(rows, at: [100, 560])).joined(separator: " ")
        == rows.joined().filter { !$0.isEmpty }.joined(separator: " "))
  }

  @Test func itemsStayWithTheirPrices() {
    let rows = [["Bread of rye flour", "EUR 3.50"], ["Two bottles of milk", "EUR 2.80"]]
    let kept = texts(page(rows, at: [100, 560]))
    #expect(kept == rows.map { $0.joined(separator: " ") })
  }

  @Test func aBlankInOneLineIsNoColumn() {
    let rows = [
      ["On the left side", "On the right side"], ["A line that goes over the whole of the page here", ""],
    ]
    #expect(texts(page(rows, at: [100, 400])).first?.hasPrefix("On the left side On the right") == true)
  }

  @Test func wordsAndBaselinesStay() throws {
    var builder = page(zip(sender, dates).map { [$0, $1] }, at: [100, 560])
    builder.blocks = builder.blocks.map { block in
      guard case .paragraph(var paragraph) = block.content else { return block }
      let box = paragraph.lines[0].box
      paragraph.lines[0].baseline = Baseline([
        Point(x: box.minX, y: box.maxY), Point(x: box.maxX, y: box.maxY + 4),
      ])
      var block = block
      block.content = .paragraph(paragraph)
      return block
    }
    let given = builder.page()
    let result = PageLayout(order: .engine).structured(given, graphics: PageGraphics())
    #expect(result.allWords.sorted() == given.allWords.sorted())
    let line = try #require(result.blocks.last?.allLines.last)
    let baseline = try #require(line.baseline)
    #expect(baseline.points.first?.x == line.box.minX)
    #expect(baseline.points.last?.x == line.box.maxX)
  }
}
