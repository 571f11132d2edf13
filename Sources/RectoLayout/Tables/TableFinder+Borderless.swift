import RectoModel

/// Tables that nothing but the places of their words tells.
extension TableFinder {
  mutating func findBorderless() {
    let free = free
    let fragments = free.map { text.words[$0] }.fragments(em: text.em)
    let rules = ColumnRules(
      standing: lines.standing.map {
        Rect(left: $0.place, top: $0.start, right: $0.place, bottom: $0.end)
      })
    for part in ColumnCut.parts(of: fragments, in: text, rules: rules) {
      var words: [Int] = []
      for fragment in part {
        if case .words(let own) = fragment.matter { words += own.map { free[$0] } }
      }
      findBorderless(in: words)
    }
  }

  private mutating func findBorderless(in words: [Int]) {
    let rows = textRows(of: words)
    for run in tableRuns(of: rows) {
      if let rule = columnRule(through: rows[run]) {
        let words = rows[run].flatMap(\.pieces).flatMap(\.words)
        findBorderless(in: words.filter { text.words[$0].box.midX < rule })
        findBorderless(in: words.filter { text.words[$0].box.midX >= rule })
        continue
      }
      var range = run
      while range.count >= 3, effort > 0 {
        let shape = TableShape(Array(rows[range]), words: text.words, em: em).withoutTextBeside
        effort -= shape.wordCount
        if TableTest(shape).isBorderlessTable, add(shape.withoutTitles, over: rows[range]) { break }
        // What stands before a table looks less like one than what is in it.
        range = range.lowerBound + 1..<range.upperBound
      }
    }
  }
}
