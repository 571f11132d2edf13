import RectoModel

/// The directions of a line of text: along it, and up from it.
struct TextFrame: Sendable, Hashable {
  /// Of length 1, exact for lines along the page's sides.
  let direction: Point
  /// Letters stand one under another in columns.
  let isVertical: Bool

  var up: Point { Point(x: direction.y, y: -direction.x) }
  var isLevel: Bool { direction.x == 1 }

  static let level = TextFrame(direction: Point(x: 1, y: 0), isVertical: false)

  init(direction: Point, isVertical: Bool) {
    let slack = 0.03
    func exact(_ part: Double) -> Double { abs(part) < slack ? 0 : part }
    let (x, y) = (exact(direction.x), exact(direction.y))
    self.direction = Point(x: y == 0 ? (x < 0 ? -1 : 1) : x, y: x == 0 ? (y < 0 ? -1 : 1) : y)
    self.isVertical = isVertical
  }

  init(_ shown: ShownText) { self.init(direction: shown.direction, isVertical: shown.isVertical) }

  /// Along none of the page's sides.
  var isSlanting: Bool { direction.x != 0 && direction.y != 0 }

  func along(_ point: Point) -> Double { point.x * direction.x + point.y * direction.y }
  func above(_ point: Point) -> Double { point.x * up.x + point.y * up.y }

  func point(along: Double, above: Double) -> Point {
    Point(x: along * direction.x + above * up.x, y: along * direction.y + above * up.y)
  }

  /// The upright box round what lies between.
  func box(along: ClosedRange<Double>, above: ClosedRange<Double>) -> Rect {
    let corners = [along.lowerBound, along.upperBound].flatMap { along in
      [above.lowerBound, above.upperBound].map { point(along: along, above: $0) }
    }
    return Rect(around: corners) ?? Rect(x: 0, y: 0, width: 0, height: 0)
  }
}
