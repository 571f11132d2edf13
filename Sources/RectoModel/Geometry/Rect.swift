/// An upright box in page units: `(x, y)` is its top left corner, y grows downwards.
public struct Rect: Sendable, Hashable {
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  /// The box between two corners, given as edges.
  public init(left: Double, top: Double, right: Double, bottom: Double) {
    self.init(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The smallest box that holds all points; nil when there are none.
  public init?(around points: some Sequence<Point>) {
    var iterator = points.makeIterator()
    guard let first = iterator.next() else { return nil }
    var (left, top, right, bottom) = (first.x, first.y, first.x, first.y)
    while let point = iterator.next() {
      left = min(left, point.x)
      right = max(right, point.x)
      top = min(top, point.y)
      bottom = max(bottom, point.y)
    }
    self.init(left: left, top: top, right: right, bottom: bottom)
  }

  public var minX: Double { x }
  public var minY: Double { y }
  public var maxX: Double { x + width }
  public var maxY: Double { y + height }
  public var midX: Double { x + width / 2 }
  public var midY: Double { y + height / 2 }
  public var area: Double { width * height }
  public var isEmpty: Bool { width <= 0 || height <= 0 }

  /// Clockwise from the top left.
  public var corners: [Point] {
    [
      Point(x: minX, y: minY), Point(x: maxX, y: minY),
      Point(x: maxX, y: maxY), Point(x: minX, y: maxY),
    ]
  }

  public func union(_ other: Rect) -> Rect {
    Rect(
      left: min(minX, other.minX), top: min(minY, other.minY),
      right: max(maxX, other.maxX), bottom: max(maxY, other.maxY))
  }

  /// The common part; nil when the boxes do not overlap.
  public func intersection(_ other: Rect) -> Rect? {
    let common = Rect(
      left: max(minX, other.minX), top: max(minY, other.minY),
      right: min(maxX, other.maxX), bottom: min(maxY, other.maxY))
    return common.isEmpty ? nil : common
  }

  /// Overlap as intersection over union, 0...1.
  public func overlap(with other: Rect) -> Double {
    guard let common = intersection(other) else { return 0 }
    return common.area / (area + other.area - common.area)
  }
}

extension Rect {
  package var center: Point { Point(x: midX, y: midY) }

  /// Its edges belong to it.
  package func contains(_ point: Point) -> Bool {
    point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
  }

  package func grown(by margin: Double) -> Rect {
    Rect(left: minX - margin, top: minY - margin, right: maxX + margin, bottom: maxY + margin)
  }

  /// The place and the sides, times the factor.
  package func scaled(by factor: Double) -> Rect {
    Rect(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
  }
}

extension Collection<Rect> {
  /// The smallest box round all of them; nil when there are none.
  @inlinable public var union: Rect? {
    guard var whole = first else { return nil }
    for box in dropFirst() { whole = whole.union(box) }
    return whole
  }
}

/// Written as `[x, y, width, height]`: a page has thousands of them.
extension Rect: Codable {
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    self.init(
      x: try list.decode(Double.self), y: try list.decode(Double.self),
      width: try list.decode(Double.self), height: try list.decode(Double.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    try list.encode(x)
    try list.encode(y)
    try list.encode(width)
    try list.encode(height)
  }
}
