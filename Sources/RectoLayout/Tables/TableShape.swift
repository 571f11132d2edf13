import RectoModel

/// How the words of an area stand in rows and columns, and whether that is a table.
struct TableShape: Sendable {
  let rows: [TextRow]
  let gutters: Gutters
  /// With pieces as wide gaps alone part them.
  private let given: [TextRow]
  /// For each row, the pieces in each column; a piece counts where its middle is.
  private let filled: [[Int]]
  private let words: [PlacedWord]
  private let rules: [Double]
  private let em: Double

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

  var wordCount: Int { rows.reduce(0) { $0 + $1.pieces.reduce(0) { $0 + $1.words.count } } }

  var columnCount: Int { gutters.strips.count + 1 }

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
    filled = rows.map { row in
      row.pieces.map { gutters.columns(of: $0.box).lowerBound }
    }
  }

  /// Most rows fill every column.
  var isEven: Bool { rows.count { $0.pieces.count >= columnCount } * 10 >= rows.count * 6 }

  /// How many rows have text in two columns or more.
  private var fullRows: Int { filled.count { Set($0).count > 1 } }

  /// How much of a row is filled, in the middle of all with several pieces.
  private var fillShare: Double {
    let shares = filled.map { Double(Set($0).count) }.filter { $0 > 1 }
    return (shares.median ?? 0) / Double(columnCount)
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

  private func isFigure(_ piece: TextRow.Piece) -> Bool {
    piece.words.count { words[$0].isFigure } * 2 > piece.words.count
  }

  /// Words of a piece, in the middle of all that stand beside others.
  private var wordsPerPiece: Double {
    let counts = rows.filter { $0.pieces.count > 1 }.flatMap { $0.pieces.map { Double($0.words.count) } }
    return counts.isEmpty ? 99 : counts.reduce(0, +) / Double(counts.count)
  }

  /// The share of rows beside which something stands that fill their column: as lines of running text do.
  private var proseShare: Double {
    let edges = gutters.edges
    var (long, all) = (0, 0)
    for (row, columns) in zip(rows, filled) where row.pieces.count > 1 {
      for (piece, column) in zip(row.pieces, columns) {
        all += 1
        let width = edges[column + 1] - edges[column]
        if piece.words.count >= 4, piece.box.width > 0.75 * width, !isFigure(piece) { long += 1 }
      }
    }
    return all == 0 ? 1 : Double(long) / Double(all)
  }

  /// Lines of running text whose blanks happen to stand below each other: narrow gutters, many words, and pieces that go
  /// on in small letters.
  private var isRunningText: Bool {
    guard figureShare < 0.25 else { return false }
    let full = rows.filter { $0.pieces.count > 1 }
    let later = full.flatMap { $0.pieces.dropFirst() }
    let small = later.count { words[$0.words[0]].word.text.first?.isLowercase == true }
    if small * 2 > later.count { return true }
    let widest = gutters.strips.map { $0.upperBound - $0.lowerBound }.max() ?? 0
    let counts = full.map { row in Double(row.pieces.reduce(0) { $0 + $1.words.count }) }
    return widest < 1.2 * em && (counts.median ?? 0) >= 6
  }

  /// Numbers of pages on the right that never get smaller, behind text.
  private var isContents: Bool {
    guard columnCount <= 3 else { return false }
    let last = columnCount - 1
    var numbers: [Int] = []
    for (row, columns) in zip(rows, filled) where row.pieces.count > 1 && columns.last == last {
      let text = row.pieces.last?.words.map { words[$0].word.text }.joined() ?? ""
      guard let number = Int(text), number < 10_000 else { return false }
      numbers.append(number)
    }
    let leaders = rows.count { $0.pieces.contains { $0.words.contains { words[$0].isLeader } } }
    return numbers.count >= 3 && zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
      && (leaders * 2 > numbers.count || wordsPerPiece > 2)
  }

  /// Bullets, numbers or letters of items, and their text.
  private var isList: Bool {
    let full = zip(rows, filled).filter { $0.pieces.count > 1 && $1.first == 0 }.map(\.0)
    let marks = full.compactMap { row in
      row.pieces[0].words.count == 1 ? words[row.pieces[0].words[0]].word.text : nil
    }
    guard !full.isEmpty, marks.count * 10 >= full.count * 9 else { return false }
    if marks.allSatisfy({ "•●○▪▫■□‣⁃∙◦➢✓-–".contains($0) }), figureShare < 0.5 { return true }
    if columnCount == 2 { return figureShare < 0.5 && marks.count { $0.count <= 4 } * 10 >= full.count * 9 }
    // Numbers of lines or items, beside text that falls into pieces here and there.
    let numbers = marks.compactMap { Int($0) }
    let isCounted = numbers.count >= 3 && zip(numbers, numbers.dropFirst()).allSatisfy { $1 - $0 == 1 }
    let parted = filled.count { Set($0).subtracting([0]).count > 1 }
    return isCounted && figureShare < 0.25 && parted * 10 <= rows.count * 6
  }

  /// Raised and lowered figures of formulas stand in rows of their own, closer than lines of text can.
  private var isStacked: Bool {
    let close = zip(rows, rows.dropFirst()).count { $1.midY - $0.midY < 0.85 * em }
    return close * 4 >= rows.count
  }

  /// A sentence goes over the columns: what is below it is another table.
  private var holdsSentence: Bool { given.dropFirst().contains { $0.isSentence } }

  /// Without a column of running text on the right of figures, which stands beside the table and is no part of it.
  var withoutTextBeside: TableShape {
    guard columnCount >= 4, let strip = gutters.strips.last, isRunningText(column: columnCount - 1) else {
      return self
    }
    let kept = given.compactMap { row in row.leftPart(of: strip.lowerBound) }
    return TableShape(kept, words: words, em: em, rules: rules)
  }

  private func isRunningText(column: Int) -> Bool {
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

  /// Lines above and below say that it may be one: rows side by side with short pieces are enough.
  var isTableBetweenRules: Bool {
    guard columnCount >= 2, rows.count >= 2, fullRows * 2 >= rows.count, fillShare >= 0.5 else {
      return false
    }
    return proseShare < 0.4 && (figureShare >= 0.25 || wordsPerPiece <= 4.5) && !isList && !isRunningText
      && !holdsSentence
  }

  /// Without any line, more is asked for.
  var isBorderlessTable: Bool {
    guard columnCount >= 2, rows.count >= 3, fullRows >= 3, fullRows * 2 >= rows.count, fillShare >= 0.5
    else { return false }
    guard proseShare < 0.25, !isContents, !isList, !isRunningText, !isStacked, !holdsSentence else {
      return false
    }
    if columnCount == 2 { return figureShare >= 0.65 && fullRows >= 4 }
    return figureShare >= 0.3 || wordsPerPiece <= 3 && fullRows >= 4
  }
}

extension TextRow.Piece {
  /// It reaches over one of the borders between columns.
  func crosses(_ edges: [Double]) -> Bool {
    edges.dropFirst().dropLast().contains { $0 > box.minX && $0 < box.maxX }
  }
}
