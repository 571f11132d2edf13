import RectoModel

/// A rectangle that may lie aslant: what text lines on photographs fill.
struct TiltedBox: Sendable, Hashable {
  var center: Point
  /// Where the text's direction points, a vector of length 1: right, or up to 45 degrees up or down.
  var direction: Point
  /// Along the direction.
  var width: Double
  /// Across it.
  var height: Double

  init(center: Point, direction: Point, width: Double, height: Double) {
    self.center = center
    self.direction = direction
    self.width = width
    self.height = height
  }

  init(_ box: Rect) {
    self.init(
      center: box.center, direction: Point(x: 1, y: 0), width: box.width,
      height: box.height)
  }

  /// The smallest rectangle round the points; nil when there are none.
  init?(around points: [Point]) {
    let hull = Self.hull(of: points)
    guard let first = hull.first else { return nil }
    var best = TiltedBox(center: first, direction: Point(x: 1, y: 0), width: 0, height: 0)
    var least = Double.infinity
    for (index, point) in hull.enumerated() {
      let next = hull[(index + 1) % hull.count]
      let edge = Point(x: next.x - point.x, y: next.y - point.y)
      let length = (edge.x * edge.x + edge.y * edge.y).squareRoot()
      let direction =
        length > 0 ? Self.level(Point(x: edge.x / length, y: edge.y / length)) : Point(x: 1, y: 0)
      let box = TiltedBox(around: hull, direction: direction)
      let area = box.width * box.height
      // Equal ones come from every edge of a level box: the first is as good, but for rounding.
      if area < least * (1 - 1e-9) { (best, least) = (box, area) }
    }
    self = best
  }

  /// Round the points, in this direction.
  private init(around points: [Point], direction: Point) {
    let along = points.map { $0.x * direction.x + $0.y * direction.y }
    let across = points.map { $0.y * direction.x - $0.x * direction.y }
    let (left, right) = (along.min() ?? 0, along.max() ?? 0)
    let (top, bottom) = (across.min() ?? 0, across.max() ?? 0)
    let (u, v) = ((left + right) / 2, (top + bottom) / 2)
    self.init(
      center: Point(x: u * direction.x - v * direction.y, y: u * direction.y + v * direction.x),
      direction: direction, width: right - left, height: bottom - top)
  }

  /// The one of the four directions of a rectangle that points right.
  private static func level(_ direction: Point) -> Point {
    let turned = abs(direction.y) > abs(direction.x) ? Point(x: -direction.y, y: direction.x) : direction
    return turned.x < 0 ? Point(x: -turned.x, y: -turned.y) : turned
  }

  /// Clockwise on the page, by Andrew's monotone chain.
  static func hull(of points: [Point]) -> [Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count > 2 else { return sorted }
    func chain(_ points: some Sequence<Point>) -> [Point] {
      var chain: [Point] = []
      for point in points {
        while chain.count > 1, turn(chain[chain.count - 2], chain[chain.count - 1], point) <= 0 {
          chain.removeLast()
        }
        chain.append(point)
      }
      return chain.dropLast()
    }
    return chain(sorted) + chain(sorted.reversed())
  }

  private static func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}

extension TiltedBox {
  /// From its top left corner, `x` along and `y` across.
  func point(x: Double, y: Double) -> Point {
    let (u, v) = (x - width / 2, y - height / 2)
    return Point(
      x: center.x + u * direction.x - v * direction.y, y: center.y + u * direction.y + v * direction.x)
  }

  /// Clockwise from the top left one.
  var corners: [Point] {
    [point(x: 0, y: 0), point(x: width, y: 0), point(x: width, y: height), point(x: 0, y: height)]
  }

  /// The upright box round it.
  var bounds: Rect { Rect(around: corners) ?? Rect(x: center.x, y: center.y, width: 0, height: 0) }

  func grown(by distance: Double) -> TiltedBox {
    TiltedBox(
      center: center, direction: direction, width: width + 2 * distance, height: height + 2 * distance)
  }

  /// In a picture that is larger by the factors. They must be almost equal: a rectangle stays one.
  func scaled(x: Double, y: Double) -> TiltedBox {
    let scaled = corners.map { Point(x: $0.x * x, y: $0.y * y) }
    let (along, across) = (Self.vector(scaled[0], scaled[1]), Self.vector(scaled[0], scaled[3]))
    let length = max(along.length, 1e-9)
    return TiltedBox(
      center: Point(x: center.x * x, y: center.y * y),
      direction: Point(x: along.x / length, y: along.y / length), width: along.length, height: across.length)
  }

  /// With the text's direction turned clockwise by a quarter turn: what was its left side is its top.
  var turnedClockwise: TiltedBox {
    TiltedBox(
      center: center, direction: Point(x: -direction.y, y: direction.x), width: height, height: width)
  }

  /// With the text running the other way.
  var reversed: TiltedBox {
    TiltedBox(
      center: center, direction: Point(x: -direction.x, y: -direction.y), width: width, height: height)
  }

  func contains(_ point: Point) -> Bool {
    let (x, y) = (point.x - center.x, point.y - center.y)
    return abs(x * direction.x + y * direction.y) <= width / 2
      && abs(y * direction.x - x * direction.y) <= height / 2
  }

  /// From the middle line of its text.
  func distance(to point: Point) -> Double {
    abs((point.y - center.y) * direction.x - (point.x - center.x) * direction.y)
  }

  private static func vector(_ from: Point, _ to: Point) -> Point {
    Point(x: to.x - from.x, y: to.y - from.y)
  }
}

extension Point {
  fileprivate var length: Double { (x * x + y * y).squareRoot() }
}
