import RectoModel

/// A table whose columns are told by the space between them. Lines may be drawn over, under and between its rows.
struct SpacedTable {
  private let shape: TableShape
  private let all: [PlacedWord]
  private let em: Double
  /// Heights of drawn lines.
  private let rules: [Double]
  /// All level lines of the page.
  private let lines: [DrawnLine]
  private let left: Double
  private let right: Double

  init(
    _ shape: TableShape, words: [PlacedWord], em: Double, rules: [Double] = [],
    lines: [DrawnLine] = [], sides: ClosedRange<Double>? = nil
  ) {
    (self.shape, all, self.em, self.rules, self.lines) = (shape, words, em, rules, lines)
    left = min(shape.gutters.left, sides?.lowerBound ?? .infinity)
    right = max(shape.gutters.right, sides?.upperBound ?? -.infinity)
  }

  var draft: TableDraft {
    var columns = shape.gutters.edges
    columns[0] = left
    columns[columns.count - 1] = right
    let grouping = RowGrouping(
      shape.rows, columns: shape.gutters, words: all, em: em, rules: rules, list: shape.list)
    let top = shape.rows.first?.box.minY ?? 0
    let bottom = shape.rows.map(\.box.maxY).max() ?? top
    let rows = [min(top, rules.first ?? top)] + grouping.borders + [max(bottom, rules.last ?? bottom)]
    let merges = merges(grouping)
    var draft = TableDraft(columns: columns, rows: rows, merges: merges, isRuled: false)
    let places = CellPlaces(draft)
    for (row, group) in grouping.groups.enumerated() {
      let pieces = group.flatMap { shape.rows[$0].pieces }
      for piece in pieces {
        let column = span(of: piece, among: row < grouping.headingCount ? pieces : []).lowerBound
        guard let cell = places[row, column] else { continue }
        draft.cells[cell].words += piece.words
      }
    }
    if shape.list != nil { draft.headerRowCount = grouping.headingCount }
    draft.dropEmptySides(under: .infinity)
    return draft
  }

  /// Other names stand over the same line, none of them as near as the words of one name.
  private func standsApart(
    _ piece: TextRow.Piece, in heading: [TextRow.Piece], over line: DrawnLine
  ) -> Bool {
    let gaps = heading.filter { other in
      other.box != piece.box && abs(other.box.midY - piece.box.midY) < 0.3 * em && other.box.midX > line.start
        && other.box.midX < line.end
    }.map { max($0.box.minX - piece.box.maxX, piece.box.minX - $0.box.maxX) }
    return gaps.min().map { $0 > em } ?? false
  }

  /// In a heading, whose pieces these are, a line below a title tells over which columns it stands; one below several names tells
  /// nothing.
  private func span(of piece: TextRow.Piece, among heading: [TextRow.Piece]) -> ClosedRange<Int> {
    let own = shape.gutters.columns(of: piece.box)
    let below =
      heading.isEmpty
      ? nil
      : lines.first { line in
        line.place > piece.box.midY && line.place < piece.box.maxY + 0.8 * em
          && line.start <= piece.box.midX && line.end >= piece.box.midX
          && line.length > piece.box.width && line.length < 0.9 * (right - left)
          && !standsApart(piece, in: heading, over: line)
      }
    guard let below else { return own }
    let reached = shape.gutters.columns(
      of: Rect(left: below.start, top: below.place, right: below.end, bottom: below.place))
    return min(own.lowerBound, reached.lowerBound)...max(own.upperBound, reached.upperBound)
  }

  /// Pieces that reach into several columns, as titles over groups of columns do.
  private func merges(_ grouping: RowGrouping) -> [TableDraft.DraftCell] {
    var merges: [TableDraft.DraftCell] = []
    for (row, group) in grouping.groups.enumerated() {
      let pieces = group.flatMap { shape.rows[$0].pieces }
      for piece in pieces {
        let columns = span(of: piece, among: row < grouping.headingCount ? pieces : [])
        if columns.count > 1 { merges.append(TableDraft.DraftCell(rows: row...row, columns: columns)) }
      }
    }
    return merges + headingMerges(grouping, merges)
  }

  /// A heading of several rows has titles over groups of columns; the cells of other columns go through all rows, unless a
  /// line is drawn between the texts of several.
  private func headingMerges(
    _ grouping: RowGrouping, _ merges: [TableDraft.DraftCell]
  ) -> [TableDraft.DraftCell] {
    guard grouping.headingCount > 1,
      (0..<shape.columnCount).count(where: { isParted($0, in: grouping) }) < 2
    else { return [] }
    let heading = 0...grouping.headingCount - 1
    return (0..<shape.columnCount).compactMap { column in
      let isTitled = merges.contains { heading.overlaps($0.rows) && $0.columns.contains(column) }
      return isTitled ? nil : TableDraft.DraftCell(rows: heading, columns: column...column)
    }
  }

  /// A line is drawn between two texts of the column in the heading.
  private func isParted(_ column: Int, in grouping: RowGrouping) -> Bool {
    let texts = grouping.groups.prefix(grouping.headingCount).joined().filter { index in
      shape.rows[index].pieces.contains { shape.gutters.columns(of: $0.box).contains(column) }
    }
    return zip(texts, texts.dropFirst()).contains { above, below in
      rules.contains { $0 > shape.rows[above].midY && $0 < shape.rows[below].midY }
    }
  }
}
