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
  /// With a row of text that stands right above or below and fits into the columns; nil when it doesn't. Where a line is drawn
  /// between, it may stand a little farther off.
  func extended(by row: TextRow, em: Double, overRule: Bool = false) -> TableDraft? {
    let places = row.pieces.map(place)
    guard !places.contains(nil), Set(places).count == places.count,
      places.count * 2 >= columns.count - 1, places.count >= 2
    else { return nil }
    return extended(by: row, at: places, em: em, more: overRule ? 0.7 * em : 0)
  }

  /// With the title of a group of rows, in the first column, above or below figures.
  func extended(byTitle row: TextRow, em: Double) -> TableDraft? {
    guard !isRuled, columns.count > 2, row.pieces.count == 1, !row.isSentence,
      row.box.minX > columns[0] - 3 * em,
      row.box.maxX < columns[1], row.box.height < 1.3 * em
    else { return nil }
    return extended(by: row, at: [0], em: em)
  }

  /// The first row is the title of a group.
  private var isTitledAbove: Bool {
    cells.filter { $0.rows.lowerBound == 0 && !$0.words.isEmpty }.map(\.columns) == [0...0]
  }

  /// The column in which most of a piece stands.
  func place(of piece: TextRow.Piece) -> Int? {
    columns.place(of: piece.box, least: piece.words.count <= 3 ? 0.75 : 0.999)
  }

  /// What names the columns stands close above them, or above the title of a group.
  private func extended(by row: TextRow, at places: [Int?], em: Double, more: Double = 0) -> TableDraft? {
    let isNear = places.count == 1 || isTitledAbove || places.count > 2 && places.count == columns.count - 1
    guard let top = rows.first, let bottom = rows.last else { return nil }
    let isBelow = row.midY > bottom
    let distance = isBelow ? row.box.minY - bottom : top - row.box.maxY
    guard distance < max(0.8 * em, isBelow || isNear ? reach(em) : 0) + more, distance > -0.5 * em,
      row.midY < top || isBelow
    else {
      return nil
    }
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

  /// How far the text of a next row may be, where rows stand at equal distances and no lines are drawn.
  private func reach(_ em: Double) -> Double {
    let heights = zip(rows, rows.dropFirst()).map { $1 - $0 }
    guard !isRuled, heights.count >= 3, let pitch = heights.median else { return 0 }
    return min(1.15 * pitch - 0.6 * em, 1.8 * em)
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

extension [Double] {
  /// The column between these borders in which most of a piece stands; nil when it reaches far into another one.
  fileprivate func place(of box: Rect, least: Double) -> Int? {
    let shares = indices.dropLast().map { column in
      // What sticks out of the table on its side is of the last column there.
      let left = column == 0 ? -Double.infinity : self[column]
      let right = column == count - 2 ? .infinity : self[column + 1]
      return (Swift.min(box.maxX, right) - Swift.max(box.minX, left)) / Swift.max(box.width, 1e-6)
    }
    return shares.firstIndex { $0 >= least }
  }
}
