import RectoModel

/// Which lines of text are one row of a table.
struct RowGrouping: Sendable {
  /// Positions of text rows, from top to bottom.
  let groups: [[Int]]
  /// How many groups, from the top, are the heading.
  let headingCount: Int
  private let rows: [TextRow]

  /// The borders between the rows.
  var borders: [Double] {
    zip(groups, groups.dropFirst()).compactMap { above, below in
      guard let last = above.last, let first = below.first else { return nil }
      return (rows[last].box.maxY + rows[first].box.minY) / 2
    }
  }

  /// `rules` are the heights of lines between rows, which always part them.
  init(_ rows: [TextRow], columns: Gutters, words: [PlacedWord], em: Double, rules: [Double] = []) {
    self.rows = rows
    let fills = rows.map { row in Set(row.pieces.map { columns.columns(of: $0.box).lowerBound }) }
    let gaps = zip(rows, rows.dropFirst()).map { max($1.box.midY - $0.box.midY, 0) }
    let pitch = gaps.median ?? em
    let heading = HeadingLines(rows, columns: columns, words: words, em: em, rules: rules)
    let isDrawn =
      rules.count >= 4 && rules.count + 1 >= rows.count / 2
      && !Self.haveFiguresBelowEachOther(rows, columns, words, rules: rules)
    var groups: [[Int]] = []
    for index in rows.indices {
      guard index > 0, !groups.isEmpty else {
        groups.append([index])
        continue
      }
      guard index >= heading.count else {
        if heading.starts.contains(index) {
          groups.append([index])
        } else {
          groups[groups.count - 1].append(index)
        }
        continue
      }
      guard index > heading.count || index == 0 else {
        groups.append([index])
        continue
      }
      let isParted = rules.contains { $0 > rows[index - 1].midY && $0 < rows[index].midY }
      let goesOn =
        isDrawn
        || Self.goesOn(
          fills[index], after: groups[groups.count - 1].reduce(into: Set()) { $0.formUnion(fills[$1]) },
          gap: gaps[index - 1], pitch: pitch, words: rows[index].pieces.map { words[$0.words[0]] })
      if goesOn, !isParted { groups[groups.count - 1].append(index) } else { groups.append([index]) }
    }
    self.groups = groups
    headingCount = heading.starts.count
  }

  /// Figures of one column stand in two lines that no rule parts.
  private static func haveFiguresBelowEachOther(
    _ rows: [TextRow], _ columns: Gutters, _ words: [PlacedWord], rules: [Double]
  ) -> Bool {
    let figures = rows.map { row in
      Set(
        row.pieces.filter { $0.words.count { words[$0].isFigure } * 2 > $0.words.count }
          .map { columns.columns(of: $0.box).lowerBound })
    }
    let pairs = rows.indices.dropFirst().count { index in
      let isParted = rules.contains { $0 > rows[index - 1].midY && $0 < rows[index].midY }
      return !isParted && figures[index].intersection(figures[index - 1]).contains { $0 > 0 }
    }
    return pairs * 5 > rows.count
  }

  /// A line that fills only columns that the row above fills, and not the first, is the rest of it; when it stands
  /// farther off than lines usually do, it is a row of its own.
  private static func goesOn(
    _ fill: Set<Int>, after row: Set<Int>, gap: Double, pitch: Double, words: [PlacedWord]
  ) -> Bool {
    guard gap < 1.15 * pitch, fill.isSubset(of: row) else { return false }
    let isText = words.allSatisfy { !$0.isFigure }
    if !fill.contains(0) { return fill.count * 2 <= max(row.count, 2) && (isText || gap < 0.8 * pitch) }
    // The first column alone: its text goes on in small letters, or closer than rows stand.
    guard fill == [0], let first = words.first?.word.text.first else { return false }
    return first.isLowercase || row.count > 1 && gap < 0.8 * pitch
  }
}
