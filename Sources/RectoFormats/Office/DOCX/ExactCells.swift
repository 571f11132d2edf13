internal import RectoModel

/// The text of a table's cells, line for line.
struct ExactCells {
  let setup: PageSetup
  let plan: RunPlan
  let family: FontFamily
  /// Of the table in half points.
  let usualSize: Int
  /// Where the places in the cell don't tell.
  var knownAlignment: Paragraph.Alignment?
  /// What stands before the first line.
  var marker = ""
  /// Text is made smaller where its cell is too low for it, so that no row grows.
  var fitsCells = false

  func items(of cell: Cell) -> [BodyItem] {
    var paragraphs = self.paragraphs(of: cell)
    if !marker.isEmpty, !paragraphs.isEmpty {
      let format = paragraphs[0].runs.first?.format ?? RunFormat()
      paragraphs[0].runs.insert(BodyRun(.text(marker + " "), format), at: 0)
    }
    return paragraphs.map { .paragraph($0) }
  }

  private func paragraphs(of cell: Cell) -> [BodyParagraph] {
    groups(of: cell).map { group, block in
      let alignment = knownAlignment ?? Self.alignment(of: group.box, in: cell.region.box, block)
      let frame = ExactFrame(
        fitsCells ? group.squeezed(into: room(in: cell)) : group, alignment: alignment, family: family,
        setup: setup)
      var plan = plan
      if let fill = cell.fill { plan.settings.paper = fill }
      var made = frame.paragraph(plan: plan)
      made.frame = nil
      made.alignment = alignment == .start ? nil : alignment
      let keepsPlaces = fitsCells && alignment == .start && !made.isRightToLeft
      if keepsPlaces { made.indent = indent(of: group, in: cell) }
      if keepsPlaces, group.lines.contains(where: { $0.parts.count > 1 }) {
        let start = made.indent?.start ?? 0
        for index in made.tabs.indices { made.tabs[index].position += start }
        // The last part may end at the border.
        made.indent = BodyParagraph.Indent(start: start, end: -Self.overhang)
      } else {
        dropTabs(of: &made)
      }
      return made
    }
  }

  /// What a line has beside the cell's padding, in page units.
  private func room(in cell: Cell) -> Double {
    0.98 * (cell.region.box.width - 2 * Double(BodyTable.exactPadding) / max(setup.twipsPerUnit, 0.001))
  }

  private func dropTabs(of paragraph: inout BodyParagraph) {
    let runs = paragraph.runs
    paragraph.tabs = []
    paragraph.runs = runs.enumerated().compactMap { index, run in
      guard run.content == .tab else { return run }
      let isFirst = index == 0 || runs[index - 1].content == .lineBreak
      return isFirst ? nil : BodyRun(.text(" "), run.format)
    }
  }

  /// In twips.
  private static let overhang = 120

  private func groups(of cell: Cell) -> [(group: ExactLines, block: Block)] {
    let groups = cell.blocks.flatMap(\.linedBlocks).flatMap { block in
      ExactLines.groups(
        of: block.content.ownLines, family: family, halfPointsPerUnit: setup.twipsPerUnit / 10,
        usual: usualSize, areInCell: fitsCells
      ).map { (group: $0.noLarger(than: usualSize, in: self), block: block) }
    }
    let (height, room) = (groups.reduce(0) { $0 + $1.group.height }, cell.region.box.height)
    guard fitsCells, room > 0, height > room else { return groups }
    let factor = max(room / height, 0.4)
    return groups.map { group, block in
      // No line is lower than its type.
      let pitch = group.pitch * factor * setup.twipsPerUnit / 10
      let size = min(factor / Self.closest, pitch / Double(max(group.size, 1)), 1)
      return (group: group.scaled(size: size, pitch: factor), block: block)
    }
  }

  /// Lines come so much nearer to each other before they become smaller.
  private static let closest = 0.85

  /// Where the text begins on the page, as long as its lines have room.
  private func indent(of group: ExactLines, in cell: Cell) -> BodyParagraph.Indent? {
    let box = cell.region.box
    let room = setup.twips(box.width - 1.05 * group.box.width) - 2 * BodyTable.exactPadding
    let start = min(setup.twips(group.box.minX - box.minX) - BodyTable.exactPadding, room)
    return start > 40 ? BodyParagraph.Indent(start: start) : nil
  }

  /// The known one, or the one by which the text stands in its cell.
  private static func alignment(of text: Rect, in cell: Rect, _ block: Block) -> Paragraph.Alignment {
    if case .paragraph(let paragraph) = block.content, let known = paragraph.alignment { return known }
    let (left, right) = (text.minX - cell.minX, cell.maxX - text.maxX)
    guard left > 0.15 * cell.width else { return .start }
    if abs(left - right) < 0.1 * cell.width { return .center }
    return right < 0.3 * left ? .end : .start
  }
}

extension ExactLines {
  /// In a table, type that seems much larger than the rest was measured with a line or a seal.
  fileprivate func noLarger(than usual: Int, in cells: ExactCells) -> ExactLines {
    guard cells.fitsCells, size * 2 > usual * 3 else { return self }
    let factor = Double(usual) * 1.5 / Double(size)
    return scaled(size: factor, pitch: factor)
  }
}

extension Block {
  /// Itself and the blocks in it that have lines of their own.
  fileprivate var linedBlocks: [Block] {
    (content.ownLines.isEmpty ? [] : [self]) + content.nestedBlocks.flatMap(\.linedBlocks)
  }
}
