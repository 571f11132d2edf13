internal import RectoModel

/// Places in PAGE: points of whole numbers.
enum PAGECoords {
  /// `points`, or the `Point` elements of 2009 and 2010; what is no number is left out.
  static func points(_ node: MarkupNode) -> [Point] {
    if let text = node["points"] { return ALTOShape.points(text) }
    return node.all("Point").compactMap { point in
      guard let x = point["x"].flatMap({ Double.pageNumber($0) }),
        let y = point["y"].flatMap({ Double.pageNumber($0) })
      else { return nil }
      return Point(x: x, y: y)
    }
  }

  /// The box of points, and the outline where they are no upright rectangle; exact ones stand in the facts.
  static func region(_ points: [Point], _ facts: LayoutFacts) -> Region? {
    let exact = facts.numbers("box")
    let known =
      exact.count == 4 ? Rect(x: exact[0], y: exact[1], width: exact[2], height: exact[3]) : nil
    guard let box = known ?? Rect(around: points) else { return nil }
    let outline = facts.numbers("polygon")
    if outline.count > 3 {
      return Region(
        box,
        polygon: stride(from: 0, to: outline.count - 1, by: 2).map {
          Point(x: outline[$0], y: outline[$0 + 1])
        })
    }
    return Region(box, polygon: isRectangle(points) ? nil : points)
  }

  /// Four corners in any order of going round, the first of them once more or not.
  private static func isRectangle(_ points: [Point]) -> Bool {
    guard let box = Rect(around: points), points.count > 2 else { return true }
    let corners = points.count == 5 && points[0] == points[4] ? Array(points.dropLast()) : points
    guard corners.count == 4, Set(corners) == Set(box.corners) else { return false }
    return box.isEmpty
      || zip(corners, corners.dropFirst() + corners.prefix(1)).allSatisfy { ($0.x == $1.x) != ($0.y == $1.y) }
  }

  /// PAGE's form of a place; what it can't say goes into the facts.
  static func text(_ region: Region, _ facts: inout LayoutFacts) -> String {
    let points = (region.polygon ?? region.box.corners).map(whole)
    let legal = points.count > 1 ? points : (points + [whole(region.box.corners[0])] + points).suffix(2)
    let back = Self.region(legal, LayoutFacts())
    let box = region.box
    if back?.box != box { facts.set("box", numbers: [box.x, box.y, box.width, box.height]) }
    if let polygon = region.polygon, back?.polygon != polygon {
      facts.set("polygon", numbers: polygon.flatMap { [$0.x, $0.y] })
    }
    return text(legal)
  }

  /// The nearest whole points.
  static func text(_ points: some Sequence<Point>) -> String {
    points.map { "\(Int($0.x)),\(Int($0.y))" }.joined(separator: " ")
  }

  static func whole(_ point: Point) -> Point {
    Point(x: min(max(point.x, 0), 1e9).rounded(), y: min(max(point.y, 0), 1e9).rounded())
  }
}
