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

  /// Its rows are counted in the first column, and the count began above it or goes on below it.
  private func isCountedText(_ all: [PlacedWord]) -> Bool {
    let firsts = cells.filter { $0.columns == 0...0 && !$0.words.isEmpty }
      .sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    let counts = firsts.map { $0.words.count == 1 ? LineCount.number(all[$0.words[0]].word) : nil }
    guard counts.count >= 3, counts.count >= rows.count - 2, let first = counts[0],
      let last = counts.last ?? nil,
      zip(counts, counts.dropFirst()).allSatisfy({ $0 != nil && $1 == $0.map { $0 + 1 } })
    else { return false }
    let (top, bottom) = (all[firsts[0].words[0]].box, all[firsts[firsts.count - 1].words[0]].box)
    let pitch = (bottom.midY - top.midY) / Double(counts.count - 1)
    func goesOn(_ number: Int, from box: Rect, by step: Double) -> Bool {
      all.contains { word in
        LineCount.number(word.word) == number && abs(word.box.midX - box.midX) < pitch
          && abs(word.box.midY - box.midY - step) < 0.7 * pitch
      }
    }
    return goesOn(first - 1, from: top, by: -pitch) || goesOn(last + 1, from: bottom, by: pitch)
  }

  private func isGuessed(_ all: [PlacedWord]) -> Bool {
    let confidences = words.compactMap { all[$0].word.confidence?.value }
    return confidences.median.map { $0 < 0.45 } ?? false
  }
}
