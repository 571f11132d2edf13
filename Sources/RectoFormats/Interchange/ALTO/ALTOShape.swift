internal import RectoModel

/// Places in ALTO: boxes in attributes, outlines in elements, lists of numbers.
enum ALTOShape {
  /// nil when a side is missing or no number.
  static func box(_ element: MarkupElement) -> Rect? {
    let sides = ["HPOS", "VPOS", "WIDTH", "HEIGHT"].compactMap {
      element[$0].flatMap { Double.pageNumber($0) }
    }
    guard sides.count == 4 else { return nil }
    let (width, height) = (sides[2], sides[3])
    // Sides below 0 lead to the left and up.
    return Rect(
      x: min(sides[0], sides[0] + width), y: min(sides[1], sides[1] + height), width: abs(width),
      height: abs(height))
  }

  /// Pairs of numbers, whatever stands between them: `1,2 3,4` and `1 2 3 4`.
  static func points(_ text: String) -> [Point] {
    let numbers = text.split { $0 == "," || $0.isWhitespace }.compactMap { Double.pageNumber($0) }
    return stride(from: 0, to: numbers.count - 1, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) }
  }

  /// Of a `Shape`; circles and ellipses become the boxes round them.
  static func points(_ shape: MarkupNode) -> [Point]? {
    if let polygon = shape.first("Polygon")?["POINTS"] {
      let points = points(polygon)
      return points.count > 2 ? points : nil
    }
    guard let round = shape.first("Circle") ?? shape.first("Ellipse") else { return nil }
    func number(_ name: String) -> Double? { round[name].flatMap { Double.pageNumber($0) } }
    guard let x = number("HPOS"), let y = number("VPOS"),
      let width = number("RADIUS") ?? number("HLENGTH"), let height = number("RADIUS") ?? number("VLENGTH")
    else { return nil }
    return Rect(x: x - width, y: y - height, width: 2 * width, height: 2 * height).corners
  }

  static func text(_ points: [Point]) -> String {
    points.map { "\($0.x.decimalText),\($0.y.decimalText)" }.joined(separator: " ")
  }

  /// A baseline of old files is the height alone.
  static func baseline(_ text: String?, in box: Rect?) -> [Point] {
    guard let text else { return [] }
    if let height = Double.pageNumber(text.trimmed) {
      return box.map { [Point(x: $0.minX, y: height), Point(x: $0.maxX, y: height)] } ?? []
    }
    return points(text)
  }
}
