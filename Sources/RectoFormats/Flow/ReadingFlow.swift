internal import RectoModel

/// The blocks of a document as one text: a block that `continues` an earlier one is joined with it, so that a
/// paragraph, list or table goes on over the page's end.
struct ReadingFlow {
  private let pages: [Page]
  /// The parts that go on a block, by the block that they begin with.
  private var parts: [BlockID: [Content]] = [:]
  private var joined: Set<BlockID> = []

  init(_ document: Document) {
    pages = document.pages
    guard pages.contains(where: { page in page.blocks.contains { $0.continues != nil } }) else { return }
    // Only earlier blocks can be continued: a chain that runs in a circle joins nothing.
    var heads: [BlockID: Block] = [:]
    for block in pages.lazy.flatMap(\.blocks) where heads[block.id] == nil {
      if let earlier = block.continues, let head = heads[earlier], head.content.goesOn(in: block.content) {
        parts[head.id, default: []].append(block.content)
        joined.insert(block.id)
        heads[block.id] = head
      } else {
        heads[block.id] = block
      }
    }
  }

  /// What begins on the page at `index`, whole.
  func blocks(ofPage index: Int) -> [Block] {
    if parts.isEmpty { return pages[index].blocks }
    return pages[index].blocks.filter { !joined.contains($0.id) }.map { block in
      var whole = block
      for part in parts[block.id] ?? [] { whole.content = whole.content.joined(with: part) }
      return whole
    }
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

  /// Both as one block; this one alone when they don't go together.
  func joined(with next: Content) -> Content {
    switch (self, next) {
    case (.paragraph(let one), .paragraph(let two)): .paragraph(one.followed(by: two))
    case (.heading(let one), .heading(let two)):
      .heading(Heading(level: one.level, one.paragraph.followed(by: two.paragraph)))
    case (.list(let one), .list(let two)): .list(List(one.kind, items: one.items + two.items))
    case (.table(let one), .table(let two)): .table(one.followed(by: two))
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
  /// The rows of `next` below these. Header rows that it repeats from here go.
  fileprivate func followed(by next: Table) -> Table {
    let skip = next.repeatsHeader(of: self) ? headerRowCount : 0
    let below = next.cells.filter { $0.row >= skip }.map { cell in
      var moved = cell
      moved.row += rowCount - skip
      return moved
    }
    let whole = try? Table(
      rowCount: rowCount + next.rowCount - skip, columnCount: columnCount, cells: cells + below,
      headerRowCount: headerRowCount, isRuled: isRuled)
    return whole ?? self
  }

  private func repeatsHeader(of first: Table) -> Bool {
    headerRowCount > 0 && headerRowCount == first.headerRowCount && rowCount > headerRowCount
      && headerTexts == first.headerTexts
  }

  private var headerTexts: [String] {
    cells.prefix { $0.row < headerRowCount }.map { cell in
      "\(cell.row),\(cell.column),\(cell.rowSpan),\(cell.columnSpan) "
        + cell.blocks.flatMap(\.allLines).cleanRunningText
    }
  }
}
