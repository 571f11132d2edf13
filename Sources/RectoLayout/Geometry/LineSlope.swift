import RectoModel

/// How much the lines of a page lie askew, as scans and photos do.
struct LineSlope: Sendable, Hashable {
  /// How far they come down for each unit to the right; 0 where they are level, turned on purpose, or don't agree.
  let value: Double

  /// Less is within what heights of letters vary by; more is no longer straightened by moving words.
  private static let limits = 0.006...0.12
  /// Lines that differ by less agree.
  private static let agreement = 0.006

  init(of lines: [TextLine]) {
    let slopes = lines.compactMap(Self.slope)
    let middle = slopes.weightedMedian
    let agreed = slopes.filter { abs($0.value - middle) < Self.agreement }
    let (all, own) = (slopes.reduce(0) { $0 + $1.count }, agreed.reduce(0) { $0 + $1.count })
    value = slopes.count >= 3 && Self.limits.contains(abs(middle)) && own * 2 > all ? middle : 0
  }

  /// Of the straight line that comes nearest to the middles of its words, counted by its width; nil for short lines.
  private static func slope(of line: TextLine) -> (value: Double, count: Int)? {
    let boxes = line.words.map(\.box.sound)
    guard boxes.count >= 3, let whole = boxes.union, let height = boxes.map(\.height).median,
      whole.width > 10 * height
    else { return nil }
    let count = Double(boxes.count)
    let x = boxes.reduce(0) { $0 + $1.midX } / count
    let y = boxes.reduce(0) { $0 + $1.midY } / count
    let along = boxes.reduce(0) { $0 + ($1.midX - x) * ($1.midX - x) }
    let across = boxes.reduce(0) { $0 + ($1.midX - x) * ($1.midY - y) }
    return along > 0 ? (across / along, Int(whole.width)) : nil
  }
}
