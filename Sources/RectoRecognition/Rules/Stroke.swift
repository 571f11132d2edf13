import RectoModel

/// A thin stroke of ink that runs mostly one way.
struct Stroke: Sendable, Hashable {
  /// Points of its middle, two or more; from left to right, or from the top.
  var path: [Point]
  var thickness: Double
  /// The share of its length where it looks like a rule and not like letters, 0...1.
  var evenness = 1.0
  /// The share of its length where paper is on both sides, however dark the stroke is there, 0...1.
  var isolation = 1.0

  /// As it lay before the picture was turned clockwise by a quarter; `height` is that of the picture before.
  func turnedBack(height: Double) -> Stroke {
    var stroke = self
    stroke.path = path.map { Point(x: $0.y, y: height - $0.x) }.reversed()
    return stroke
  }
}

/// A stroke by the place along and across its direction: level and upright ones are alike then.
struct RuleRun: Sendable, Hashable {
  var start: Double
  var end: Double
  /// Across, at the start and at the end.
  var startLevel: Double
  var endLevel: Double
  var thickness: Double

  var length: Double { end - start }
  var middle: Double { (startLevel + endLevel) / 2 }

  /// Where it, or the straight line that it is part of, is across at `place` along it.
  func level(at place: Double) -> Double {
    guard length > 0 else { return startLevel }
    return startLevel + (endLevel - startLevel) * (place - start) / length
  }

  /// The straight parts of a stroke: a part ends where the middle leaves its chord by more than `tolerance`.
  static func runs(of stroke: Stroke, isLevel: Bool, tolerance: Double) -> [RuleRun] {
    let points = stroke.path.map { isLevel ? $0 : Point(x: $0.y, y: $0.x) }
    return split(points[...], tolerance: tolerance).map { first, last in
      RuleRun(
        start: first.x, end: last.x, startLevel: first.y, endLevel: last.y, thickness: stroke.thickness)
    }
  }

  private static func split(_ points: ArraySlice<Point>, tolerance: Double) -> [(Point, Point)] {
    guard let first = points.first, let last = points.last, last.x > first.x else { return [] }
    let slope = (last.y - first.y) / (last.x - first.x)
    func distance(_ point: Point) -> Double { abs(point.y - first.y - slope * (point.x - first.x)) }
    let inner = points.indices.dropFirst().dropLast()
    guard let farthest = inner.max(by: { distance(points[$0]) < distance(points[$1]) }),
      distance(points[farthest]) > tolerance
    else { return [(first, last)] }
    return split(points[...farthest], tolerance: tolerance) + split(points[farthest...], tolerance: tolerance)
  }

  func rule(isLevel: Bool) -> (from: Point, to: Point) {
    isLevel
      ? (Point(x: start, y: startLevel), Point(x: end, y: endLevel))
      : (Point(x: startLevel, y: start), Point(x: endLevel, y: end))
  }
}
