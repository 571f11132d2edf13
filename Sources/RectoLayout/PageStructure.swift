import RectoModel

/// One page on its way from lines to blocks.
struct PageStructure {
  private let page: Page
  private let order: PageLayout.Order
  private let text: PageText
  /// Tables, figures and separators, which stand among the text.
  private let ready: [Block]
  /// For those that the page has itself, their position.
  private let positions: [Int?]
  /// In the reading plane.
  private let readyBoxes: [Rect]
  private let standing: [Rect]
  private let level: [Rect]
  private let evidence: LayoutEvidence
  /// Most of the page is set in type of one width.
  private let isTypewritten: Bool
  private let bullets: DrawnBullets

  init(_ given: Page, graphics: PageGraphics, fixed: [Block], order: PageLayout.Order) {
    let own = given.blocks.indices.filter { given.blocks[$0].isOwnReady }
    let taken = fixed.map(\.region.box.sound) + own.map { given.blocks[$0].region.box.sound }
    let pictures = PictureBlocks(given, pictures: graphics.pictures, taken: taken)
    let text = PageText(pictures.page)
    let figures = pictures.figures
    let rules = SeparatorRules(
      em: text.em, lines: text.lines.map(\.box.sound),
      taken: taken + figures.map(\.region.box.sound))
    let free = rules.boxes(of: graphics.rules)
    let separators = free.map { Block(id: "", region: Region($0), content: .separator) }
    page = pictures.page
    self.order = order
    evidence = LayoutEvidence(graphics.regions)
    self.text = text
    ready = own.map { given.blocks[$0] } + fixed + figures + separators
    positions = own.map { $0 } + (fixed + figures + separators).map { _ in nil }
    readyBoxes = ready.map { text.plane.place($0.region.box) }
    standing = graphics.rules.filter { !$0.isLevel }.map(text.plane.place)
    level = graphics.rules.filter(\.isLevel).map(text.plane.place)
    bullets = DrawnBullets(
      graphics.marks.map { Mark(text.plane.place($0.box), shape: $0.shape) }, em: text.typeSize)
    let monospaced = text.words.count { $0.word.style?.has(.monospace) == true }
    isTypewritten = monospaced * 5 > text.words.count * 3
  }

  /// The blocks in reading order, numbered from `b1`.
  var blocks: [Block] {
    let beside = TextsBeside(text)
    let counted = CountedColumns(text: text)
    let leaves = leaves.flatMap { counted.leaves(of: $0) }.flatMap { beside.leaves(of: $0) }
    let width = leaves.textWidth
    var drafts = leaves.flatMap { self.drafts(of: $0, textWidth: width) }
    let footnotes = FootnoteRule(
      text: text, body: leaves.flatMap(\.lines).textSize(hasFonts: text.meter.hasFonts),
      pageBox: text.plane.place(page.size.rect), rules: level)
    footnotes.apply(to: &drafts)
    drafts.dropRulesOverFootnotes()
    let captions = CaptionRule(
      text: text, ready: readyBoxes, isTable: ready.map(\.isTable), isFigure: ready.map(\.isFigure))
    let targets = captions.apply(to: &drafts)
    QuoteRule(em: text.em).apply(to: &drafts)
    return numbered(drafts, targets)
  }

  private var leaves: [Leaf] {
    switch order {
    case .engine: EngineOrder(text: text, ready: readyBoxes, positions: positions).leaves
    case .geometry:
      GeometricOrder(text: text, ready: readyBoxes, rules: ColumnRules(standing: standing)).leaves
    }
  }

  // MARK: - Drafts

  private func drafts(of leaf: Leaf, textWidth: Double) -> [Draft] {
    let measure = LeafMeasure(leaf.lines, em: text.em, hasFonts: text.meter.hasFonts, textWidth: textWidth)
    let maker = LeafBlocks(measure: measure, text: text, isTypewritten: isTypewritten, evidence: evidence)
    let splitter = ParagraphSplitter(
      measure: measure, hasFonts: text.meter.hasFonts, plane: text.plane, isTypewritten: isTypewritten,
      evidence: evidence, bullets: bullets)
    var drafts: [Draft] = []
    var run: [PlacedLine] = []
    for element in leaf.elements {
      switch element {
      case .line(let line): run.append(line)
      case .ready(let index):
        drafts += maker.drafts(of: splitter.chunks(of: run))
        drafts.append(Draft(content: ready[index].content, ready: index, measure: measure))
        run = []
      }
    }
    drafts += maker.drafts(of: splitter.chunks(of: run))
    return drafts
  }

  // MARK: - Blocks

  private func numbered(_ drafts: [Draft], _ targets: [Int: Int]) -> [Block] {
    var blocks = drafts.map { draft in
      guard let index = draft.ready else {
        var block = Block.unnumbered(draft.content, around: draft.lines)
        block.provenance = provenance(of: draft)
        return block
      }
      return ready[index]
    }
    blocks.renumber(prefix: "")
    for (caption, target) in targets {
      guard let place = drafts.firstIndex(where: { $0.ready == target }),
        case .caption(var content) = blocks[caption].content
      else { continue }
      content.target = blocks[place].id
      blocks[caption].content = .caption(content)
    }
    return blocks
  }

  /// That of the blocks that the lines came from, when they agree.
  private func provenance(of draft: Draft) -> Provenance? {
    guard let first = draft.lines.first else { return nil }
    let provenance = page.blocks[first.source].provenance
    return draft.lines.allSatisfy { page.blocks[$0.source].provenance == provenance } ? provenance : nil
  }
}

extension [Draft] {
  /// The short rule over notes belongs to them.
  fileprivate mutating func dropRulesOverFootnotes() {
    let all = self
    self = indices.filter { index in
      guard case .separator = all[index].content, index + 1 < all.count else { return true }
      return !all[index + 1].isFootnote
    }.map { all[$0] }
  }
}

extension Block {
  /// Given by the engine, and no text.
  fileprivate var isOwnReady: Bool {
    switch content {
    case .figure, .formula: true
    // A standing rule parts columns, not texts.
    case .separator: region.box.width >= region.box.height
    default: false
    }
  }

  fileprivate var isTable: Bool { if case .table = content { true } else { false } }
  fileprivate var isFigure: Bool { if case .figure = content { true } else { false } }
}
