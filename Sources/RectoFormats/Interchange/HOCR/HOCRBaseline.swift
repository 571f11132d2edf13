internal import RectoModel

/// hOCR's baseline: a slope, and an offset from the bottom left corner of the line's box.
struct HOCRBaseline {
  var slope: Double
  var offset: Double

  init(slope: Double, offset: Double) {
    self.slope = slope
    self.offset = offset
  }

  /// The straight line from the first point to the last; nil for upright ones.
  init?(_ baseline: Baseline, in box: Rect) {
    guard let first = baseline.points.first, let last = baseline.points.last, abs(last.x - first.x) >= 1
    else {
      return nil
    }
    slope = ((last.y - first.y) / (last.x - first.x)).settled
    offset = (first.y + (box.minX - first.x) * slope - box.maxY).settled
  }

  func points(in box: Rect) -> [Point] {
    [
      Point(x: box.minX, y: (box.maxY + offset).settled),
      Point(x: box.maxX, y: (box.maxY + offset + slope * box.width).settled),
    ]
  }
}

extension [Point] {
  /// Equal to a hundredth of a unit.
  func isNear(_ others: [Point]) -> Bool {
    count == others.count
      && zip(self, others).allSatisfy { abs($0.x - $1.x) < 0.01 && abs($0.y - $1.y) < 0.01 }
  }
}
