import RectoModel

extension TableShape {
  /// The tables that stand beside each other in it, from left to right: their columns follow each other at the same
  /// distances, hold the same kind of text, and a blank wider than any between columns parts them. Itself when it is one.
  var tablesBeside: [TableShape] {
    for count in [2, 3] where columnCount % count == 0 {
      if let tables = tables(beside: count) { return tables }
    }
    return [self]
  }

  private func tables(beside count: Int) -> [TableShape]? {
    let width = columnCount / count
    guard width >= 2 else { return nil }
    let strips = gutters.strips
    let parting = (1..<count).map { strips[$0 * width - 1] }
    let inner = strips.indices.filter { ($0 + 1) % width != 0 }.map { strips[$0].width }
    let gap = parting.map(\.width).min() ?? 0
    guard gap >= 2.5 * em, gap >= 2 * (inner.max() ?? 0) else { return nil }
    let parts = (0..<count).map { part(from: $0 * width, width: width) }
    guard parts.allSatisfy({ $0.isEven && TableTest($0).isTableBetweenRules }),
      parts.dropFirst().allSatisfy({ $0.isLike(parts[0]) })
    else { return nil }
    return parts
  }

  private func part(from column: Int, width: Int) -> TableShape {
    let edges = gutters.edges
    let range = edges[column]...edges[column + width]
    let rows = given.compactMap { row in row.part(within: range) }
    return TableShape(rows, words: words, em: em)
  }

  /// The same columns at the same distances, with figures in the same ones.
  private func isLike(_ other: TableShape) -> Bool {
    guard columnCount == other.columnCount, rows.count >= 3, other.rows.count >= 3 else { return false }
    let starts = columnBoxes.map(\.minX), others = other.columnBoxes.map(\.minX)
    let ends = columnBoxes.map(\.maxX), otherEnds = other.columnBoxes.map(\.maxX)
    let isLevel = (0..<columnCount).allSatisfy { column in
      abs(starts[column] - starts[0] - others[column] + others[0]) < em
        || abs(ends[column] - starts[0] - otherEnds[column] + others[0]) < em
    }
    return isLevel && figureColumns == other.figureColumns
  }

  private var columnBoxes: [Rect] {
    (0..<columnCount).map { column in
      pieces(in: column).map(\.box).union ?? Rect(x: 0, y: 0, width: 0, height: 0)
    }
  }

  private var figureColumns: [Bool] {
    (0..<columnCount).map { column in
      let own = pieces(in: column)
      return own.count(where: isFigure) * 2 > own.count
    }
  }

  private func pieces(in column: Int) -> [TextRow.Piece] {
    zip(rows, filled).flatMap { row, columns in zip(row.pieces, columns).filter { $1 == column }.map(\.0) }
  }
}

extension ClosedRange<Double> {
  fileprivate var width: Double { upperBound - lowerBound }
}
