import RectoModel

extension TableDraft {
  /// Its words stand here and there, or hardly any was read for sure: the parts of a form or of a chart, or what an
  /// engine made of a blurred page; or its rows are lines of a text whose lines are counted. For tables without drawn cells.
  func isDoubtful(of all: [PlacedWord]) -> Bool { isScattered || isGuessed(all) || isCountedText(all) }

  /// Less than this share of the places of any table of several rows that people set have text of their own.
  private var isScattered: Bool {
    let places = (rows.count - 1) * (columns.count - 1)
    guard rows.count > 2, places >= 6 else { return false }
    var filled = [Int](repeating: 0, count: columns.count)
    for cell in cells where cell.columns.count == 1 && !cell.words.isEmpty {
      filled[cell.columns.lowerBound] += 1
    }
    // A column with one cell is none.
    return Double(filled.filter { $0 > 1 }.reduce(0, +)) < 0.45 * Double(places)
  }

  /// Its rows are counted in the first column, and the count began above it or goes on below it, or stands in it once more:
  /// pages beside each other.
  private func isCountedText(_ all: [PlacedWord]) -> Bool {
    let firsts = counts(in: 0, all)
    guard firsts.count >= 3, firsts.count >= rows.count - 2 || firsts.count * 10 >= rows.count * 9,
      let first = firsts.first, let last = firsts.last
    else { return false }
    let isTwice =
      firsts.count >= LineCount.least
      && (2..<max(2, columns.count - 1)).contains {
        counts(in: $0, all).map(\.number) == firsts.map(\.number)
      }
    let pitch = (last.box.midY - first.box.midY) / Double(firsts.count - 1)
    func goesOn(_ number: Int, from box: Rect, by step: Double) -> Bool {
      all.contains { word in
        LineCount.number(word.word) == number && abs(word.box.midX - box.midX) < pitch
          && abs(word.box.midY - box.midY - step) < 0.7 * pitch
      }
    }
    return isTwice || goesOn(first.number - 1, from: first.box, by: -pitch)
      || goesOn(last.number + 1, from: last.box, by: pitch)
  }

  /// Numbers that follow each other in a column, from above, each page from 1 on; none where anything else stands in it.
  private func counts(in column: Int, _ all: [PlacedWord]) -> [(number: Int, box: Rect)] {
    var counts: [(number: Int, box: Rect)] = []
    for cell in cells where cell.columns == column...column && !cell.words.isEmpty {
      // Above them the number of the page may stand.
      guard cell.words.count == 1, let number = LineCount.number(all[cell.words[0]].word),
        counts.isEmpty || counts.count == 1 || number == 1 || number == counts[counts.count - 1].number + 1
      else { return [] }
      if counts.count == 1, number != counts[0].number + 1 { counts = [] }
      counts.append((number, all[cell.words[0]].box))
    }
    return counts
  }

  private func isGuessed(_ all: [PlacedWord]) -> Bool {
    let confidences = words.compactMap { all[$0].word.confidence?.value }
    return confidences.median.map { $0 < 0.45 } ?? false
  }
}
