import RectoModel

/// How the words of an area stand in rows and columns, as a table would have them; `TableTest` tells whether it is one.
struct TableShape: Sendable {
  let rows: [TextRow]
  let gutters: Gutters
  /// With pieces as wide gaps alone part them.
  let given: [TextRow]
  /// For each row, the pieces in each column; a piece counts where its middle is.
  let filled: [[Int]]
  let words: [PlacedWord]
  /// Heights of lines between the rows.
  let rules: [Double]
  let em: Double
  /// What it is, where the names of its columns tell.
  let list: ItemList?

  /// With columns that are known.
  init(_ rows: [TextRow], in columns: Gutters, words: [PlacedWord], em: Double, list: ItemList? = nil) {
    (given, self.rows, gutters, self.list) = (rows, rows, columns, list)
    (self.words, self.em, rules) = (words, em, [])
    filled = rows.map { row in row.pieces.map { columns.columns(of: $0.box).lowerBound } }
  }

  /// `rules` are heights of lines between the rows.
  init(_ rows: [TextRow], words: [PlacedWord], em: Double, rules: [Double] = []) {
    given = rows
    self.rules = rules
    let gutters = Self.gutters(of: rows, words: words, em: em, rules: rules)
    let rows = rows.map { $0.parted(at: gutters.strips, in: words, em: em) }
    self.rows = rows
    self.words = words
    self.em = em
    self.gutters = gutters
    list = nil
    filled = rows.map { row in
      row.pieces.map { gutters.columns(of: $0.box).lowerBound }
    }
  }

  /// Those of the rows below the heading, whose cells are wider than what they stand over.
  private static func gutters(
    of rows: [TextRow], words: [PlacedWord], em: Double, rules: [Double]
  ) -> Gutters {
    let all = Gutters(rows, em: em).joiningUnits(rows, words: words)
    let heading = HeadingLines(rows, columns: all, words: words, em: em, rules: rules).count
    guard heading > 0, rows.count - heading >= 3 else { return all }
    let below = Gutters(Array(rows[heading...]), em: em).joiningUnits(Array(rows[heading...]), words: words)
    guard below.strips.count >= all.strips.count else { return all }
    return Gutters(strips: below.strips, left: all.left, right: all.right)
  }

  // MARK: Measures

  var wordCount: Int { rows.reduce(0) { $0 + $1.pieces.reduce(0) { $0 + $1.words.count } } }

  var columnCount: Int { gutters.strips.count + 1 }

  /// How many lines aren't the rest of a first cell, which goes on in small letters beside figures.
  var ownRowCount: Int {
    guard figureShare >= 0.5 else { return rows.count }
    return rows.indices.count { index in
      let goesOn =
        index > 0 && filled[index] == [0]
        && words[rows[index].pieces[0].words[0]].word.text.first?.isLowercase == true
      return !goesOn
    }
  }

  /// Most rows fill every column.
  var isEven: Bool { rows.count { $0.pieces.count >= columnCount } * 10 >= ownRowCount * 6 }

  /// The same; of figures in three columns and more, one may be missing.
  var isNearlyEven: Bool {
    guard columnCount >= 3, figureShare >= 0.5 else { return isEven }
    return rows.count { $0.pieces.count + 1 >= columnCount } * 10 >= rows.count * 6
  }

  /// Rows of figures with a title here and there, as accounts have: few lines have one piece only.
  var isAccount: Bool {
    isNearlyEven && rows.count { $0.pieces.count == 1 } * 5 <= rows.count
  }

  /// Rows that begin with a time, a date or a number, nearly all of them filled, and the rest of their cells below.
  var isSchedule: Bool {
    let starts = zip(rows, filled).filter { $1.contains(0) }.map(\.0)
    let areCounted = starts.allSatisfy { row in
      row.pieces[0].words.count <= 2 && words[row.pieces[0].words[0]].word.text.contains(where: \.isNumber)
    }
    let full = starts.count { $0.pieces.count + 1 >= columnCount }
    return columnCount >= 4 && starts.count >= 4 && areCounted && starts.count * 2 >= rows.count
      && full * 10 >= starts.count * 7
  }

  /// The share of pieces, right of the first column, that are figures.
  var figureShare: Double {
    var (figures, all) = (0, 0)
    for (row, columns) in zip(rows, filled) {
      for (piece, column) in zip(row.pieces, columns) where column > 0 {
        all += 1
        if isFigure(piece) { figures += 1 }
      }
    }
    return all == 0 ? 0 : Double(figures) / Double(all)
  }

  func isFigure(_ piece: TextRow.Piece) -> Bool {
    piece.words.count { words[$0].isFigure } * 2 > piece.words.count
  }

  // MARK: What is no part of it

  /// Without the rows at the top that go over the columns in one piece: they stand above the table.
  var withoutTitles: TableShape {
    let first = given.firstIndex { row in
      row.pieces.count > 1 || !row.pieces.contains { gutters.columns(of: $0.box).count > 1 }
    }
    guard var first, first > 0 else { return self }
    while first < given.count, given[first].pieces.count == 1,
      given[first].box.minY - given[first - 1].box.maxY < 0.6 * em
    {
      first += 1
    }
    guard rows.count - first >= 2 else { return self }
    return TableShape(Array(given[first...]), words: words, em: em, rules: rules)
  }

  /// Without a column of running text on the right of figures, which stands beside the table and is no part of it.
  var withoutTextBeside: TableShape {
    guard columnCount >= 4, let strip = gutters.strips.last, holdsRunningText(column: columnCount - 1) else {
      return self
    }
    let kept = given.compactMap { row in row.leftPart(of: strip.lowerBound) }
    return TableShape(kept, words: words, em: em, rules: rules)
  }

  private func holdsRunningText(column: Int) -> Bool {
    let edges = gutters.edges
    var counts: [Double] = []
    var wide = 0
    for (row, columns) in zip(rows, filled) {
      let own = zip(row.pieces, columns).filter { $1 == column }.map(\.0)
      guard let box = own.map(\.box).union else { continue }
      let figures = own.count(where: isFigure)
      counts.append(figures * 2 > own.count ? 0 : Double(own.reduce(0) { $0 + $1.words.count }))
      if box.width > 0.7 * (edges[column + 1] - edges[column]) { wide += 1 }
    }
    return counts.count >= 5 && (counts.median ?? 0) >= 5 && wide * 10 >= counts.count * 7
  }
}
