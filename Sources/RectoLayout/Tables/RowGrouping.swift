import RectoModel

/// Which lines of text are one row of a table.
struct RowGrouping: Sendable {
  /// Positions of text rows, from top to bottom.
  let groups: [[Int]]
  /// How many groups, from the top, are the heading.
  let headingCount: Int
  /// Lines of a row stand closer to each other than rows do.
  let isTold: Bool
  private let rows: [TextRow]

  /// The borders between the rows.
  var borders: [Double] {
    zip(groups, groups.dropFirst()).compactMap { above, below in
      guard let last = above.last, let first = below.first else { return nil }
      return (rows[last].box.maxY + rows[first].box.minY) / 2
    }
  }

  /// `rules` are the heights of lines between rows, which always part them.
  init(
    _ rows: [TextRow], columns: Gutters, words: [PlacedWord], em: Double, rules: [Double] = [],
    list: ItemList? = nil
  ) {
    self.rows = rows
    let heading = HeadingLines(
      rows, columns: columns, words: words, em: em, rules: rules, count: list?.headingCount)
    let body = TableBody(
      rows, from: heading.count, columns: columns, words: words, em: em, rules: rules)
    var groups: [[Int]] = []
    for index in rows.indices {
      let goesOn =
        index < heading.count
        ? !heading.starts.contains(index)
        : index > heading.count
          && (body.isCentred(index)
            ?? list?.goesOn(index) ?? body.goesOn(index, after: groups.last ?? []))
      if goesOn, !groups.isEmpty { groups[groups.count - 1].append(index) } else { groups.append([index]) }
    }
    self.groups = groups
    headingCount = heading.starts.count
    isTold = !body.close.isEmpty
  }
}

/// The lines of text below the heading of a table.
private struct TableBody {
  private let rows: [TextRow]
  private let words: [PlacedWord]
  private let rules: [Double]
  /// The columns that each line fills.
  private let fills: [Set<Int>]
  /// From each line to the next, and in the middle.
  private let gaps: [Double]
  private let pitch: Double
  /// The columns in which each line has figures.
  private let figures: [Set<Int>]
  /// All rows have lines between.
  private let isDrawn: Bool
  /// Lines that are the rest of a row because they stand so close to it.
  let close: Set<Int>

  init(
    _ rows: [TextRow], from first: Int, columns: Gutters, words: [PlacedWord], em: Double, rules: [Double]
  ) {
    (self.rows, self.words, self.rules) = (rows, words, rules)
    fills = rows.map { row in Set(row.pieces.map { columns.columns(of: $0.box).lowerBound }) }
    gaps = zip(rows, rows.dropFirst()).map { max($1.box.midY - $0.box.midY, 0) }
    pitch = gaps.median ?? em
    let figures = rows.map { row in
      Set(
        row.pieces.filter { $0.words.count { words[$0].isFigure } * 2 > $0.words.count && !$0.isOpen(words) }
          .map { columns.columns(of: $0.box).lowerBound })
    }
    self.figures = figures
    // Figures of one column stand in two lines that no rule parts.
    let pairs = rows.indices.dropFirst().count { index in
      !rows.areParted(before: index, by: rules)
        && figures[index].intersection(figures[index - 1]).contains { $0 > 0 }
    }
    isDrawn = rules.count >= 4 && rules.count + 1 >= rows.count / 2 && pairs * 5 <= rows.count
    let steps = zip(rows, rows.dropFirst()).map { max($1.baseline - $0.baseline, 0) }
    close = CloseLines(from: first, fills: fills, figures: figures, steps: steps).rests
  }

  /// Cells in the middle of the height of one with two lines stand between these: true for them and the second line, false for
  /// the first, nil for other lines.
  func isCentred(_ index: Int) -> Bool? {
    if reachesInto(index) { return true }
    if index > 1, reachesInto(index - 1), fills[index] == fills[index - 2], gaps[index - 1] < 0.7 * pitch {
      return !rows.areParted(before: index, by: rules)
    }
    return index + 1 < rows.count && reachesInto(index + 1) && gaps[index] < 0.7 * gaps[index - 1]
      ? false : nil
  }

  /// The line overlaps the one above, and stands in different columns. A label beside two rows of figures is part of neither.
  private func reachesInto(_ index: Int) -> Bool {
    guard overlaps(index), fills[index].isDisjoint(with: fills[index - 1]) else { return false }
    let isBetween =
      fills[index] == [0] && index + 1 < rows.count && overlaps(index + 1)
      || fills[index - 1] == [0] && index > 1 && overlaps(index - 1)
    return !isBetween && !rows.areParted(before: index, by: rules)
  }

  private func overlaps(_ index: Int) -> Bool {
    rows[index - 1].box.maxY - rows[index].box.minY > 0.02 * pitch
  }

  /// The line is the rest of the row above, whose lines are `row`.
  func goesOn(_ index: Int, after row: [Int]) -> Bool {
    guard !rows.areParted(before: index, by: rules) else { return false }
    if close.contains(index) || isDrawn && !isBelowTitle(index) && !isAmongRows(index) { return true }
    return goesOn(index, filling: row.reduce(into: Set()) { $0.formUnion(fills[$1]) })
  }

  /// What is above is a name alone and stands farther off than lines do: the title of a group, whose own line is missing.
  private func isBelowTitle(_ index: Int) -> Bool {
    fills[index - 1] == [0] && fills[index].count > 1 && gaps[index - 1] > 1.5 * pitch
  }

  /// Between the same two rules stand two lines that begin alike and have figures in the same two columns, or more: a rule is
  /// missing there, as under the last row of a group.
  private func isAmongRows(_ index: Int) -> Bool {
    var (first, last) = (index, index)
    while first > 0, !rows.areParted(before: first, by: rules) { first -= 1 }
    while last + 1 < rows.count, !rows.areParted(before: last + 1, by: rules) { last += 1 }
    let full = (first...last).filter { fills[$0].contains(0) && figures[$0].subtracting([0]).count > 1 }
    return full.contains { line in
      full.contains { $0 > line && figures[$0].intersection(figures[line]).subtracting([0]).count > 1 }
    }
  }

  /// A line that fills only columns that the row above fills, and not the first, is the rest of it; when it stands
  /// farther off than lines usually do, it is a row of its own.
  private func goesOn(_ index: Int, filling row: Set<Int>) -> Bool {
    let (fill, gap) = (fills[index], gaps[index - 1])
    let firstWords = rows[index].pieces.map { words[$0.words[0]] }
    guard gap < 1.15 * pitch, fill.isSubset(of: row) else { return false }
    let isText = firstWords.allSatisfy { !$0.isFigure }
    if !fill.contains(0) { return fill.count * 2 <= max(row.count, 2) && (isText || gap < 0.8 * pitch) }
    // The first column alone: its text goes on in small letters, or closer than rows stand.
    guard fill == [0], let first = firstWords.first?.word.text.first else { return false }
    return first.isLowercase || row.count > 1 && gap < 0.8 * pitch
  }
}

extension TextRow.Piece {
  /// It ends with the dash of a range, whose end follows.
  fileprivate func isOpen(_ all: [PlacedWord]) -> Bool {
    guard let text = words.last.map({ all[$0].word.text }), text.count > 1 else { return false }
    return text.hasSuffix("–") || text.hasSuffix("-")
  }
}

extension [TextRow] {
  /// A line is drawn between a row and the one before it.
  func areParted(before index: Int, by rules: [Double]) -> Bool {
    rules.contains { $0 > self[index - 1].midY && $0 < self[index].midY }
  }
}
