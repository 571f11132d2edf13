import RectoModel

/// The lines of text above the figures of a table: cells of two or three lines, and titles over groups of columns. Tells
/// which lines are one row.
struct HeadingLines {
  /// How many lines of text, from the top, are the heading.
  let count: Int
  /// The first line of each row of the heading.
  let starts: [Int]

  /// `rules` are heights of lines between rows.
  init(
    _ rows: [TextRow], columns: Gutters, words: [PlacedWord], em: Double, rules: [Double],
    count known: Int? = nil
  ) {
    let count =
      known ?? Self.count(rows, rules, words: words) ?? Self.count(rows, columns: columns, words: words)
    self.count = count
    var starts: [Int] = []
    // Titles over several columns that nothing stands below yet.
    var open: [TextRow.Piece] = []
    for index in 0..<count {
      guard index > 0 else {
        starts.append(0)
        open = rows[0].pieces.filter { columns.columns(of: $0.box).count > 1 }
        continue
      }
      let isParted = rows.areParted(before: index, by: rules)
      let isFar = rows[index].box.minY - rows[index - 1].box.maxY > 0.7 * em
      // A title over several columns ends a row: what is below it belongs to single columns.
      let isBelowTitle = open.contains { title in
        rows[index].pieces.contains { piece in
          piece.box.minX < title.box.maxX && piece.box.maxX > title.box.minX
            && columns.columns(of: piece.box).count < columns.columns(of: title.box).count
        }
      }
      if isParted || isFar || isBelowTitle {
        starts.append(index)
        open = []
      }
      open += rows[index].pieces.filter { columns.columns(of: $0.box).count > 1 }
    }
    self.starts = starts
  }

  /// Lines over the first of few drawn lines between rows, unless it is drawn over a total: then all lines of several pieces
  /// end with amounts.
  private static func count(_ rows: [TextRow], _ rules: [Double], words: [PlacedWord]) -> Int? {
    guard let top = rows.first?.midY, let bottom = rows.last?.midY else { return nil }
    let inner = rules.filter { $0 > top && $0 < bottom }
    guard let first = inner.first, inner.count <= 3 else { return nil }
    let above = rows.count { $0.midY < first }
    let several = rows.prefix(above).filter { $0.pieces.count > 1 }
    if several.count > 1, several.allSatisfy({ $0.endsWithAmount(words) }) { return nil }
    return above <= 6 && rows.count - above >= 2 ? above : nil
  }

  /// Lines over the first that has figures in most of the columns that hold figures.
  private static func count(_ rows: [TextRow], columns: Gutters, words: [PlacedWord]) -> Int {
    var figures = [Int](repeating: 0, count: columns.strips.count + 1)
    var filled = figures
    let marks = rows.map { row in
      row.pieces.map { piece -> (column: Int, isFigure: Bool) in
        let column = columns.columns(of: piece.box).lowerBound
        let isFigure = piece.words.count { words[$0].isFigure } * 2 > piece.words.count
        return (column, isFigure)
      }
    }
    for mark in marks.joined() where mark.column > 0 {
      filled[mark.column] += 1
      if mark.isFigure { figures[mark.column] += 1 }
    }
    let wanted = filled.indices.filter { filled[$0] >= 3 && figures[$0] * 2 > filled[$0] }
    guard !wanted.isEmpty else { return 0 }
    let first = marks.firstIndex { row in
      let here = row.filter { $0.isFigure && wanted.contains($0.column) }
      return here.count * 2 >= wanted.count && row.contains { $0.column == 0 }
    }
    guard let first, first <= 6, first * 2 <= rows.count,
      // Titles of groups name no columns.
      marks.prefix(first).contains(where: { $0.count > 1 || $0.contains { $0.column > 0 } })
        || rows.prefix(first).contains(where: { columns.columns(of: $0.box).count > 1 })
    else { return 0 }
    return first - titleCount(of: rows, above: first, columns: columns, words: words)
  }
}

extension HeadingLines {
  /// Titles of groups below the names of the columns: they stand as far off as rows do, and begin as names do.
  private static func titleCount(
    of rows: [TextRow], above first: Int, columns: Gutters, words: [PlacedWord]
  ) -> Int {
    func step(_ index: Int) -> Double { rows[index].midY - rows[index - 1].midY }
    let usual = rows.indices.dropFirst(first + 1).map(step).median ?? .infinity
    return (1..<max(first, 1)).reversed().prefix { index in
      rows[index].pieces.count == 1 && columns.columns(of: rows[index].box).lowerBound == 0
        && words[rows[index].pieces[0].words[0]].word.text.first?.isLowercase != true
        && step(index) > 0.9 * usual
    }.count
  }
}

extension TextRow {
  /// The last piece is a number that is no year.
  fileprivate func endsWithAmount(_ words: [PlacedWord]) -> Bool {
    guard pieces.count > 1, let last = pieces.last?.words else { return false }
    let text = last.map { words[$0].word.text }.joined()
    let isYear = text.count == 4 && Int(text).map { (1800...2100).contains($0) } == true
    return !isYear && text.contains(where: \.isNumber) && last.count { words[$0].isFigure } * 2 > last.count
  }
}
