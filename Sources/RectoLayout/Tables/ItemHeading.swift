import RectoModel

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

extension TextRow {
  fileprivate func texts(_ words: [PlacedWord]) -> [String] {
    pieces.flatMap { $0.words.map { words[$0].word.text } }
  }

  fileprivate func hasDigits(_ words: [PlacedWord]) -> Bool {
    texts(words).contains { $0.contains(where: \.isNumber) }
  }

  /// Each piece is below one of the other row's.
  fileprivate func stands(under other: TextRow, em: Double) -> Bool {
    pieces.allSatisfy { piece in
      other.pieces.contains { $0.box.minX - em < piece.box.minX && $0.box.maxX + em > piece.box.maxX }
    }
  }
}
