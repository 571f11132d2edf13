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
    let beside = words.filter { $0.isFigure && !width.contains($0.box.midX) && $0.box.width < 6 * em }
    let below = words.filter { $0.isFigure && !height.contains($0.box.midY) }
    let byHeight = Self.labelled(lines.level, by: beside.map(\.box.midY), em: em)
    let byWidth = Self.labelled(lines.standing, by: below.map(\.box.midX), em: em)
    let inside = words.filter { height.contains($0.box.midY) && width.contains($0.box.midX) }
    let crossed = inside.count { word in
      lines.level.contains { $0.runs(through: word.box.minY...word.box.maxY, at: word.box.midX) }
        || lines.standing.contains { $0.runs(through: word.box.minX...word.box.maxX, at: word.box.midY) }
    }
    isChart = byHeight || byWidth || inside.count >= 2 && crossed * 3 > inside.count
  }

  /// Most lines have a label at their own place, and most labels such a line.
  private static func labelled(_ lines: [DrawnLine], by labels: [Double], em: Double) -> Bool {
    guard lines.count >= 3, labels.count >= 3 else { return false }
    let named = lines.count { line in labels.contains { abs($0 - line.place) < 0.35 * em } }
    let placed = labels.count { label in lines.contains { abs(label - $0.place) < 0.35 * em } }
    return named * 10 >= lines.count * 6 && placed * 10 >= labels.count * 6
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
