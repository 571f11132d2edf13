internal import RectoModel

/// Finds the structure elements of a document's text, page after page, and shares out the text's runs among them.
///
/// The tree goes down to paragraphs, cells and labels. Lines and words have no elements of their own.
struct StructurePlan {
  private(set) var tree = StructureTree()
  /// Of the document.
  private let language: LanguageTag?
  private var levels = HeadingLevels()
  /// What blocks have become, for those that continue or explain them.
  private var sites: [BlockID: Int] = [:]
  private var columns: [Int: Int] = [:]
  private var captions: [CaptionSite] = []
  private var notes = 0
  private var page = PageState()

  private struct CaptionSite {
    var element: Int
    var target: BlockID
  }

  /// Of the page at hand.
  private struct PageState {
    /// 0-based.
    var index = 0
    var language: LanguageTag?
    var order = RightToLeftOrder.visual
    var scale = 1.0
    var height = 0.0
    var content: [MarkedRuns] = []
    var lines: ArraySlice<PlacedLine> = []
    /// Elements whose label stands before the next line, the outermost first.
    var labelled: [Int] = []
  }

  /// A line and what was made of it.
  private struct PlacedLine {
    var line: MarkedLine
    var runs: [TextRun]
  }

  /// `language` is the document's.
  init(language: LanguageTag?) { self.language = language }

  /// What goes on a page.
  struct PageContent {
    var content: [MarkedRuns] = []
    /// What the page's picture is: the background of its text, or all there is.
    var picture: ContentMark = .artifact(.background)
    /// Blocks with characters that were left out, and how many.
    var dropped: [(block: BlockID, count: Int)] = []
  }

  /// Adds page `number`, 1-based. Without `layout` its text is left out.
  mutating func add(_ page: Page, number: Int, layout: TextLayout?) -> PageContent {
    self.page = PageState(index: number - 1, language: page.language ?? language)
    var result = PageContent()
    for block in page.blocks {
      guard let layout else { break }
      (self.page.scale, self.page.height, self.page.order) = (
        layout.scale, layout.page.height, layout.order
      )
      let lines = block.markedLines
      let (runs, dropped) = layout.runs(of: lines.map(\.line))
      if dropped > 0 { result.dropped.append((block.id, dropped)) }
      self.page.lines = zip(lines, runs).map(PlacedLine.init)[...]
      add(block, to: StructureTree.root)
    }
    result.content = self.page.content
    if page.image != nil, result.content.allSatisfy({ $0.mark.isArtifact }) { result.picture = picture() }
    return result
  }

  /// The tree of all pages that were added.
  mutating func finish() -> StructureTree {
    for caption in captions {
      guard let target = sites[caption.target], tree[target].type == .table else { continue }
      tree.move(caption.element, to: target, first: caption.element < target)
    }
    captions = []
    return tree
  }

  /// A page that is nothing but a picture.
  private mutating func picture() -> ContentMark {
    let element = tree.add(.figure, to: StructureTree.root)
    tree[element].alternateText = figureName
    return mark(element)
  }

  private var figureName: String { FigureName.text(page: page.index + 1, language: language) }
}

// MARK: Blocks

extension StructurePlan {
  private mutating func add(_ block: Block, to parent: Int) {
    switch block.content {
    case .heading(let heading): addText(block, .heading(min(levels.next(heading.level), 6)), to: parent)
    case .paragraph(let paragraph):
      guard paragraph.role == .quote, joined(block, .paragraph) == nil else {
        return addText(block, .paragraph, to: parent)
      }
      addText(block, .paragraph, to: tree.add(.blockQuote, to: parent))
    case .list(let list): add(list, block, to: parent)
    case .table(let table): add(table, block, to: parent)
    case .figure(let figure): addPicture(block, .figure, figure.alternateText, figure.lines, to: parent)
    case .formula(let formula): addPicture(block, .formula, formula.latex, formula.lines, to: parent)
    case .caption(let caption):
      addText(block, .caption, to: parent)
      if let element = sites[block.id], let target = caption.target {
        captions.append(CaptionSite(element: element, target: target))
      }
    case .code: addText(block, .code, to: tree.add(.paragraph, to: parent))
    case .footnote(let note): add(note, block, to: parent)
    case .header: addArtifact(block, .header)
    case .footer: addArtifact(block, .footer)
    case .separator: break
    }
  }

  /// The element that the block goes on, when that is one of this type.
  private func joined(_ block: Block, _ type: StructureType) -> Int? {
    guard let site = block.continues.flatMap({ sites[$0] }), tree[site].type == type else { return nil }
    return site
  }

  /// The block's element: the one that it continues, or a new one.
  private mutating func site(_ block: Block, _ type: StructureType, in parent: Int) -> Int {
    let site = joined(block, type) ?? tree.add(type, to: parent)
    sites[block.id] = site
    return site
  }

  private mutating func addText(_ block: Block, _ type: StructureType, to parent: Int) {
    draw(block.content.ownLines.count, in: site(block, type, in: parent))
  }

  private mutating func add(_ list: List, _ block: Block, to parent: Int) {
    let site = site(block, .list, in: parent)
    let numbering = ListNumbering(list)
    if numbering != .none, tree[site].attributes.isEmpty { tree[site].attributes = [.numbering(numbering)] }
    for item in list.items {
      let element = tree.add(.listItem, to: site)
      let body = tree.add(.listBody, to: element)
      let outer = page.labelled
      if item.marker?.isEmpty == false { page.labelled.append(element) }
      add(item.blocks, to: body)
      page.labelled = Array(page.labelled.prefix(outer.count))
    }
  }

  /// One plain paragraph needs no element of its own.
  private mutating func add(_ blocks: [Block], to parent: Int) {
    if blocks.count == 1, case .paragraph(let paragraph) = blocks[0].content, paragraph.role == .body {
      draw(paragraph.lines.count, in: parent)
    } else {
      for block in blocks { add(block, to: parent) }
    }
  }

  private mutating func add(_ note: Footnote, _ block: Block, to parent: Int) {
    let site = site(block, .note, in: parent)
    if tree[site].id == nil {
      notes += 1
      tree[site].id = "note-\(notes)"
    }
    if !note.marker.isEmpty { page.labelled.append(site) }
    draw(note.paragraph.lines.count, in: site)
    page.labelled = []
  }

  private mutating func addPicture(
    _ block: Block, _ type: StructureType, _ text: String?, _ lines: [TextLine], to parent: Int
  ) {
    let site = tree.add(type, to: parent)
    sites[block.id] = site
    let descriptions = [text, lines.runningText, figureName].lazy.compactMap { $0?.printable }
    tree[site].alternateText = descriptions.first.map { String($0.prefix(2_000)) }
    let box = box(block.region.box)
    if type == .figure {
      tree[site].attributes = [.box(left: box.minX, bottom: box.minY, right: box.maxX, top: box.maxY)]
    }
    draw(lines.count, in: site)
    if tree[site].kids.isEmpty {
      let id = tree.addContent(to: site, page: page.index)
      page.content.append(MarkedRuns(mark: .area(type, id: id, box: box), runs: []))
    }
  }

  /// In points from the lower left, inside the page's coordinates; empty for a box that is nowhere.
  private func box(_ box: Rect) -> Rect {
    let isUsable = box.corners.allSatisfy { $0.x.isFinite && $0.y.isFinite }
    guard isUsable else { return Rect(x: 0, y: 0, width: 0, height: 0) }
    func place(_ value: Double) -> Double { min(max(value * page.scale, 0), PDFPagePlan.sideLimit) }
    let (left, right) = (place(box.minX), place(box.maxX))
    let (top, bottom) = (page.height - place(box.minY), page.height - place(box.maxY))
    return Rect(x: left, y: max(bottom, 0), width: right - left, height: max(top, 0) - max(bottom, 0))
  }

  private mutating func addArtifact(_ block: Block, _ artifact: ContentMark.Artifact) {
    let count = block.content.ownLines.count
    for line in page.lines.prefix(count) { draw(line.runs, as: .artifact(artifact)) }
    page.lines = page.lines.dropFirst(count)
  }
}

// MARK: Tables

extension StructurePlan {
  /// A table that goes on is one table when it has as many columns.
  private mutating func add(_ table: Table, _ block: Block, to parent: Int) {
    let earlier = joined(block, .table).flatMap { columns[$0] == table.columnCount ? $0 : nil }
    let site = earlier ?? tree.add(.table, to: parent)
    sites[block.id] = site
    columns[site] = table.columnCount
    for places in TaggedRows(table).rows {
      let row = tree.add(.tableRow, to: site)
      for place in places {
        switch place {
        case .cell(let cell, let rowSpan):
          add(cell, rowSpan: rowSpan, isHeading: cell.row < table.headerRowCount, to: row)
        case .gap(let columnSpan):
          let gap = tree.add(.tableData, to: row)
          if columnSpan > 1 { tree[gap].attributes = [.columnSpan(columnSpan)] }
        }
      }
    }
  }

  private mutating func add(_ cell: Cell, rowSpan: Int, isHeading: Bool, to row: Int) {
    let isHeader = isHeading || cell.isHeader
    let element = tree.add(isHeader ? .tableHeader : .tableData, to: row)
    var attributes: [StructureAttribute] = []
    if rowSpan > 1 { attributes.append(.rowSpan(rowSpan)) }
    if cell.columnSpan > 1 { attributes.append(.columnSpan(cell.columnSpan)) }
    if isHeader { attributes.append(.scope(isHeading ? .column : .row)) }
    tree[element].attributes = attributes
    add(cell.blocks, to: element)
  }
}

// MARK: Text

extension StructurePlan {
  /// The next `count` lines of the page are the element's.
  private mutating func draw(_ count: Int, in element: Int) {
    let lines = page.lines.prefix(count)
    page.lines = page.lines.dropFirst(count)
    let languages = lines.flatMap { line in line.line.line.words.map { $0.language ?? page.language } }
    if tree[element].kids.isEmpty, let main = languages.mainLanguage, main != language {
      tree[element].language = main
    }
    let turned = page.order == .visual ? Phrase.turned(lines.map(\.line)) : nil
    let phrases = turned.map { [$0] } ?? Phrase.foreign(languages, in: tree[element].language ?? language)
    draw(lines, in: element, phrases)
  }

  private mutating func draw(_ lines: ArraySlice<PlacedLine>, in element: Int, _ phrases: [Phrase]) {
    var (rest, first, span) = (phrases[...], 0, Int?.none)
    for line in lines {
      let labels = labels(count: line.line.markers)
      for run in line.runs {
        // Runs from right to left come backwards, but all of them are of one phrase.
        let word = first + run.word
        while let phrase = rest.first, phrase.words.upperBound <= word {
          (rest, span) = (rest.dropFirst(), nil)
        }
        if run.word < labels.count {
          draw([run], as: mark(labels[run.word]))
        } else if let phrase = rest.first, phrase.words.contains(word) {
          let owner = span ?? addSpan(phrase, to: element)
          span = owner
          draw([run], in: owner)
        } else {
          draw([run], in: element)
        }
      }
      first += line.line.line.words.count
    }
  }

  private mutating func addSpan(_ phrase: Phrase, to element: Int) -> Int {
    let span = tree.add(.span, to: element)
    (tree[span].language, tree[span].actualText) = (phrase.language, phrase.text)
    return span
  }

  /// The label elements for the markers of a line.
  private mutating func labels(count: Int) -> [Int] {
    let labelled = page.labelled.suffix(count)
    page.labelled = []
    return labelled.map { tree.add(.label, to: $0, first: true) }
  }

  /// As more of the content that was drawn last, where that is the same element's.
  private mutating func draw(_ runs: [TextRun], in element: Int) {
    if case .structure(_, element, _)? = page.content.last?.mark {
      page.content[page.content.count - 1].runs += runs
    } else {
      draw(runs, as: mark(element))
    }
  }

  private mutating func draw(_ runs: [TextRun], as mark: ContentMark) {
    if page.content.last?.mark == mark {
      page.content[page.content.count - 1].runs += runs
    } else if !runs.isEmpty {
      page.content.append(MarkedRuns(mark: mark, runs: runs))
    }
  }

  /// A new piece of content.
  private mutating func mark(_ element: Int) -> ContentMark {
    .structure(
      tree[element].type, element: element, id: tree.addContent(to: element, page: page.index))
  }
}

extension ContentMark {
  var isArtifact: Bool {
    if case .artifact = self { true } else { false }
  }
}
