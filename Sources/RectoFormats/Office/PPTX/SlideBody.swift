internal import RectoModel

/// Makes the shapes of one slide from the blocks of its page.
struct SlideBody {
  let context: WriteContext
  let setup: SlideSetup
  /// 1-based.
  let page: Int
  /// The font and the type size in half points of the document's text.
  let family: FontFamily
  let usualSize: Int
  let settings: TextSettings
  let language: LanguageTag?
  /// The heading that is the slide's title.
  let title: BlockID?
  /// Where the blocks of the page are.
  private let places: [Rect]
  private(set) var shapes: [SlideShape] = []
  /// What is drawn behind text, in the order of the blocks.
  private var grounds: [Ground] = []
  private var ground: Ground?

  init(
    _ page: Page, number: Int, setup: SlideSetup, family: FontFamily, usualSize: Int, settings: TextSettings,
    context: WriteContext
  ) {
    self.context = context
    self.setup = setup
    self.page = number
    self.family = family
    self.usualSize = usualSize
    self.settings = settings
    language = page.language
    title = page.titleHeading
    places = page.blocks.map(\.region.box).filter { !$0.isEmpty }
  }

  mutating func add(_ block: Block) {
    let outer = ground
    ground = block.ground ?? outer
    defer { ground = outer }
    if let ground = block.ground, !grounds.contains(ground) {
      grounds.append(ground)
      shapes.append(.ground(setup.box(ground.box), ground.color))
    }
    switch block.content {
    case .table(let table): add(table, of: block)
    case .figure(let figure): add(figure, of: block)
    case .formula(let formula): add(formula, of: block)
    case .separator: shapes.append(.rule(rule(block.region.box)))
    default:
      let text = TextPieces([block])
      let isTitle = block.id == title && !hasTitle
      addText(text.pieces, region: block.region.box, isTitle: isTitle)
      for other in text.others { add(other) }
    }
  }

  mutating func append(_ shape: SlideShape) { shapes.append(shape) }

  /// Those that cover others stand behind them.
  var ordered: [SlideShape] {
    let grounds = shapes.filter(\.isGround)
    let shapes = shapes.filter { !$0.isGround }
    let others = shapes.filter { !$0.isPicture }.map(\.box)
    let isBehind = shapes.map { shape in shape.isPicture && others.contains { shape.box.overlaps($0) } }
    return grounds.largestFirst + zip(shapes, isBehind).filter(\.1).map(\.0)
      + zip(shapes, isBehind).filter { !$0.1 }.map(\.0)
  }

  var hasTitle: Bool {
    shapes.contains { if case .text(let text) = $0 { text.isTitle } else { false } }
  }

  func runPlan(size: Int) -> RunPlan {
    var settings = settings
    settings.bodySize = size
    if let ground { settings.paper = ground.color }
    return RunPlan(settings: settings, pageLanguage: language)
  }

  mutating func addText(_ pieces: [TextPiece], region: Rect, isTitle: Bool = false) {
    guard !pieces.isEmpty else { return }
    var pieces = pieces
    let placed = pieces.flatMap(\.placedLines)
    let sideways = pieces.count == 1 && pieces[0].text == nil ? SidewaysText(placed) : nil
    if let sideways { pieces[0].lines = sideways.lines }
    let isCode = pieces.allSatisfy(\.isCode)
    let family = isCode ? .mono : ExactBody.family(of: placed) ?? family
    let lines = pieces.flatMap(\.placedLines)
    let geometry = TextGeometry(
      lines, family: family, halfPointsPerUnit: setup.halfPointsPerUnit, usual: usualSize, region: region)
    let alignment = isCode || pieces.count > 1 ? nil : lines.placedAlignment(near: 0.4 * geometry.pitch)
    var box = geometry.box
    box = Rect(
      left: SlideText.left(of: pieces, geometry: geometry), top: box.minY, right: box.maxX, bottom: box.maxY)
    var text = SlideText(
      setup: setup, plan: runPlan(size: geometry.size), geometry: geometry, alignment: alignment)
    text.keepsGaps = sideways == nil && !isCode
    let paragraphs = text.paragraphs(of: pieces, box: box)
    let wanted = Int((Double(geometry.size) * setup.scale).rounded())
    // Text that can't be as small as it is on the page takes the room that it needs.
    let roomy = roomy(
      box, paragraphs[0], within: sideways == nil ? setup.bounds : nil,
      leavesRoom: wanted >= TextFit.smallest)
    let fit = TextFit(
      width: setup.points(roomy.width), height: setup.points(roomy.height) + 0.5, family: family)
    var fitted = fit.fitted(
      paragraphs, wanted: wanted,
      pitch: setup.points(geometry.pitch), own: geometry.size)
    if family != self.family, !isCode { fitted.fontName = family.rawValue }
    var shape = SlideTextBox(box: setup.box(roomy), text: fitted, isTitle: isTitle)
    if let sideways {
      shape.direction = sideways.direction
      shape.isVerticalWriting = placed.contains { $0.direction == .topToBottom }
      shape.box = setup.box(roomy.turned(sideways))
    }
    shapes.append(.text(shape))
  }

  /// A little wider than the text, on the side where that doesn't show, as far as the slide and the blocks beside it leave room
  /// there; and no lower than its foot.
  private func roomy(
    _ box: Rect, _ paragraph: SlideParagraph, within slide: Rect?, leavesRoom: Bool
  ) -> Rect {
    let isJustified = paragraph.alignment == .justified
    let slack = isJustified ? 0.015 * box.width : 0.05 * box.width + 6 / max(setup.points(1), 0.0001)
    let growsLeft = paragraph.alignment == .end || paragraph.alignment.startsLines && paragraph.isRightToLeft
    let share = paragraph.alignment == .center ? 0.5 : growsLeft ? 1 : 0
    var (left, right) = (slack * share, slack * (1 - share))
    if let slide {
      let free = leavesRoom ? freeSides(of: box) : (left: .infinity, right: .infinity)
      left = min(left, max(box.minX - slide.minX, 0), free.left)
      right = min(right, max(slide.maxX - box.maxX, 0), free.right)
      // What stands in the middle stays there.
      if share == 0.5 { (left, right) = (min(left, right), min(left, right)) }
    }
    let lowest = slide.map { max($0.maxY - box.height, min(box.minY, $0.minY)) } ?? box.minY
    return Rect(
      x: box.minX - left, y: min(box.minY, lowest), width: box.width + left + right, height: box.height)
  }

  /// How far it is to the blocks beside the box; half of that is theirs.
  private func freeSides(of box: Rect) -> (left: Double, right: Double) {
    let beside = places.filter {
      min($0.maxY, box.maxY) - max($0.minY, box.minY) > 0.25 * min($0.height, box.height)
    }
    let left = beside.filter { $0.maxX <= box.minX }.map { box.minX - $0.maxX }.min() ?? .infinity
    let right = beside.filter { $0.minX >= box.maxX }.map { $0.minX - box.maxX }.min() ?? .infinity
    return (left / 2, right / 2)
  }

  /// A line through the middle of the block.
  private func rule(_ box: Rect) -> SlideBox {
    var rule = setup.box(box)
    if box.width >= box.height {
      rule.y += rule.height / 2
      rule.height = 0
    } else {
      rule.x += rule.width / 2
      rule.width = 0
    }
    return rule
  }
}

extension Rect {
  /// From lines laid down across to their place on the page.
  fileprivate func turned(_ text: SidewaysText) -> Rect {
    switch text.direction {
    case .down:
      Rect(x: text.box.maxX - maxY, y: text.box.minY + minX, width: height, height: width)
    case .up:
      Rect(x: text.box.minX + minY, y: text.box.maxY - maxX, width: height, height: width)
    }
  }
}

extension Page {
  /// The first of its headings at the highest level that it has.
  fileprivate var titleHeading: BlockID? {
    var best: (level: Int, id: BlockID)?
    for block in blocks {
      guard case .heading(let heading) = block.content, !heading.paragraph.lines.cleanRunningText.isEmpty,
        heading.level < best?.level ?? 7
      else { continue }
      best = (heading.level, block.id)
    }
    return best?.id
  }
}

extension [SlideShape] {
  /// A box in another one is drawn after it.
  fileprivate var largestFirst: [SlideShape] {
    enumerated().sorted { one, two in
      let areas = (one.element.box.area, two.element.box.area)
      return areas.0 != areas.1 ? areas.0 > areas.1 : one.offset < two.offset
    }.map(\.element)
  }
}
