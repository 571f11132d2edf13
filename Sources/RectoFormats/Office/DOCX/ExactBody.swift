internal import RectoModel

/// Makes frames of the blocks of a page, each at its place.
struct ExactBody {
  let context: WriteContext
  let settings: TextSettings
  let setup: PageSetup
  /// 1-based.
  let page: Int
  let language: LanguageTag?
  let family: FontFamily
  /// The type size of the document's text in half points.
  let usualSize: Int
  /// Text covers what is behind it.
  let coversScan: Bool
  /// Pictures, which stand behind the text.
  private(set) var pictures: [PlacedPicture] = []
  private(set) var items: [BodyItem] = []
  /// A table takes nearly all of the paper's width.
  private(set) var hasWideTable = false
  /// The colour behind the block that is added.
  private var ground: RGBColor?

  init(
    page: Int, language: LanguageTag?, setup: PageSetup, family: FontFamily, usualSize: Int,
    coversScan: Bool, settings: TextSettings, context: WriteContext
  ) {
    self.context = context
    self.settings = settings
    self.setup = setup
    self.page = page
    self.language = language
    self.family = family
    self.usualSize = usualSize
    self.coversScan = coversScan
  }

  private var halfPointsPerUnit: Double { setup.twipsPerUnit / 10 }

  mutating func add(_ block: Block) throws(RectoError) {
    let outer = ground
    ground = block.ground?.color ?? outer
    defer { ground = outer }
    switch block.content {
    case .paragraph(let paragraph), .header(let paragraph), .footer(let paragraph):
      add(paragraph.lines, paragraph.alignment)
    case .heading(let heading):
      add(heading.paragraph.lines, heading.paragraph.alignment, outlineLevel: heading.level - 1)
    case .caption(let caption): add(caption.paragraph.lines, caption.paragraph.alignment)
    case .footnote(let note): add(note.paragraph.lines, nil, marker: note.marker.cleaned, of: block)
    case .list(let list): try add(list, of: block)
    case .table(let table): add(table, of: block)
    case .figure(let figure): add(figure, of: block)
    case .formula(let formula): add(formula, of: block)
    case .code(let code): add(code.lines, nil, isCode: true)
    case .separator: addRule(block)
    }
  }

  private mutating func add(_ list: List, of block: Block) throws(RectoError) {
    for (index, item) in list.items.enumerated() {
      let counted = list.kind == .numbered ? "\(index + 1)." : "•"
      let marker = item.isChecked.map { $0 ? "☑" : "☐" } ?? item.marker?.cleaned ?? counted
      var rest = item.blocks[...]
      if let first = rest.first, case .paragraph(let paragraph) = first.content {
        add(paragraph.lines, nil, marker: marker, of: block)
        rest.removeFirst()
      }
      for inner in rest { try add(inner) }
    }
  }

  private mutating func add(
    _ lines: [TextLine], _ alignment: Paragraph.Alignment?, marker: String = "", of block: Block? = nil,
    outlineLevel: Int? = nil, isCode: Bool = false
  ) {
    let family = isCode ? .mono : Self.family(of: lines) ?? family
    if let sideways = SidewaysText(lines) { return add(sideways, family, marker: marker) }
    let groups = ExactLines.groups(
      of: lines, family: family, halfPointsPerUnit: halfPointsPerUnit, usual: usualSize)
    for (index, group) in groups.enumerated() {
      var frame = ExactFrame(group, alignment: alignment, family: family, setup: setup)
      if index == 0, !marker.isEmpty { frame.add(marker, left: block?.region.box.minX) }
      var made = frame.paragraph(plan: plan)
      made.outlineLevel = index == 0 ? outlineLevel : nil
      made.fill = fill
      items.append(.paragraph(made))
    }
  }

  private var fill: String? { ground?.hexadecimal ?? (coversScan ? "FFFFFF" : nil) }

  private var plan: RunPlan {
    var settings = settings
    if let ground { settings.paper = ground }
    return RunPlan(settings: settings, pageLanguage: language)
  }

  /// Only a cell can have its text turned.
  private mutating func add(_ text: SidewaysText, _ family: FontFamily, marker: String) {
    let region = Region(text.box)
    let paragraph = Paragraph(text.lines)
    let block = Block(id: "", region: region, content: .paragraph(paragraph))
    guard
      let cell = try? Table(
        rowCount: 1, columnCount: 1, cells: [Cell(row: 0, column: 0, region: region, blocks: [block])])
    else { return }
    let cells = ExactCells(
      setup: setup, plan: plan, family: family, usualSize: usualSize, knownAlignment: .start, marker: marker)
    let slack = usualSize * 10
    var made = BodyTable(table: cell, widths: [max(setup.twips(text.box.width) + slack / 2, 200)]) {
      cell, _ throws(RectoError) in cells.items(of: cell)
    }
    made.place = (x: setup.twips(text.box.minX), y: setup.twips(text.box.minY))
    made.rowHeights = [max(setup.twips(text.box.height) + slack, 200)]
    made.textDirection = text.direction
    append(made)
  }

  /// Two floating tables without a paragraph between them would be one; LibreOffice hangs frames on the paragraph that
  /// follows them, and begins a page with a paragraph only.
  private mutating func append(_ table: BodyTable) {
    if !items.isEmpty || page > 1 { items.append(.paragraph(.thin)) }
    items.append(.table(table))
    if table.widths.reduce(0, +) > setup.width - Self.wide { hasWideTable = true }
  }

  /// In twips, without what the margins take.
  private static let wide = 600

  /// The font that most of its words are known to be in.
  static func family(of lines: [TextLine]) -> FontFamily? {
    let known = lines.flatMap(\.words).compactMap { $0.style?.fontName.flatMap(FontFamily.init(named:)) }
    return FontFamily.allCases.max { one, two in
      known.count { $0 == one } < known.count { $0 == two }
    }.flatMap { most in known.contains(most) ? most : nil }
  }

  private mutating func addRule(_ block: Block) {
    let box = block.region.box
    guard box.width >= box.height else {
      context.report(.contentOmitted(page: page, block: block.id, what: "a line down the page"))
      return
    }
    var rule = BodyParagraph.thin
    rule.style = .exact
    rule.hasRule = true
    rule.frame = TextFrame(
      x: setup.twips(box.minX), y: setup.twips(box.midY) - 40, width: max(setup.twips(box.width), 60))
    items.append(.paragraph(rule))
  }
}

extension ExactBody {
  private mutating func add(_ figure: Figure, of block: Block) {
    let words = figure.lines.cleanRunningText
    let description = [figure.alternateText?.cleaned ?? "", words].filter { !$0.isEmpty }
      .joined(separator: "\n")
    if !addPicture(figure.asset, of: block, description) { add(figure.lines, nil) }
  }

  private mutating func add(_ formula: Formula, of block: Block) {
    guard let math = formula.cleanLaTeX.flatMap({ LaTeXFormula($0.joined(separator: " ")).math }) else {
      if !addPicture(formula.asset, of: block, formula.lines.cleanRunningText) {
        add(formula.lines, .center)
        if formula.lines.isEmpty, let latex = formula.cleanLaTeX {
          addText(latex.joined(separator: " "), block)
        }
      }
      return
    }
    addFormula(BodyRun(.formula(math)), block)
  }

  private mutating func addText(_ text: String, _ block: Block) {
    context.report(
      .contentOmitted(
        page: page, block: block.id, what: "the look of a formula; its LaTeX stands as text"))
    addFormula(BodyRun(.text(text)), block)
  }

  private mutating func addFormula(_ run: BodyRun, _ block: Block) {
    let box = block.region.box
    var made = BodyParagraph(.exact, [run])
    made.frame = TextFrame(
      x: setup.twips(box.minX), y: setup.twips(box.minY), width: max(setup.twips(box.width), 400))
    made.fill = fill
    items.append(.paragraph(made))
  }

  /// False when there is no picture to show.
  private mutating func addPicture(_ id: AssetID?, of block: Block, _ description: String) -> Bool {
    let box = block.region.box
    guard let asset = context.showableAsset(id, of: block, page: page), !box.isEmpty else { return false }
    pictures.append(
      PlacedPicture(
        asset: asset, width: setup.emu(box.width), height: setup.emu(box.height),
        alternateText: description,
        place: .init(x: setup.emu(box.minX), y: setup.emu(box.minY), order: pictures.count + 1)))
    return true
  }

  private mutating func add(_ table: Table, of block: Block) {
    guard table.columnCount <= BodyTable.columnLimit else {
      for cell in table.cells { for inner in cell.blocks { add(inner.allLines, nil) } }
      return
    }
    let turned = TurnedTable(table, region: block.region.box)
    let table = turned?.standing ?? table
    let grid = ColumnGrid(table, region: block.region.box)
    let widths = grid.twips(setup.twipsPerUnit, limit: setup.width)
    let all = turned?.lines ?? block.allLines
    let lines = all.filter { !$0.words.isEmpty }
    let cells = ExactCells(
      setup: setup, plan: RunPlan(settings: settings, pageLanguage: language), family: family,
      usualSize: lines.isEmpty
        ? usualSize
        : ExactLines.typeSize(of: lines, family: family, halfPointsPerUnit: halfPointsPerUnit),
      fitsCells: true)
    var made = BodyTable(table: table, widths: widths) { cell, _ throws(RectoError) in
      cells.items(of: turned?.laid(cell) ?? cell)
    }
    made.textDirection = turned?.direction
    let top = block.region.box.minY
    made.place = (x: setup.twips(grid.left), y: setup.twips(top))
    made.rowHeights = RowHeights(table, region: block.region.box).twips(setup.twipsPerUnit)
    made.isRightToLeft = turned == nil && block.allLines.runsRightToLeft
    append(made)
  }
}
