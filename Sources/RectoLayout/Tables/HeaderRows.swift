import RectoModel

/// How many rows at the top of a table name its columns.
struct HeaderRows {
  let draft: TableDraft
  let words: [PlacedWord]
  /// Heights of drawn lines, when they are few: the first below the top ends the heading.
  let rules: [Double]
  private let places: CellPlaces

  init(draft: TableDraft, words: [PlacedWord], rules: [Double]) {
    (self.draft, self.words, self.rules) = (draft, words, rules)
    places = CellPlaces(draft)
  }

  var count: Int {
    let rows = draft.rows.count - 1
    guard rows >= 2 else { return 0 }
    let byRule = ruled(rows)
    if let byRule { return byRule }
    let bold = boldRows(rows)
    if bold > 0 { return spanned(bold, rows) }
    return spanned(figures(rows), rows)
  }

  /// Rows over the second line of a table that has few of them.
  private func ruled(_ rows: Int) -> Int? {
    guard rules.count >= 2, rules.count <= rows, let top = draft.rows.first else { return nil }
    let inner = rules.filter { $0 > top + 1e-6 }
    guard let first = inner.first, first < draft.rows[rows] - 1e-6 else { return nil }
    let count = (0..<rows).count { (draft.rows[$0] + draft.rows[$0 + 1]) / 2 < first }
    guard (1...max(1, rows / 2)).contains(count), !areAmounts(count) else { return nil }
    return spanned(count, rows)
  }

  /// Two of the first rows end with an amount: the line below them is drawn over a total.
  private func areAmounts(_ count: Int) -> Bool {
    let last = draft.columns.count - 2
    return (0..<count).compactMap { places[$0, last] }.map { draft.cells[$0] }
      .count { isFigure($0) && !isYear($0) } > 1
  }

  /// Names in the first column alone, below others, are titles of groups of rows.
  private func boldRows(_ rows: Int) -> Int {
    var (count, isNamed) = (0, false)
    for row in 0..<rows {
      let filled = cells(in: row).filter { !$0.words.isEmpty }
      let isGroup = isNamed && filled.count == 1 && filled[0].columns.lowerBound == 0
      guard !filled.isEmpty, !isGroup,
        filled.flatMap(\.words).allSatisfy({ words[$0].word.style?.has(.bold) == true })
      else { break }
      count += 1
      isNamed = isNamed || filled.count > 1
    }
    return count == rows ? 0 : min(count, 3)
  }

  /// Text over columns of figures; above it may stand what is over other columns.
  private func figures(_ rows: Int) -> Int {
    let figureColumns = (1..<max(draft.columns.count - 1, 1)).filter { column in
      let below = (1..<rows).compactMap { places[$0, column] }.map { draft.cells[$0] }
        .filter { !$0.words.isEmpty }
      return below.count >= 2 && below.count { isFigure($0) } * 3 >= below.count * 2
    }
    guard !figureColumns.isEmpty else { return rows >= 3 && isFilled(0) ? 1 : 0 }
    var (count, named) = (0, 0)
    while count < min(rows - 1, 4) {
      let here = figureColumns.compactMap { places[count, $0] }.map { draft.cells[$0] }
      let filled = here.filter { !$0.words.isEmpty }
      let isText = filled.count { !isFigure($0) || isYear($0) } * 2 > filled.count
      guard isText || filled.isEmpty && count == 0 else { break }
      if filled.isEmpty, !isText, count > 0 { break }
      count += 1
      if isText { named = count }
    }
    return named
  }

  /// A heading ends no sooner than its cells do.
  private func spanned(_ count: Int, _ rows: Int) -> Int {
    var count = count
    guard count > 0 else { return 0 }
    var row = 0
    while row < count {
      for cell in cells(in: row) where cell.columns.count < draft.columns.count - 1 {
        count = max(count, cell.rows.upperBound + 1)
      }
      row += 1
    }
    return count < rows ? count : 0
  }

  private func cells(in row: Int) -> [TableDraft.DraftCell] {
    places.cells(inRow: row).map { draft.cells[$0] }
  }

  private func isFilled(_ row: Int) -> Bool { cells(in: row).allSatisfy { !$0.words.isEmpty } }

  private func isFigure(_ cell: TableDraft.DraftCell) -> Bool {
    cell.words.count { words[$0].isFigure } * 2 > cell.words.count
  }

  private func isYear(_ cell: TableDraft.DraftCell) -> Bool {
    guard let word = cell.words.first.map({ words[$0].word.text }), let year = Int(word.prefix(4)) else {
      return false
    }
    return (1800...2200).contains(year) && word.count <= 9
  }
}
