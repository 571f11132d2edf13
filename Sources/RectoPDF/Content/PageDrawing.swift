package import RectoModel

/// The lines and areas that a page draws, forms included, in the page's own space, whose y points up. What the clipping
/// path leaves out is cut off, as far as the path is a rectangle.
package struct PageDrawing: Sendable, Hashable {
  /// A straight line along one of the axes.
  package struct Stroke: Sendable, Hashable {
    package var from: Point
    package var to: Point
    package var width: Double
    /// nil when it can't be told: patterns, spaces of unknown inks.
    package var color: RGBColor?
  }

  /// A rectangle along the axes.
  package struct Fill: Sendable, Hashable {
    package var box: Rect
    /// nil when it can't be told.
    package var color: RGBColor?
  }

  /// Any other path: part of a drawing, or a letter drawn as curves.
  package struct Shape: Sendable, Hashable {
    package var box: Rect
    package var segmentCount: Int
    package var isCurved: Bool
    /// Only its outline is drawn.
    package var isStroked: Bool
  }

  /// In the order in which they are drawn, unless there are too many.
  package private(set) var strokes: [Stroke] = []
  package private(set) var fills: [Fill] = []
  package private(set) var shapes: [Shape] = []

  /// Of each kind. When there are more, the largest stay.
  static let limit = 100_000

  mutating func add(_ stroke: Stroke) {
    strokes.append(stroke)
    if strokes.count >= 2 * Self.limit {
      strokes = Self.largest(of: strokes) { abs($0.to.x - $0.from.x) + abs($0.to.y - $0.from.y) }
    }
  }

  mutating func add(_ fill: Fill) {
    fills.append(fill)
    if fills.count >= 2 * Self.limit { fills = Self.largest(of: fills) { $0.box.width + $0.box.height } }
  }

  mutating func add(_ shape: Shape) {
    shapes.append(shape)
    if shapes.count >= 2 * Self.limit { shapes = Self.largest(of: shapes) { $0.box.width + $0.box.height } }
  }

  private static func largest<Item>(of items: [Item], by measure: (Item) -> Double) -> [Item] {
    items.enumerated().map { ($0.offset, measure($0.element), $0.element) }
      .sorted { ($0.1, $1.0) > ($1.1, $0.0) }
      .prefix(limit).map(\.2)
  }
}
