import RectoModel

extension TableDraft {
  /// The rows of another table that stands right below and has the same columns, as when only the body of a table is
  /// drawn with lines; nil when they are two tables.
  func joined(with below: TableDraft, of all: [PlacedWord], em: Double) -> TableDraft? {
    guard columns.count == below.columns.count, columns.count > 2, below.headerRowCount == 0,
      let bottom = rows.last, let top = below.rows.first, top - bottom < 1.2 * em, top - bottom > -0.5 * em,
      zip(columns, below.columns).allSatisfy({ abs($0 - $1) < 2 * em })
    else { return nil }
    // A heading in several lines, with its own rule below.
    if !isRuled, rows.count <= 6, !words.contains(where: { all[$0].isFigure }), rows.count > 2,
      asOneRow.rows.count == 2
    {
      return asOneRow.joined(with: below, of: all, em: em)
    }
    let count = rows.count - 1
    var joined = self
    if below.cells.count > cells.count { joined.columns = below.columns }
    joined.rows[count] = (bottom + top) / 2
    joined.rows += below.rows.dropFirst()
    joined.cells += below.cells.map { cell in
      var cell = cell
      cell.rows = cell.rows.lowerBound + count...cell.rows.upperBound + count
      return cell
    }
    joined.isRuled = isRuled || below.isRuled
    return joined
  }
}

extension TableDraft {
  /// With a row of text that stands right above or below and fits into the columns; nil when it doesn't.
  func extended(by row: TextRow, em: Double) -> TableDraft? {
    guard let top = rows.first, let bottom = rows.last else { return nil }
    let isBelow = row.midY > bottom
    let distance = isBelow ? row.box.minY - bottom : top - row.box.maxY
    guard distance < 0.8 * em, distance > -0.5 * em, row.midY < top || isBelow else { return nil }
    let places = row.pieces.map { piece in
      piece.crosses(columns) ? nil : columns.place(of: piece.box.midX)
    }
    guard !places.contains(nil), Set(places).count == places.count,
      places.count * 2 >= columns.count - 1, places.count >= 2
    else { return nil }
    var draft = self
    if isBelow {
      draft.rows.append(max(row.box.maxY, bottom))
    } else {
      draft.rows.insert(min(row.box.minY, top), at: 0)
      draft.cells = cells.map { cell in
        var cell = cell
        cell.rows = cell.rows.lowerBound + 1...cell.rows.upperBound + 1
        return cell
      }
      if headerRowCount > 0 { draft.headerRowCount += 1 }
    }
    let place = isBelow ? draft.rows.count - 2 : 0
    for column in 0..<max(columns.count - 1, 0) {
      let words = zip(row.pieces, places).filter { $0.1 == column }.flatMap(\.0.words)
      draft.cells.append(DraftCell(rows: place...place, columns: column...column, words: words))
    }
    draft.cells.sort {
      ($0.rows.lowerBound, $0.columns.lowerBound) < ($1.rows.lowerBound, $1.columns.lowerBound)
    }
    return draft
  }

  /// All rows as one, when no cell goes over several columns.
  var asOneRow: TableDraft {
    guard cells.allSatisfy({ $0.columns.count == 1 }), let top = rows.first, let bottom = rows.last else {
      return self
    }
    var draft = self
    draft.rows = [top, bottom]
    draft.cells = (0..<max(columns.count - 1, 0)).map { column in
      let words = cells.filter { $0.columns.lowerBound == column }.flatMap(\.words)
      return DraftCell(rows: 0...0, columns: column...column, words: words)
    }
    return draft
  }
}
