import RectoModel

/// The lines below the names that are items, or stand between and under items.
struct ItemRows {
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
      guard gap < widest, ItemHeading(at: index, of: all, words: words, em: em) == nil else { break }
      guard row.box.minX >= sides.lowerBound, row.box.maxX <= sides.upperBound else {
        // A column without a name stands beside the others: the list is more than its names tell.
        if row.isItem(under: names, words: words, em: em), isLevel(row, words: words, em: em),
          last == index - 1
        {
          last = nil
          items = []
        }
        break
      }
      if row.isItem(under: names, words: words, em: em), isLevel(row, words: words, em: em) {
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

extension TextRow {
  /// Figures in two places, or in the last one beside text, with the space of a column somewhere: a text may hold figures.
  fileprivate func isItem(under names: [Piece], words: [PlacedWord], em: Double) -> Bool {
    guard zip(pieces, pieces.dropFirst()).contains(where: { $1.box.minX - $0.box.maxX > 0.6 * em }) else {
      return false
    }
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
