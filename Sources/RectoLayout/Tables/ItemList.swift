import RectoModel

/// A list of items under the names of its columns, as invoices and orders have. The names tell what it is: one item is
/// enough, items may go over several lines, and lines may be drawn between them or not.
struct ItemList: Sendable {
  /// The lines of the heading, then those of the items and what stands between them.
  let rows: [TextRow]
  let headingCount: Int
  let gutters: Gutters
  /// Positions of lines that are the rest of the item above.
  private let rests: Set<Int>

  /// The lists in rows that go from the top to the bottom of a page. `rules` are heights of lines drawn across.
  static func all(in rows: [TextRow], words: [PlacedWord], em: Double, rules: (TextRow) -> [Double])
    -> [ItemList]
  {
    var lists: [ItemList] = []
    var (next, end) = (0, 0)
    while next < rows.count {
      if let heading = ItemHeading(at: next, of: rows, words: words, em: em), heading.rows.lowerBound >= end,
        let list = ItemList(under: heading, in: rows, words: words, em: em, rules: rules(rows[next]))
      {
        lists.append(list)
        next = heading.rows.lowerBound + list.rows.count
        end = next
      } else {
        next += 1
      }
    }
    return lists
  }

  /// The line is the rest of the item above it.
  func goesOn(_ index: Int) -> Bool { rests.contains(index) }

  private init?(
    under heading: ItemHeading, in all: [TextRow], words: [PlacedWord], em: Double, rules: [Double]
  ) {
    let names = Array(all[heading.rows])
    let body = ItemRows(under: heading, in: all, words: words, em: em)
    let columns = Gutters(names, over: body, words: words, em: em)
    guard let last = body.last, !columns.strips.isEmpty else { return nil }
    gutters = columns
    headingCount = heading.rows.count
    let lines = all[heading.rows.upperBound...last].map { $0.parted(at: columns.strips, in: words, em: em) }
    rows = names.map { $0.parted(at: columns.strips, in: words, em: em, least: 0.1) } + lines
    let starts = Set(body.items.map { $0 - heading.rows.lowerBound })
    rests = Self.rests(of: rows, after: heading.rows.count, starts: starts, columns: columns, words, rules)
  }

  /// Lines of one piece below what the item has in that column, in type of the same weight, with nothing drawn between.
  private static func rests(
    of rows: [TextRow], after headingCount: Int, starts: Set<Int>, columns: Gutters, _ words: [PlacedWord],
    _ rules: [Double]
  ) -> Set<Int> {
    var rests: Set<Int> = []
    var item: Int?
    for index in rows.indices.dropFirst(headingCount) {
      if starts.contains(index) {
        item = index
        continue
      }
      guard let start = item else { continue }
      let column = columns.columns(of: rows[index].box)
      let above = rows[start].pieces.first { columns.columns(of: $0.box) == column }
      let isRest =
        rows[index].pieces.count == 1 && column.count == 1 && above != nil
        && !rows.areParted(before: index, by: rules)
        && !(rows[index].isBold(words) && !rows[start].isBold(words))
      if isRest { rests.insert(index) } else { item = nil }
    }
    return rests
  }
}

/// The lines that name the columns.
struct ItemHeading {
  let rows: Range<Int>
  let box: Rect

  init?(at index: Int, of all: [TextRow], words: [PlacedWord], em: Double) {
    guard Self.names(all[index], words: words) else { return nil }
    var end = index + 1
    var box = all[index].box
    // The rest of names that go over several lines.
    while end < all.count, end < index + 3, all[end].box.minY - all[end - 1].box.maxY < 0.6 * em,
      !all[end].hasDigits(words), all[end].stands(under: all[index], em: em)
    {
      box = box.union(all[end].box)
      end += 1
    }
    // What stands above in the same words' lines: "Unit" over "price".
    let above = all[max(index - 1, 0)]
    let isRest =
      index > 0 && all[index].box.minY - above.box.maxY < 0.6 * em && above.pieces.count >= 2
      && !above.hasDigits(words) && above.pieces.allSatisfy { $0.words.count <= 2 }
      && above.texts(words).contains { ColumnNames.contain($0) }
      && above.box.minX > box.minX - em && above.box.maxX < box.maxX + em
    if isRest { box = box.union(above.box) }
    rows = (isRest ? index - 1 : index)..<end
    self.box = box
  }

  /// Three names at least, one of them over figures, and hardly anything else; or two, a text's and an amount's, and nothing
  /// else.
  private static func names(_ row: TextRow, words: [PlacedWord]) -> Bool {
    guard row.pieces.count >= 2, !row.hasDigits(words) else { return false }
    let texts = row.texts(words)
    let names = texts.filter { ColumnNames.contain($0) }
    let written = texts.count { $0.contains(where: \.isLetter) }
    if row.pieces.count == 2, names.count == written, let first = names.first, let last = names.last {
      let gap = row.pieces[1].box.minX - row.pieces[0].box.maxX
      if gap > 2 * row.box.height, !ColumnNames.countOrAmount(first), ColumnNames.countOrAmount(last) {
        return true
      }
    }
    return Set(names.map { $0.lowercased() }).count >= 3 && names.count * 2 >= written
      && names.contains { ColumnNames.countOrAmount($0) }
  }
}

/// The lines below the names that are items, or stand between and under items.
private struct ItemRows {
  private let all: [TextRow]
  private let nameCount: Int
  /// Positions of those with figures in their columns.
  private(set) var items: [Int] = []
  /// The position of the last line; nil when there is no item.
  private(set) var last: Int?

  /// Items in nearly as many pieces as any, and half as many as there are names: they tell where the columns are.
  var full: [TextRow] {
    let rows = items.map { all[$0] }
    let most = rows.map(\.pieces.count).max() ?? 0
    return rows.filter { $0.pieces.count * 2 >= nameCount && $0.pieces.count * 4 >= most * 3 }
  }

  init(under heading: ItemHeading, in all: [TextRow], words: [PlacedWord], em: Double) {
    self.all = all
    let names = all[heading.rows].max { $0.pieces.count < $1.pieces.count }?.pieces ?? []
    nameCount = names.count
    let sides = heading.box.minX - 1.5 * em...heading.box.maxX + 1.5 * em
    var widest = 3.5 * em
    var others = 0
    for index in heading.rows.upperBound..<all.count {
      let row = all[index]
      let gap = row.box.minY - all[index - 1].box.maxY
      guard gap < widest, row.box.minX >= sides.lowerBound, row.box.maxX <= sides.upperBound,
        ItemHeading(at: index, of: all, words: words, em: em) == nil
      else { break }
      if row.isItem(under: names, words: words), isLevel(row, words: words, em: em) {
        items.append(index)
        (last, others) = (index, 0)
        // Totals and what is below stand farther off than items do.
        widest = max(2.2 * max(gap, em), 2 * em)
      } else if last == index - 1, !row.isSentence, row.goesOn(all[index - 1], gap: gap, em: em) {
        last = index
      } else {
        others += 1
        if others > 6 { break }
      }
    }
    if full.isEmpty { last = nil }
  }

  /// What stands below a list in other columns is none of it: a figure ends, or begins, where one of an item above does.
  private func isLevel(_ row: TextRow, words: [PlacedWord], em: Double) -> Bool {
    let above = items.flatMap { all[$0].pieces.dropFirst() }.filter { $0.isFigure(words) }
    return above.isEmpty
      || row.pieces.dropFirst().contains { piece in
        piece.isFigure(words)
          && above.contains {
            abs($0.box.maxX - piece.box.maxX) < 0.5 * em || abs($0.box.minX - piece.box.minX) < 0.5 * em
          }
      }
  }
}

extension Gutters {
  /// Each column has a name and is told from the items; one without a name is part of the one on its left.
  fileprivate init(_ names: [TextRow], over body: ItemRows, words: [PlacedWord], em: Double) {
    let names = names.map { $0.inWords(of: words) }
    let items = body.full
    let strips = Gutters(names + items, least: 0.15 * em, tolerated: items.count / 8)
      .joiningUnits(items, words: words)
    func isFilled(_ column: Int, in rows: [TextRow], of strips: Gutters) -> Bool {
      rows.contains { row in row.pieces.contains { strips.columns(of: $0.box).lowerBound == column } }
    }
    let named = strips.joining { !isFilled($0, in: names, of: strips) }
    self = named.joiningNames(names, em: em) { isFilled($0, in: items, of: named) }
  }

  /// Columns over nothing hold a word of the name beside, unless a wide gap parts them.
  private func joiningNames(_ names: [TextRow], em: Double, isFilled: (Int) -> Bool) -> Gutters {
    func gap(_ strip: Int) -> Double? {
      names.lazy.flatMap { zip($0.pieces, $0.pieces.dropFirst()) }
        .filter { $0.box.maxX <= strips[strip].upperBound && $1.box.minX >= strips[strip].lowerBound }
        .map { $1.box.minX - $0.box.maxX }.min()
    }
    var gone: Set<Int> = []
    for column in 0...strips.count where !isFilled(column) {
      let (left, right) = (column > 0 ? gap(column - 1) : nil, column < strips.count ? gap(column) : nil)
      guard let nearest = [left, right].compactMap(\.self).min(), nearest < 0.55 * em else { continue }
      gone.insert(right.map { $0 < nearest + 0.1 * em } == true ? column : column - 1)
    }
    return joining { gone.contains($0 - 1) }
  }
}

extension TextRow {
  fileprivate func texts(_ words: [PlacedWord]) -> [String] {
    pieces.flatMap { $0.words.map { words[$0].word.text } }
  }

  fileprivate func hasDigits(_ words: [PlacedWord]) -> Bool {
    texts(words).contains { $0.contains(where: \.isNumber) }
  }

  fileprivate func isBold(_ words: [PlacedWord]) -> Bool {
    pieces.allSatisfy { $0.words.allSatisfy { words[$0].word.style?.has(.bold) == true } }
  }

  /// Each piece is below one of the other row's.
  fileprivate func stands(under other: TextRow, em: Double) -> Bool {
    pieces.allSatisfy { piece in
      other.pieces.contains { $0.box.minX - em < piece.box.minX && $0.box.maxX + em > piece.box.maxX }
    }
  }

  /// Figures in two places, or in the last one beside text.
  fileprivate func isItem(under names: [Piece], words: [PlacedWord]) -> Bool {
    let figures = pieces.filter { $0.isFigure(words) }
    guard pieces.count >= 2, let last = pieces.last, let first = names.first, let end = names.last,
      figures.contains(where: { $0.box.minX > first.box.midX })
    else { return false }
    return figures.count >= 2 || last.isFigure(words) && last.box.maxX > end.box.minX
  }

  /// It begins where one of the pieces above begins. At the edge of the list text may follow that is no part of it.
  fileprivate func goesOn(_ above: TextRow, gap: Double, em: Double) -> Bool {
    guard pieces.count == 1, let piece = above.pieces.firstIndex(where: { abs($0.box.minX - box.minX) < em })
    else {
      return false
    }
    return gap < (piece == 0 && above.pieces.count > 1 ? 0.9 : 1.5) * em
  }

  /// Each word as a piece.
  fileprivate func inWords(of all: [PlacedWord]) -> TextRow {
    var row = self
    row.pieces = pieces.flatMap { $0.words.map { Piece(words: [$0], box: all[$0].box) } }
    return row
  }
}

extension TextRow.Piece {
  /// A number, with its unit or currency, or several.
  fileprivate func isFigure(_ words: [PlacedWord]) -> Bool {
    let texts = self.words.map { words[$0].word.text }
    let digits = texts.reduce(0) { $0 + $1.count(where: \.isNumber) }
    let letters = texts.reduce(0) { $0 + $1.count(where: \.isLetter) }
    return digits > 0 && (digits >= letters || self.words.count <= 2 && words[self.words[0]].isFigure)
  }
}
