import RectoModel

/// The points of a path that is being made, on the page.
struct PathTrace {
  struct Subpath {
    var points: [Point]
    /// For each point, whether a curve leads to it.
    var isCurve: [Bool] = [false]
    var isClosed = false

    init(at start: Point) { points = [start] }

    /// Pairs of ends of straight lines.
    var lines: [(from: Point, to: Point)] {
      var lines: [(Point, Point)] = []
      for index in points.indices.dropFirst() where !isCurve[index] {
        lines.append((points[index - 1], points[index]))
      }
      if isClosed, let first = points.first, let last = points.last, first != last {
        lines.append((last, first))
      }
      return lines
    }

    var hasCurves: Bool { isCurve.contains(true) }

    /// The box that it is the outline of; nil for other outlines than those of upright rectangles.
    var rectangle: Rect? {
      var corners = points
      if corners.count > 4, corners.last == corners.first { corners.removeLast() }
      guard corners.count == 4, !hasCurves, let box = Rect(around: corners) else { return nil }
      let slack = 1e-3 + 1e-3 * max(box.width, box.height)
      let isUpright = (0..<4).allSatisfy { index in
        let (one, next) = (corners[index], corners[(index + 1) % 4])
        return (abs(one.x - next.x) < slack) != (abs(one.y - next.y) < slack)
          || min(box.width, box.height) < slack
      }
      return isUpright ? box : nil
    }
  }

  private(set) var subpaths: [Subpath] = []
  private var count = 0
  /// A path with more is a drawing, whatever else is in it.
  private static let most = 20_000

  var isCut: Bool { count >= Self.most }

  mutating func move(to point: Point) {
    guard !isCut else { return }
    count += 1
    // A start that nothing follows is replaced.
    if let last = subpaths.last, last.points.count == 1, !last.isClosed { subpaths.removeLast() }
    subpaths.append(Subpath(at: point))
  }

  mutating func draw(to point: Point, isCurve: Bool) {
    guard !isCut else { return }
    guard let last = subpaths.last else { return move(to: point) }
    count += 1
    // After a rectangle or `h`, lines go on from the start of the last piece.
    if last.isClosed, let start = last.points.first { subpaths.append(Subpath(at: start)) }
    subpaths[subpaths.count - 1].points.append(point)
    subpaths[subpaths.count - 1].isCurve.append(isCurve)
  }

  mutating func add(rectangle corners: [Point]) {
    guard let first = corners.first else { return }
    move(to: first)
    for corner in corners.dropFirst() { draw(to: corner, isCurve: false) }
    close()
  }

  mutating func close() {
    guard !subpaths.isEmpty else { return }
    subpaths[subpaths.count - 1].isClosed = true
  }
}
