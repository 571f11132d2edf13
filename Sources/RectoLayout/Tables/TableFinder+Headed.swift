import RectoModel

/// Tables of which only the heading has a line below.
extension TableFinder {
  /// What stands right above a line names the columns of rows below it: the table begins there.
  func isHeading(_ row: TextRow, over line: DrawnLine, _ sides: ClosedRange<Double>) -> Bool {
    guard row.pieces.count >= 3,
      !row.pieces.contains(where: { $0.words.contains { text.words[$0].isFigure } })
    else { return false }
    return rows(below: line, sides).prefix(4).count { other in
      let level = row.pieces.count { name in
        other.pieces.contains {
          min(abs($0.box.minX - name.box.minX), abs($0.box.maxX - name.box.maxX)) < 0.6 * em
        }
      }
      return level >= 3 && level * 4 >= row.pieces.count * 3
    } >= 2
  }

  /// As far down as rows stand close; nil when they are none of a table.
  func table(under heading: TextRow, _ line: DrawnLine, _ sides: ClosedRange<Double>) -> TableDraft? {
    var rows = [heading]
    var widest = em
    for row in self.rows(below: line, sides) {
      let gap = row.box.minY - rows[rows.count - 1].box.maxY
      // A text below stands farther off than rows do.
      let isText = row.pieces.reduce(0) { $0 + $1.words.count } >= 8 && gap > widest
      guard !row.isSentence, !isText, gap < 2.5 * em else { break }
      rows.append(row)
      widest = max(widest, gap)
    }
    while let last = rows.last, last.pieces.count == 1 { rows.removeLast() }
    let shape = TableShape(rows, words: text.words, em: em, rules: [line.place])
    guard rows.count >= 3, TableTest(shape).isTableBetweenRules else { return nil }
    let draft = SpacedTable(
      shape, words: text.words, em: em, rules: [line.place], lines: lines.level, sides: sides
    ).draft
    return draft.isDoubtful(of: text.words) ? nil : draft
  }

  private func rows(below line: DrawnLine, _ sides: ClosedRange<Double>) -> [TextRow] {
    let area = Rect(
      left: sides.lowerBound - em, top: line.place, right: sides.upperBound + em, bottom: line.place + 80 * em
    )
    return textRows(of: words(in: area))
  }
}
