import RectoModel

extension TableDraft {
  /// The table of the model; nil when it would be none: less than two cells with text.
  func table(of all: [PlacedWord], plane: ReadingPlane, text: PageText) -> Table? {
    guard cells.count(where: { !$0.words.isEmpty }) >= 2 else { return nil }
    let made = cells.map { cell in
      let box = Rect(
        left: columns[cell.columns.lowerBound], top: rows[cell.rows.lowerBound],
        right: columns[cell.columns.upperBound + 1], bottom: rows[cell.rows.upperBound + 1])
      return Cell(
        row: cell.rows.lowerBound, column: cell.columns.lowerBound, rowSpan: cell.rows.count,
        columnSpan: cell.columns.count, region: Region(plane.unplace(box)),
        blocks: blocks(of: cell, text), isHeader: cell.rows.lowerBound < headerRowCount)
    }
    return try? Table(
      rowCount: rows.count - 1, columnCount: columns.count - 1, cells: made,
      headerRowCount: headerRowCount, isRuled: isRuled)
  }

  private func blocks(of cell: DraftCell, _ text: PageText) -> [Block] {
    guard !cell.words.isEmpty else { return [] }
    let words = rows(of: cell, text)
    let lines = words.map { text.textLine(of: $0) }
    let ends = CellLineEnds(right: columns[cell.columns.upperBound + 1], em: text.em)
    let isHeader = cell.rows.lowerBound < headerRowCount
    if !isHeader, ends.areTexts(words.map { $0.map { text.words[$0].box } }, lines) {
      return lines.map { Self.paragraph([$0]) }
    }
    return lines.isEmpty ? [] : [Self.paragraph(lines)]
  }

  /// Words that stand sideways in the order in which they were given.
  private func rows(of cell: DraftCell, _ text: PageText) -> [[Int]] {
    let sideways = cell.words.count { text.words[$0].letters >= 3 && text.words[$0].isSideways }
    if sideways > 0, sideways * 2 > cell.words.count {
      let lines = Dictionary(grouping: cell.words.sorted()) { text.words[$0].line }
      return text.sidewaysLines(lines)
    }
    let rows = GivenLines.rows(of: cell.words.map { text.words[$0] }, em: text.em)
    return rows.map { row in row.map { cell.words[$0] } }
  }

  private static func paragraph(_ lines: [TextLine]) -> Block {
    Block(
      id: "", region: Region(lines.map(\.box).union ?? lines[0].box), content: .paragraph(Paragraph(lines)))
  }
}
