import RectoModel

/// Narrow columns have their names at right angles to the text.
extension TableFinder {
  /// Puts words that stand sideways in an empty cell of a table into it, line by line as they were given.
  mutating func nameColumns() {
    let sideways = passedOver.subtracting(taken).filter { text.words[$0].isSideways }
    guard !sideways.isEmpty else { return }
    let lines = Dictionary(grouping: sideways.sorted()) { text.words[$0].line }
    for words in text.sidewaysLines(lines) {
      guard let middle = words.map({ text.words[$0].box }).union?.center else { continue }
      for index in drafts.indices where drafts[index].box.contains(middle) {
        guard let cell = drafts[index].cell(at: middle),
          drafts[index].cells[cell].words.allSatisfy({ text.words[$0].isSideways })
        else { continue }
        drafts[index].cells[cell].words += words
        taken.formUnion(words)
      }
    }
  }
}

extension PageText {
  /// In reading order: lines that run up follow each other to the right, lines that run down to the left.
  func sidewaysLines(_ words: [Int: [Int]]) -> [[Int]] {
    let places = words.map { line, own in
      let x = own.map { self.words[$0].box.midX }.median ?? 0
      return (x: lines[line].direction == .topToBottom ? -x : x, line: line, words: own)
    }
    return places.sorted { ($0.x, $0.line) < ($1.x, $1.line) }.map(\.words)
  }
}

extension TableDraft {
  /// The position of the cell round this point; nil outside of all.
  fileprivate func cell(at point: Point) -> Int? {
    cells.firstIndex { cell in
      (columns[
        cell.columns.lowerBound]...max(columns[cell.columns.lowerBound], columns[cell.columns.upperBound + 1]))
        .contains(point.x)
        && (rows[cell.rows.lowerBound]...max(rows[cell.rows.lowerBound], rows[cell.rows.upperBound + 1]))
          .contains(point.y)
    }
  }
}
