import RectoModel

/// Tells the grid of a diagram from the lines of a table: in a table text stands between lines, in a diagram the
/// figures of its scale stand at the ends of lines, at their height, and lines run through what is written inside.
struct ChartScale: Sendable {
  let isChart: Bool

  /// `words` are those inside and around the lines.
  init(_ lines: DrawnLines, words: [PlacedWord], em: Double) {
    guard let box = lines.box else {
      isChart = false
      return
    }
    let height = ClosedRange(sorted: box.minY, box.maxY)
    let width = ClosedRange(sorted: box.minX, box.maxX)
    let figures = words.filter { $0.isFigure && $0.box.width < 6 * em }.map(\.box)
    let byHeight = Self.areLabelled(
      lines.level, by: figures.map { ($0.midY, $0.minX...$0.maxX) }, em: em)
    let byWidth = Self.areLabelled(
      lines.standing, by: figures.map { ($0.midX, $0.minY...$0.maxY) }, em: em)
    let inside = words.filter { height.contains($0.box.midY) && width.contains($0.box.midX) }
    let crossed = inside.count { word in
      lines.level.contains { $0.runs(through: word.box.minY...word.box.maxY, at: word.box.midX) }
        || lines.standing.contains { $0.runs(through: word.box.minX...word.box.maxX, at: word.box.midY) }
    }
    isChart =
      byHeight || byWidth || inside.count >= 2 && crossed * 3 > inside.count
  }

  /// A cell holds the figures of a scale: 0% 10% 20% 30%.
  static func isIn(_ draft: TableDraft, words: [PlacedWord]) -> Bool {
    draft.cells.contains { cell in
      guard cell.words.count >= 4 else { return false }
      let own = cell.words.map { words[$0] }.sorted { $0.box.minX < $1.box.minX }
      let values = own.compactMap { Int($0.word.text.filter { $0.isASCII && $0.isNumber }) }
      guard values.count == own.count, own.allSatisfy(\.isFigure), let first = values.first,
        values.allSatisfy({ abs($0) < 1_000_000 })
      else { return false }
      let step = values[1] - first
      return (step > 1 || step == 1 && first == 0)
        && zip(values, values.dropFirst()).allSatisfy { $1 - $0 == step }
        && zip(own, own.dropFirst()).allSatisfy { $0.box.maxX < $1.box.minX }
    }
  }

  /// Most lines have a figure at one of their ends, with its middle where the line would go on.
  private static func areLabelled(
    _ lines: [DrawnLine], by labels: [(middle: Double, extent: ClosedRange<Double>)], em: Double
  ) -> Bool {
    guard lines.count >= 3, labels.count >= 3 else { return false }
    let count = lines.count { line in
      labels.contains { label in
        let before = line.start - label.extent.upperBound
        let after = label.extent.lowerBound - line.end
        return abs(label.middle - line.place) < 0.35 * em && max(before, after) > -0.3 * em
          && max(before, after) < 4 * em
      }
    }
    return count >= 3 && count * 10 >= lines.count * 6
  }
}

extension DrawnLine {
  /// It goes through the middle of what has this extent across it.
  fileprivate func runs(through extent: ClosedRange<Double>, at position: Double) -> Bool {
    let margin = 0.3 * (extent.upperBound - extent.lowerBound)
    return position >= start && position <= end && place > extent.lowerBound + margin
      && place < extent.upperBound - margin
  }
}

extension ClosedRange<Double> {
  fileprivate init(sorted one: Double, _ other: Double) {
    self = Swift.min(one, other)...Swift.max(one, other)
  }
}
