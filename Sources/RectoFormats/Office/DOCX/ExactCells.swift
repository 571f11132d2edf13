internal import RectoModel

/// The text of a table's cells, line for line.
struct ExactCells {
  let body: ExactBody

  func items(of cell: Cell, family: FontFamily) -> [BodyItem] {
    cell.blocks.flatMap(\.linedBlocks).flatMap { block in
      ExactLines.groups(
        of: block.content.ownLines, family: family, halfPointsPerUnit: body.setup.twipsPerUnit / 10
      ).map { group in
        let alignment = Self.alignment(of: group.box, in: cell.region.box, block)
        let frame = ExactFrame(group, alignment: alignment, family: family, setup: body.setup)
        var made = frame.paragraph(plan: RunPlan(settings: body.settings, pageLanguage: body.language))
        made.frame = nil
        made.tabs = []
        made.runs = made.runs.enumerated().compactMap { index, run in
          guard run.content == .tab else { return run }
          let isFirst = index == 0 || made.runs[index - 1].content == .lineBreak
          return isFirst ? nil : BodyRun(.text(" "), run.format)
        }
        made.alignment = alignment == .start ? nil : alignment
        return .paragraph(made)
      }
    }
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

extension Block {
  /// Itself and the blocks in it that have lines of their own.
  fileprivate var linedBlocks: [Block] {
    (content.ownLines.isEmpty ? [] : [self]) + content.nestedBlocks.flatMap(\.linedBlocks)
  }
}
