import RectoModel

extension TableDraft {
  /// Without a first row that is one cell with the table's name and number: that is its caption, inside the frame.
  func withoutCaption(of all: [PlacedWord]) -> TableDraft {
    let first = cells.filter { $0.rows.lowerBound == 0 }
    guard rows.count > 3, first.count == 1, let title = first.first, title.rows == 0...0,
      CaptionText(title.words.prefix(3).map { all[$0].word.text }) != nil
    else { return self }
    var draft = self
    draft.rows.removeFirst()
    draft.cells = cells.filter { $0.rows.lowerBound > 0 }.map { cell in
      var cell = cell
      cell.rows = cell.rows.lowerBound - 1...cell.rows.upperBound - 1
      return cell
    }
    return draft
  }
}
