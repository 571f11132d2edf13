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

  /// The lists in rows that go from the top to the bottom of a page. `rules` are heights of lines drawn across; of rows
  /// that are one side of a page, none is parted again.
  static func all(
    in rows: [TextRow], words: [PlacedWord], em: Double, isSide: Bool = false, rules: (TextRow) -> [Double]
  ) -> [ItemList] {
    var lists: [ItemList] = []
    // How often a page is looked at again, side by side.
    var tries = isSide ? 0 : 20
    var (next, end) = (0, 0)
    while next < rows.count {
      if next >= end, let borders = rows[next].repetitions(words), tries > 0,
        let beside = beside(borders, from: next, of: rows, words: words, em: em, rules: rules, tries: &tries)
      {
        lists += beside.lists
        (next, end) = (beside.end, beside.end)
      } else if let heading = ItemHeading(at: next, of: rows, words: words, em: em),
        heading.rows.lowerBound >= end,
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

  /// Lists beside each other under names that come again, the last of them at least: each by itself, down to what goes over a
  /// border. nil where there is none.
  private static func beside(
    _ borders: [Double], from index: Int, of rows: [TextRow], words: [PlacedWord], em: Double,
    rules: (TextRow) -> [Double], tries: inout Int
  ) -> (end: Int, lists: [ItemList])? {
    tries -= 1
    let end = rows[index...].firstIndex { row in
      row.pieces.contains { piece in
        borders.contains { piece.box.minX < $0 - 0.5 * em && piece.box.maxX > $0 + 0.5 * em }
      }
    }
    let here = rows[index..<(end ?? rows.count)].flatMap(\.pieces).flatMap(\.words)
    let sides = Dictionary(grouping: here) { word in borders.count { words[word].box.midX >= $0 } }
    let lists = sides.keys.sorted().map { side in
      all(
        in: TextRow.rows(of: sides[side] ?? [], in: words, em: em), words: words, em: em, isSide: true,
        rules: rules)
    }
    return lists.allSatisfy(\.isEmpty) ? nil : (end ?? rows.count, lists.flatMap(\.self))
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

  /// Lines of one piece below what the item has in that column, in type of the same weight, with nothing drawn between. A name
  /// among codes is the title of a group.
  private static func rests(
    of rows: [TextRow], after headingCount: Int, starts: Set<Int>, columns: Gutters, _ words: [PlacedWord],
    _ rules: [Double]
  ) -> Set<Int> {
    var rests: Set<Int> = []
    var item: Int?
    let areCoded = starts.allSatisfy { rows[$0].beginsWithCode(words) }
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
        && !(areCoded && column.lowerBound == 0 && !rows[index].holdsDigits(words))
      if isRest { rests.insert(index) } else { item = nil }
    }
    return rests
  }
}

extension Gutters {
  /// Each column has a name and is told from the items; one without a name is part of the one on its left. A text that is too
  /// long for its column may be passed over, unless that hides a column that few items fill.
  fileprivate init(_ names: [TextRow], over body: ItemRows, words: [PlacedWord], em: Double) {
    let names = names.map { $0.inWords(of: words) }
    let items = body.full
    func columns(tolerated: Int) -> Gutters {
      let strips = Gutters(names + items, least: 0.15 * em, tolerated: tolerated)
        .joiningUnits(items, words: words)
      func isFilled(_ column: Int, in rows: [TextRow], of strips: Gutters) -> Bool {
        rows.contains { row in row.pieces.contains { strips.columns(of: $0.box).lowerBound == column } }
      }
      let named = strips.joining { !isFilled($0, in: names, of: strips) }
      return named.joiningNames(names, em: em) { isFilled($0, in: items, of: named) }
    }
    let (strict, loose) = (columns(tolerated: 0), columns(tolerated: items.count / 8))
    self = strict.strips.count > loose.strips.count ? strict : loose
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
  fileprivate func isBold(_ words: [PlacedWord]) -> Bool {
    pieces.allSatisfy { $0.words.allSatisfy { words[$0].word.style?.has(.bold) == true } }
  }

  /// Behind the pieces that say the same as the last one, a name of counts or amounts: there, names begin anew. nil where none
  /// does, or but one piece follows.
  fileprivate func repetitions(_ words: [PlacedWord]) -> [Double]? {
    let texts = pieces.map { $0.words.map { words[$0].word.text }.joined(separator: " ") }
    guard let last = texts.last,
      last.split(separator: " ").contains(where: { ColumnNames.countOrAmount(String($0)) }),
      let first = texts.firstIndex(of: last), first > 0, first + 2 < pieces.count
    else { return nil }
    return texts.indices.dropLast().filter { texts[$0] == last }.map {
      (pieces[$0].box.maxX + pieces[$0 + 1].box.minX) / 2
    }
  }

  /// The first piece is one word with digits: a number of an article.
  fileprivate func beginsWithCode(_ words: [PlacedWord]) -> Bool {
    guard let first = pieces.first?.words, first.count == 1 else { return false }
    return words[first[0]].word.text.contains(where: \.isNumber)
  }

  fileprivate func holdsDigits(_ words: [PlacedWord]) -> Bool {
    pieces.contains { $0.words.contains { words[$0].word.text.contains(where: \.isNumber) } }
  }

  /// Each word as a piece.
  fileprivate func inWords(of all: [PlacedWord]) -> TextRow {
    var row = self
    row.pieces = pieces.flatMap { $0.words.map { Piece(words: [$0], box: all[$0].box) } }
    return row
  }
}
