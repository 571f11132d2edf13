import RectoModel

extension TableFinder {
  /// Tables as wide as the page, before it is cut into columns of text: their own columns could be taken for such.
  mutating func findAcrossPage() {
    let rows = textRows(of: free)
    let width = rows.map(\.box).union?.width ?? 0
    for run in tableRuns(of: rows) where columnRule(through: rows[run]) == nil {
      if run.count >= 6, addAcrossPage(rows[run]) { continue }
      if let part = betweenTitles(rows[run]).first(where: { $0.count >= 6 && $0.count < run.count }),
        addAcrossPage(part)
      {
        continue
      }
      let parts = rows[run].split(whereSeparator: { $0.pieces.count == 1 })
      for part in parts where part.count >= 4 { addPart(part, of: width) }
      for part in parts where (2...3).contains(part.count) { addLikeOthers(part) }
    }
  }

  /// The rows between titles; what stands close below a row is the rest of one of its cells.
  private func betweenTitles(_ rows: ArraySlice<TextRow>) -> [ArraySlice<TextRow>] {
    var parts: [ArraySlice<TextRow>] = []
    var start = rows.startIndex
    for index in rows.indices where rows[index].pieces.count == 1 {
      let isRest = index > start && rows[index].box.minY - rows[index - 1].box.maxY < 0.7 * em
      guard !isRest else { continue }
      if start < index { parts.append(rows[start..<index]) }
      start = index + 1
    }
    return start < rows.endIndex ? parts + [rows[start...]] : parts
  }

  /// Where a rule between the columns of the page goes through rows, and farther: no table stands on both sides of it.
  func columnRule(through rows: ArraySlice<TextRow>) -> Double? {
    guard let box = rows.map(\.box).union else { return nil }
    let rule = lines.standing.first { line in
      line.place > box.minX + 2 * em && line.place < box.maxX - 2 * em
        && line.coverage(of: box.minY...box.maxY) > 0.9 && line.length > box.height + 4 * em
        && !rows.contains {
          $0.pieces.contains { $0.box.minX < line.place - em && $0.box.maxX > line.place + em }
        }
    }
    return rule?.place
  }

  /// A few rows in the columns of a table that was found near by.
  private mutating func addLikeOthers(_ rows: ArraySlice<TextRow>) {
    guard let box = rows.map(\.box).union,
      rows.allSatisfy({ $0.pieces.allSatisfy { $0.words.allSatisfy(isFree) } }),
      let other = drafts.last(where: { abs($0.box.maxY - box.minY) < 6 * em && $0.columns.count > 4 })
    else { return }
    let columns = Gutters(edges: other.columns)
    let fits = rows.allSatisfy { row in
      let places = row.pieces.map { other.place(of: $0) }
      return !places.contains(nil) && Set(places).count == places.count
        && places.count * 4 >= (other.columns.count - 1) * 3
    }
    guard fits else { return }
    let shape = TableShape(Array(rows), in: columns, words: text.words, em: em)
    add(SpacedTable(shape, words: text.words, em: em, lines: lines.level).draft, rules: [])
  }

  private mutating func addAcrossPage(_ rows: ArraySlice<TextRow>) -> Bool {
    let shape = TableShape(Array(rows), words: text.words, em: em).withoutTextBeside
    let test = TableTest(shape)
    let isEven = shape.isEven || shape.isAccount || shape.isSchedule
    guard shape.columnCount >= 3, isEven && test.isBorderlessTable || test.isSpacedText else { return false }
    return add(shape.withoutTitles, over: rows)
  }

  /// A part of a form under its title: labels and values in two columns at least, in type of one size, and nothing beside them.
  private mutating func addPart(_ rows: ArraySlice<TextRow>, of width: Double) {
    guard let box = rows.map(\.box).union, box.width > 0.7 * width else { return }
    let shape = TableShape(Array(rows), words: text.words, em: em)
    let heights = rows.map(\.box.height)
    let full = shape.rows.count { $0.pieces.count == shape.columnCount }
    guard shape.columnCount >= 4, full * 4 >= rows.count * 3, TableTest(shape).isBorderlessTable,
      (heights.max() ?? 0) < 1.6 * (heights.min() ?? 0)
    else { return }
    _ = add(shape, over: rows)
  }
}
