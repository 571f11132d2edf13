import RectoLayout
import RectoModel
import Testing

/// Whatever comes in: every word goes out once.
struct WordsKeptTests {
  /// Equal on every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ (state >> 29)) &* 0x9E37_79B9_7F4A_7C15
    }
  }

  private static let vocabulary = [
    "a", "the", "Word", "1.", "2.", "(a)", "•", "-", "[", "]", "☐", "Figure", "3.", "12", "e", "o", "Table",
    "1", "*", "|",
    "recog-", "nised", "ABC", "שלום", "عالم", "日本語", "x=1", "",
  ]

  private func words(_ page: Page) -> [String] {
    page.blocks.flatMap(words).filter { !$0.isEmpty }.sorted()
  }

  private func words(_ block: Block) -> [String] {
    switch block.content {
    case .list(let list):
      list.items.flatMap { item in
        (item.marker ?? "").split(separator: " ").map(String.init) + item.blocks.flatMap(words)
      }
    case .footnote(let note): [note.marker] + block.content.ownLines.flatMap { $0.words.map(\.text) }
    default:
      block.content.ownLines.flatMap { $0.words.map(\.text) } + block.content.nestedBlocks.flatMap(words)
    }
  }

  private func page(_ random: inout Generator, count: Int, isHostile: Bool) -> Page {
    var page = Page(size: Size(width: 1000, height: 1400), resolution: .measured(100), blocks: [])
    for index in 0..<count {
      let lines = (0..<Int.random(in: 0...2, using: &random)).compactMap { _ in
        line(&random, isHostile: isHostile)
      }
      let box = lines.map(\.box).union ?? Rect(x: 0, y: 0, width: 0, height: 0)
      page.blocks.append(
        Block(id: BlockID("x\(index)"), region: Region(box), content: .paragraph(Paragraph(lines))))
    }
    return page
  }

  private func line(_ random: inout Generator, isHostile: Bool) -> TextLine? {
    let count = Int.random(in: 1...8, using: &random)
    var x = Double.random(in: -50...1000, using: &random)
    let y = Double.random(in: -50...1500, using: &random)
    let words = (0..<count).map { _ in
      let text = Self.vocabulary.randomElement(using: &random) ?? "w"
      let width = Double(text.count * 9)
      defer { x += width + Double.random(in: 1...30, using: &random) }
      let box = isHostile ? hostile(&random) : Rect(x: x, y: y, width: width, height: 16)
      return Word(text, box: box, confidence: Confidence(Double.random(in: 0...1, using: &random)))
    }
    return TextLine(around: words)
  }

  private func hostile(_ random: inout Generator) -> Rect {
    let values: [Double] = [0, -1, 1, 1e12, -1e12, 1e-9, 500, .infinity, .greatestFiniteMagnitude, 16]
    func value() -> Double { values.randomElement(using: &random) ?? 0 }
    return Rect(x: value(), y: value(), width: value(), height: value())
  }

  @Test(arguments: 0..<40) func ofRandomPages(seed: Int) {
    var random = Generator(state: UInt64(seed))
    let isHostile = seed % 2 == 1
    let page = page(&random, count: 40, isHostile: isHostile)
    let rules = (0..<5).map { _ in
      Rule(
        from: Point(x: Double.random(in: 0...900, using: &random), y: 700), to: Point(x: 950, y: 700),
        thickness: 1)
    }
    let pictures = [Picture(Rect(x: 200, y: 200, width: 250, height: 250))]
    for order in [PageLayout.Order.engine, .geometry] {
      let layout = PageLayout(order: order)
      let graphics = PageGraphics(rules: rules, pictures: pictures)
      let result = layout.structured(page, graphics: graphics)
      // Words on one spot with equal texts count once.
      if !isHostile { #expect(words(result) == words(page)) }
      #expect(Set(words(result)) == Set(words(page)))
      let again = layout.structured(page, graphics: graphics)
      #expect(result.kinds == again.kinds)
      #expect(result.words.map(\.text) == again.words.map(\.text))
      #expect(result.blocks.allSatisfy { $0.region.box.width.isFinite && $0.region.box.height.isFinite })
      #expect(Set(result.blocks.map(\.id)).count == result.blocks.count)
      let document = DocumentLayout().structured(Document(pages: [result, result]))
      #expect(document.pages.map { words($0) } == [words(result), words(result)])
    }
  }

  @Test func tensOfThousandsOfWordsAreNoTrouble() {
    var random = Generator(state: 7)
    var page = page(&random, count: 9000, isHostile: false)
    let count = page.words.count
    #expect(count > 30_000)
    page.size = Size(width: 1000, height: 1400)
    let result = PageLayout().structured(page, graphics: PageGraphics())
    #expect(!result.blocks.isEmpty)
  }
}
