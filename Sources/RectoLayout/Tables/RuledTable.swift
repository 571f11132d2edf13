import RectoModel

/// A table whose cells are drawn: a net of lines, with what stands in it.
struct RuledTable {
  private let net: RuleNet
  private let all: [PlacedWord]
  private let words: [Int]
  private let em: Double
  private var columns: [Double]
  private var rows: [Double]
  /// Borders that come from the text alone: nothing is drawn there.
  private var textColumns: Set<Int> = []
  private var textRows: Set<Int> = []

  /// nil for a net that is no table. `words` are those within it.
  init?(_ net: RuleNet, words: [Int], in all: [PlacedWord], em: Double) {
    (self.net, self.words, self.all, self.em) = (net, words, all, em)
    (columns, rows) = net.edges(em: em)
    guard columns.count >= 2, rows.count >= 2, !words.isEmpty, isReadable, !framesText else {
      return nil
    }
    splitColumns()
    splitRows()
    guard (columns.count - 1) * (rows.count - 1) >= 2, columns.count + rows.count >= 6 || isTwoCells else {
      return nil
    }
    guard isReadable, isFilled else { return nil }
  }

  private var isTwoCells: Bool {
    columns.count == 3 && rows.count >= 3 || columns.count >= 3 && rows.count == 3
  }

  /// A few large places full of lines, or running text in most of what is inside: the lines frame columns or pages.
  private var framesText: Bool {
    let places = (columns.count - 1) * (rows.count - 1)
    if places <= 12, words.count >= 60 * places { return true }
    let cells = draft.cells
    // A page in one cell, whatever the others hold.
    if cells.contains(where: { $0.words.count >= 150 && $0.words.count * 5 >= words.count * 3 }) {
      return true
    }
    let inProse = cells.reduce(0) { count, cell in
      guard cell.words.count >= 60, cell.words.count(where: { all[$0].isFigure }) * 3 < cell.words.count
      else {
        return count
      }
      let lines = TextRow.rows(of: cell.words, in: all, em: em)
      let pieces = lines.reduce(0) { $0 + $1.pieces.count }
      let isProse = cell.words.count >= 4 * lines.count && pieces * 2 < lines.count * 3
      return isProse ? count + cell.words.count : count
    }
    return inProse * 10 >= words.count * 7
  }

  /// More places have no table that anyone reads.
  private var isReadable: Bool { (columns.count - 1) * (rows.count - 1) <= 40_000 }

  /// A drawing has many places and few words; a form has fewer words than places, too, but more of them.
  private var isFilled: Bool {
    var places = Set<Int>()
    for index in words {
      guard let place = place(of: all[index].box) else { continue }
      places.insert(place.row * columns.count + place.column)
    }
    let count = (columns.count - 1) * (rows.count - 1)
    return places.count >= 2 && places.count * 8 >= min(count, 400)
  }

  private func place(of box: Rect) -> (row: Int, column: Int)? {
    guard let column = columns.place(of: box.midX), let row = rows.place(of: box.midY) else { return nil }
    return (row, column)
  }

  // MARK: Borders that aren't drawn

  /// A drawn column with aligned text in several pieces holds several columns.
  private mutating func splitColumns() {
    var added: [Double] = []
    for (left, right) in zip(columns, columns.dropFirst()) {
      let inside = words.filter { all[$0].box.midX > left && all[$0].box.midX < right }
      let shape = TableShape(TextRow.rows(of: inside, in: all, em: em), words: all, em: em)
      guard shape.rows.count >= 3, TableTest(shape).isTableBetweenRules, shape.isNearlyEven else { continue }
      added += shape.gutters.edges.dropFirst().dropLast()
    }
    columns = (columns + added).sorted()
    textColumns = Set(added.compactMap(columns.firstIndex(of:)))
  }

  /// A drawn row with level lines of text in several columns holds several rows, unless all rows are drawn.
  private mutating func splitRows() {
    let bands = zip(rows, rows.dropFirst()).map { top, bottom in
      TextRow.rows(
        of: words.filter { all[$0].box.midY > top && all[$0].box.midY < bottom }, in: all, em: em)
    }
    let single = bands.count { $0.count == 1 }
    let isDrawn = bands.count >= 4 && single * 2 >= bands.count(where: { !$0.isEmpty })
    var added: [Double] = []
    // Where few drawn rows would hold others, boxes of a form have several lines each.
    let leveled = bands.dropFirst().count { $0.count >= 4 && holdsRows($0, least: 4) }
    let haveRows = leveled * 2 >= bands.dropFirst().count { !$0.isEmpty }
    for (index, band) in bands.enumerated() where !isDrawn && band.count >= 3 {
      guard holdsRows(band, least: index > 0 && haveRows ? 4 : .max) else { continue }
      added += RowGrouping(band, columns: Gutters(edges: columns), words: all, em: em).borders
    }
    rows = (rows + added).sorted()
    textRows = Set(added.compactMap(rows.firstIndex(of:)))
  }

  /// Half of its lines have figures, or there are at least so many.
  private func holdsRows(_ band: [TextRow], least: Int) -> Bool {
    var (full, figures) = (0, 0)
    for row in band {
      let filled = Set(row.pieces.compactMap { columns.place(of: $0.box.midX) })
      if filled.count >= 2, filled.min() == 0 || filled.count * 2 >= columns.count - 1 { full += 1 }
      if row.pieces.dropFirst().contains(where: isFigure) { figures += 1 }
    }
    return full * 10 >= band.count * 7 && (figures * 2 >= band.count || band.count >= least)
  }

  /// A number with its unit or currency, no street or town.
  private func isFigure(_ piece: TextRow.Piece) -> Bool {
    let texts = piece.words.map { all[$0].word.text }
    let digits = texts.reduce(0) { $0 + $1.count(where: \.isNumber) }
    let letters = texts.reduce(0) { $0 + $1.count(where: \.isLetter) }
    return texts.contains(where: \.isFigure) && letters <= max(digits, 4)
  }

  // MARK: Cells

  var draft: TableDraft {
    var draft = TableDraft(columns: columns, rows: rows, merges: merges, isRuled: true)
    let places = CellPlaces(draft)
    for index in words {
      guard let place = place(of: all[index].box), let cell = places[place.row, place.column] else {
        continue
      }
      draft.cells[cell].words.append(index)
    }
    draft.dropEmptySides(under: em)
    return draft
  }

  /// Places that no line parts.
  private var merges: [TableDraft.DraftCell] {
    let (width, height) = (columns.count - 1, rows.count - 1)
    let standing = (1..<max(width, 1)).map { net.lines.standing.near(columns[$0], em: em) }
    let level = (1..<max(height, 1)).map { net.lines.level.near(rows[$0], em: em) }
    let texts = wordsByPlace
    var joined = JoinedPlaces(columns: width, rows: height, texts: texts)
    let boxes = texts.compactMapValues(\.union)
    for row in 0..<height {
      for column in 0..<width {
        let place = row * width + column
        if column + 1 < width, !textColumns.contains(column + 1),
          !standing[column].cover(rows[row]...rows[row + 1]),
          !areApart(boxes[place], boxes[place + 1])
        {
          joined.joinRight(row: row, column: column)
        }
        if row + 1 < height, !textRows.contains(row + 1),
          !level[row].cover(columns[column]...columns[column + 1])
        {
          joined.joinBelow(row: row, column: column)
        }
      }
    }
    joined.partAtWornLines()
    joined.partAtShortLines(borders: rows, em: em)
    return joined.cells
  }

  /// The boxes of the words of each place, row by row.
  private var wordsByPlace: [Int: [Rect]] {
    var boxes: [Int: [Rect]] = [:]
    for index in words {
      guard let place = place(of: all[index].box) else { continue }
      boxes[place.row * (columns.count - 1) + place.column, default: []].append(all[index].box)
    }
    return boxes
  }

  /// Both have text, with a gap between as columns have.
  private func areApart(_ left: Rect?, _ right: Rect?) -> Bool {
    guard let left, let right else { return false }
    return right.minX - left.maxX > 0.9 * em
  }
}

extension [Double] {
  /// Between which two borders a value is; nil outside.
  func place(of value: Double) -> Int? {
    guard let first, let last, value >= first, value <= last else { return nil }
    return Swift.max(0, (firstIndex { $0 > value } ?? count - 1) - 1)
  }
}

extension [DrawnLine] {
  fileprivate func near(_ place: Double, em: Double) -> [DrawnLine] {
    filter { abs($0.place - place) < 0.6 * em }
  }

  /// Half of the stretch at least.
  fileprivate func cover(_ stretch: ClosedRange<Double>) -> Bool {
    reduce(0) { $0 + $1.coverage(of: stretch) } >= 0.5
  }
}
