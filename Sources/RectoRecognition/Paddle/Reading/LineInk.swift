import RectoModel

/// Where the ink of a line is, in pixels of its picture. It tells where words end and how high they are, which the
/// model knows to a letter's width at best.
struct LineInk: Sendable {
  private let width: Int
  private let height: Int
  private var isInk: [Bool]

  /// Leaves out specks, rules, and what reaches in from the lines above and below.
  init(tones: [UInt8], width: Int) {
    self.width = width
    height = width == 0 ? 0 : tones.count / width
    let dark = Self.dark(tones)
    isInk = [Bool](repeating: false, count: tones.count)
    for group in PixelGroup.all(in: dark, width: width) where !isForeign(group) {
      for run in group.runs {
        for x in run.first...run.last { isInk[run.y * width + x] = true }
      }
    }
  }

  /// Letters are the smaller part of the pixels, dark or light.
  static func dark(_ tones: [UInt8]) -> [Bool] {
    let threshold = threshold(of: tones)
    let dark = tones.map { $0 <= threshold }
    return dark.count(where: { $0 }) * 2 <= dark.count ? dark : dark.map { !$0 }
  }

  /// The tone that parts dark and light pixels best (Otsu).
  static func threshold(of tones: [UInt8]) -> UInt8 {
    var histogram = [Double](repeating: 0, count: 256)
    for tone in tones { histogram[Int(tone)] += 1 }
    let total = Double(tones.count)
    let sum = histogram.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    var (count, part, best, threshold) = (0.0, 0.0, -1.0, 0)
    for (tone, number) in histogram.enumerated() {
      count += number
      part += Double(tone) * number
      guard count > 0, count < total else { continue }
      let distance = part / count - (sum - part) / (total - count)
      let spread = count * (total - count) * distance * distance
      if spread > best { (best, threshold) = (spread, tone) }
    }
    return UInt8(threshold)
  }

  private func isForeign(_ group: PixelGroup) -> Bool {
    let (high, wide) = (group.maxY - group.minY + 1, group.maxX - group.minX + 1)
    if group.area < 3 { return true }
    if wide * 2 > width, wide > 4 * height, high * 6 < height { return true }
    if group.minY == 0, group.maxY * 10 < height * 3 { return true }
    return group.maxY == height - 1 && group.minY * 10 > height * 7
  }

  /// The box round the ink between two columns; nil where there is none.
  func bounds(from left: Double, to right: Double) -> Rect? {
    let columns = max(0, Int(left.rounded()))..<max(0, min(width, Int(right.rounded())), Int(left.rounded()))
    var (minX, maxX, minY, maxY) = (Int.max, -1, Int.max, -1)
    for y in 0..<height {
      for x in columns where isInk[y * width + x] {
        (minX, maxX) = (min(minX, x), max(maxX, x))
        (minY, maxY) = (min(minY, y), y)
      }
    }
    guard maxX >= 0 else { return nil }
    return Rect(
      left: Double(minX), top: Double(minY), right: Double(maxX + 1), bottom: Double(maxY + 1))
  }

  /// The middle of the widest strip without ink between two columns; of the strip itself where there is none.
  func gap(from left: Double, to right: Double) -> Double {
    let middle = (left + right) / 2
    let (first, last) = (max(0, Int(left)), min(width - 1, Int(right)))
    guard first < last else { return middle }
    var (best, start) = (first..<first, first)
    for x in first...last {
      if hasInk(column: x) {
        start = x + 1
      } else if x + 1 - start > best.count {
        best = start..<(x + 1)
      }
    }
    return best.isEmpty ? middle : Double(best.lowerBound + best.upperBound) / 2
  }

  private func hasInk(column x: Int) -> Bool {
    (0..<height).contains { isInk[$0 * width + x] }
  }
}
