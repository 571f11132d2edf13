import RectoModel

/// Tables whose rows are told by colours.
extension TableFinder {
  mutating func findStriped() {
    for stripes in StripedRows.all(in: shades, em: em).map(withLastRow) {
      let inside = words(in: stripes.box)
      guard !drafts.contains(where: { $0.box.intersection(stripes.box) != nil }), inside.count > 3 else {
        continue
      }
      let rows = textRows(of: inside)
      guard let shape = shape(of: rows, in: stripes) else { continue }
      let draft = SpacedTable(
        shape, words: text.words, em: em, rules: stripes.rows, lines: lines.level,
        sides: stripes.box.minX...max(stripes.box.minX, stripes.box.maxX)
      ).draft
      add(draft, rules: stripes.hasHeading ? Array(stripes.rows.prefix(2)) : [])
    }
  }

  /// The row after the last stripe has no colour, where every other one has: text in two columns or more.
  private func withLastRow(_ stripes: StripedRows) -> StripedRows {
    guard let row = stripes.next else { return stripes }
    let below = words(
      in: Rect(left: stripes.box.minX, top: row.lowerBound, right: stripes.box.maxX, bottom: row.upperBound))
    let lines = textRows(of: below)
    let isRow =
      lines.contains { $0.pieces.count > 1 } && lines.allSatisfy { $0.box.maxY < row.upperBound + 0.2 * em }
    return isRow ? stripes.adding(row) : stripes
  }

  /// nil where most rows have text in one column only, where whole stripes hold no table, or where several rows stand between two
  /// of them.
  private func shape(of rows: [TextRow], in stripes: StripedRows) -> TableShape? {
    let known = stripes.columns.count > 2
    let columns = Gutters(edges: stripes.columns)
    let shape =
      known
      ? TableShape(
        rows.map { $0.parted(at: columns.strips, in: text.words, em: em, least: 0.1) }, in: columns,
        words: text.words, em: em)
      : TableShape(rows, words: text.words, em: em, rules: stripes.rows)
    let fills = shape.rows.indices.reduce(into: [Int: [Set<Int>]]()) { fills, row in
      let band = stripes.rows.count { $0 < shape.rows[row].midY } - 1
      fills[band, default: []].append(Set(shape.filled[row]))
    }
    let heights = zip(stripes.rows, stripes.rows.dropFirst()).map { $1 - $0 }
    let usual = 1.5 * (heights.median ?? 0)
    let isOne = fills.allSatisfy { band, lines in
      !heights.indices.contains(band) || heights[band] < usual
        || lines.count { $0.contains(0) && $0.count > 1 } < 2
    }
    let full = fills.values.count { lines in lines.reduce(Set()) { $0.union($1) }.count > 1 }
    guard isOne, full * 3 >= (stripes.rows.count - 1) * 2 else { return nil }
    return known || TableTest(shape).isTableBetweenRules ? shape : nil
  }
}
