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
      if let whole = others[index].joined(with: draft, of: text.words, em: em) { return (index, whole) }
    }
    return nil
  }
}
