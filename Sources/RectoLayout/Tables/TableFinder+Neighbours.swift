import RectoModel

/// Tables that are parts of one.
extension TableFinder {
  /// Puts together what stands right below each other in the same columns.
  mutating func joinNeighbours() {
    drafts.sort { ($0.box.minY, $0.box.minX) < ($1.box.minY, $1.box.minX) }
    var joined: [TableDraft] = []
    for draft in drafts {
      if let (index, both) = whole(draft, with: joined) {
        var whole = both
        whole.headerRowCount = HeaderRows(draft: whole, words: text.words, rules: []).count
        joined[index] = whole
      } else {
        joined.append(draft)
      }
    }
    drafts = joined
  }

  /// The last of the others that goes on with the draft, and both as one.
  private func whole(_ draft: TableDraft, with others: [TableDraft]) -> (index: Int, whole: TableDraft)? {
    for index in others.indices.reversed() {
      if let whole = others[index].joined(with: draft, of: text.words, em: em)
        ?? joined(others[index], overTitlesWith: draft)
      {
        return (index, whole)
      }
    }
    return nil
  }

  /// Two tables between which only titles of groups stand, as one; nil when they are two.
  private func joined(_ above: TableDraft, overTitlesWith below: TableDraft) -> TableDraft? {
    guard !above.isRuled, !below.isRuled, above.columns.count == below.columns.count,
      above.box.maxY < below.box.minY, below.box.minY - above.box.maxY < 6 * em
    else { return nil }
    let between = Rect(
      left: min(above.box.minX, below.box.minX) - 3 * em, top: above.box.maxY,
      right: max(above.box.maxX, below.box.maxX) + em, bottom: below.box.minY)
    let rows = textRows(of: words(in: between))
    guard (1...3).contains(rows.count) else { return nil }
    var titled = above
    for row in rows {
      guard let longer = titled.extended(byTitle: row, em: em) else { return nil }
      titled = longer
    }
    return titled.joined(with: below, of: text.words, em: em)
  }
}
