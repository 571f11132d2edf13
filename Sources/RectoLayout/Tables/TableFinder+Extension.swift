import RectoModel

extension TableFinder {
  /// Rows without lines of their own at the top or the bottom of a table.
  mutating func extend() {
    for index in drafts.indices {
      let box = drafts[index].box
      let near = words(in: box.grown(by: 8 * em)).filter {
        let word = text.words[$0].box
        return word.midX > box.minX - 3 * em && word.midX < box.maxX + em
      }
      // What ends left of the table is of a column beside it.
      let rows = textRows(of: near).compactMap {
        $0.reaching(beyond: box.minX - em)
      }
      // Titles of groups count only where a row of the table follows.
      var titled: (above: TableDraft, below: TableDraft) = (drafts[index], drafts[index])
      for row in rows.filter({ $0.midY > box.maxY }) + rows.filter({ $0.midY < box.minY }).reversed() {
        let base = row.midY < box.minY ? titled.above : titled.below
        let isCutOff = isCutOff(row, from: base.box)
        guard !isCutOff || isNames(row, over: base), !isCaption(row) else { continue }
        guard let longer = base.extended(by: row, em: em, overRule: isCutOff) else {
          if let more = base.extended(byTitle: row, em: em) {
            if row.midY < box.minY { titled.above = more } else { titled.below = more }
          }
          continue
        }
        drafts[index] = longer
        taken.formUnion(longer.words)
        if isCutOff {
          drafts[index].headerRowCount = 1
        } else if longer.headerRowCount == 0, row.midY < box.minY {
          drafts[index].headerRowCount = HeaderRows(draft: longer, words: text.words, rules: []).count
        }
        titled = (drafts[index], drafts[index])
      }
    }
  }

  private func isCaption(_ row: TextRow) -> Bool {
    CaptionText(row.pieces.flatMap(\.words).prefix(3).map { text.words[$0].word.text })?.isMarked == true
  }

  /// A line is drawn between the row and the table, off its own edge.
  private func isCutOff(_ row: TextRow, from table: Rect) -> Bool {
    let gap = 0.3 * em
    return lines.level.contains { line in
      let isBetween =
        line.place > row.midY && line.place < table.minY - gap
        || line.place < row.midY && line.place > table.maxY + gap
      return isBetween && line.coverage(of: row.box.minX...max(row.box.minX, row.box.maxX)) > 0.5
    }
  }

  /// The names of columns with a line below that runs over the whole table: each ends, or begins, where its column does.
  private func isNames(_ row: TextRow, over table: TableDraft) -> Bool {
    let between = lines.level.filter { $0.place > row.midY && $0.place < table.box.minY }
    guard row.midY < table.box.minY, !table.isRuled, table.headerRowCount == 0, between.count == 1,
      between[0].coverage(of: table.box.minX...max(table.box.minX, table.box.maxX)) > 0.9
    else { return false }
    return row.pieces.allSatisfy { piece in
      guard let column = table.place(of: piece), column > 0 else { return false }
      let boxes = table.cells.filter { $0.columns == column...column }
        .compactMap { cell in cell.words.map { text.words[$0].box }.union }
      let level = boxes.count {
        abs($0.maxX - piece.box.maxX) < 0.6 * em || abs($0.minX - piece.box.minX) < 0.6 * em
          || abs($0.midX - piece.box.midX) < 0.6 * em
      }
      return level * 2 > boxes.count
    }
  }
}
