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

  func items(of cell: Cell) -> [BodyItem] {
    var paragraphs = self.paragraphs(of: cell)
    if !marker.isEmpty, !paragraphs.isEmpty {
      let format = paragraphs[0].runs.first?.format ?? RunFormat()
      paragraphs[0].runs.insert(BodyRun(.text(marker + " "), format), at: 0)
    }
    return paragraphs.map { .paragraph($0) }
  }

  private func paragraphs(of cell: Cell) -> [BodyParagraph] {
    cell.blocks.flatMap(\.linedBlocks).flatMap { block in
      ExactLines.groups(
        of: block.content.ownLines, family: family, halfPointsPerUnit: setup.twipsPerUnit / 10,
        usual: usualSize
      ).map { group in
        let alignment = knownAlignment ?? Self.alignment(of: group.box, in: cell.region.box, block)
        let frame = ExactFrame(group, alignment: alignment, family: family, setup: setup)
        var made = frame.paragraph(plan: plan)
        made.frame = nil
        made.tabs = []
        made.runs = made.runs.enumerated().compactMap { index, run in
          guard run.content == .tab else { return run }
          let isFirst = index == 0 || made.runs[index - 1].content == .lineBreak
          return isFirst ? nil : BodyRun(.text(" "), run.format)
        }
        made.alignment = alignment == .start ? nil : alignment
        return made
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
