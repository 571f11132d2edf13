import RectoModel

extension TableDraft {
  /// Its words stand here and there, or hardly any was read for sure: the parts of a form or of a chart, or what an
  /// engine made of a blurred page. For tables without drawn cells.
  func isDoubtful(of all: [PlacedWord]) -> Bool { isScattered || isGuessed(all) }

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

  private func isGuessed(_ all: [PlacedWord]) -> Bool {
    let confidences = words.compactMap { all[$0].word.confidence?.value }
    return confidences.median.map { $0 < 0.45 } ?? false
  }
}
