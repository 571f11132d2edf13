internal import RectoModel

/// The blocks of a document as one text: a block that `continues` an earlier one is joined with it, so that a
/// paragraph, list or table goes on over the page's end.
struct ReadingFlow {
  private let pages: [Page]
  /// The parts that go on a block, by the block that they begin with.
  private var parts: [BlockID: [Content]] = [:]
  private var joined: Set<BlockID> = []

  /// For pages of which no block goes on another one.
  init() { pages = [] }

  init(_ document: Document) {
    pages = document.pages
    guard pages.contains(where: { page in page.blocks.contains { $0.continues != nil } }) else { return }
    // Only earlier blocks can be continued: a chain that runs in a circle joins nothing.
    var heads: [BlockID: Block] = [:]
    var rows: [BlockID: Int] = [:]
    for block in pages.lazy.flatMap(\.blocks) where heads[block.id] == nil {
      if let earlier = block.continues, let head = heads[earlier], head.content.goesOn(in: block.content),
        Self.hasRoom(in: head, for: block, &rows)
      {
        parts[head.id, default: []].append(block.content)
        joined.insert(block.id)
        heads[block.id] = head
      } else {
        heads[block.id] = block
      }
    }
  }

  /// A table that would be larger than tables can be is another one. `rows` counts those of each head.
  private static func hasRoom(in head: Block, for next: Block, _ rows: inout [BlockID: Int]) -> Bool {
    guard case .table(let one) = head.content, case .table(let two) = next.content else { return true }
    let count = rows[head.id, default: one.rowCount] + two.rowCount
    guard Table.canHold(rowCount: count, columnCount: one.columnCount) else { return false }
    rows[head.id] = count
    return true
  }

  /// What begins on the page at `index`, whole.
  func blocks(ofPage index: Int) -> [Block] { blocks(of: pages[index]) }

  /// The same for a page of the document.
  func blocks(of page: Page) -> [Block] {
    if parts.isEmpty { return page.blocks }
    return page.blocks.filter { !joined.contains($0.id) }.map { block in
      var whole = block
      if let next = parts[block.id] { whole.content = whole.content.joined(with: next) }
      return whole
    }
  }
}

extension Document {
  /// Each block whole, on the page that it begins on.
  var joined: Document {
    let flow = ReadingFlow(self)
    var whole = self
    for index in pages.indices { whole.pages[index].blocks = flow.blocks(ofPage: index) }
    return whole
  }
}

extension Content {
  /// Whether `next` is of the same kind, so that both can be one block.
  func goesOn(in next: Content) -> Bool {
    switch (self, next) {
    case (.paragraph(let one), .paragraph(let two)): one.role == two.role
    case (.heading(let one), .heading(let two)): one.level == two.level
    case (.list(let one), .list(let two)): one.kind == two.kind
    case (.table(let one), .table(let two)): one.columnCount == two.columnCount
    case (.caption, .caption), (.footnote, .footnote), (.code, .code): true
    default: false
    }
  }

  /// All as one block.
  func joined(with next: [Content]) -> Content {
    guard case .table(let table) = self else { return next.reduce(self) { $0.joined(with: $1) } }
    return .table(table.followed(by: next.compactMap { if case .table(let part) = $0 { part } else { nil } }))
  }

  /// Both as one block; this one alone when they don't go together.
  func joined(with next: Content) -> Content {
    switch (self, next) {
    case (.paragraph(let one), .paragraph(let two)): .paragraph(one.followed(by: two))
    case (.heading(let one), .heading(let two)):
      .heading(Heading(level: one.level, one.paragraph.followed(by: two.paragraph)))
    case (.list(let one), .list(let two)): .list(List(one.kind, items: one.items + two.items))
    case (.table(let one), .table(let two)): .table(one.followed(by: [two]))
    case (.caption(let one), .caption(let two)):
      .caption(Caption(one.paragraph.followed(by: two.paragraph), target: one.target))
    case (.footnote(let one), .footnote(let two)):
      .footnote(Footnote(marker: one.marker, one.paragraph.followed(by: two.paragraph)))
    case (.code(let one), .code(let two)):
      .code(Code(language: one.language, lines: one.lines + two.lines))
    default: self
    }
  }
}

extension Paragraph {
  fileprivate func followed(by next: Paragraph) -> Paragraph {
    Paragraph(lines + next.lines, role: role, alignment: alignment)
  }
}

extension Table {
  static func canHold(rowCount: Int, columnCount: Int) -> Bool {
    rowCount <= sideLimit && rowCount * columnCount <= placeLimit
  }

  /// The rows of the parts below these. Header rows that they repeat from here go.
  fileprivate func followed(by parts: [Table]) -> Table {
    var (all, rows) = (cells, rowCount)
    let header = TableHeader(self)
    for part in parts {
      let below = part.rows(below: rows, repeating: header)
      all += below.cells
      rows += below.count
    }
    let whole = try? Table(
      rowCount: rows, columnCount: columnCount, cells: all, headerRowCount: headerRowCount, isRuled: isRuled)
    return whole ?? self
  }

  /// Its rows where `rows` stand above them, without those of a header that it repeats.
  private func rows(below rows: Int, repeating header: TableHeader) -> (count: Int, cells: [Cell]) {
    let skip = header.repeatedRows(of: self)
    var moved = skip == 0 ? cells : cells.filter { $0.row >= skip }
    for index in moved.indices { moved[index].row += rows - skip }
    return (rowCount - skip, moved)
  }

  /// A cell of the heading goes on below it, so that the heading can't be left out.
  fileprivate var reachesBelowHeader: Bool {
    cells.prefix { $0.row < headerRowCount }.contains { $0.rows.upperBound > headerRowCount }
  }

  /// Spans may be seen otherwise on the next page: the texts tell.
  fileprivate var headerTexts: [String] {
    cells.prefix { $0.row < headerRowCount }.map { $0.blocks.flatMap(\.allLines).cleanRunningText }
      .filter { !$0.isEmpty }
  }
}

/// The heading of a table, as its parts on other pages may repeat it.
struct TableHeader {
  private let rowCount: Int
  private let texts: [String]

  init(_ table: Table) { (rowCount, texts) = (table.headerRowCount, table.headerTexts) }

  /// How many rows of the part repeat it; no cell of them goes on below them.
  func repeatedRows(of part: Table) -> Int {
    let isRepeated =
      rowCount > 0 && rowCount == part.headerRowCount && part.rowCount > rowCount && !part.reachesBelowHeader
      && texts == part.headerTexts
    return isRepeated ? rowCount : 0
  }
}
