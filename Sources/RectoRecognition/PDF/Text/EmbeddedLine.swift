import RectoModel

/// A line of a page's own text, and how it stands.
struct EmbeddedLine: Sendable, Hashable {
  var line: TextLine
  var frame: TextFrame
  /// Of most of its letters, in points.
  var size: Double
  /// How far up, in its frame, its letters stand.
  var base: Double

  /// The next line of the same paragraph: close below, as large, and over or under the same stretch.
  func follows(_ before: EmbeddedLine) -> Bool {
    guard frame == before.frame, abs(size - before.size) < 0.15 * max(size, 1) else { return false }
    let pitch = (before.base - base) / max(size, 1)
    let (own, other) = (extent, before.extent)
    let overlap = min(own.upperBound, other.upperBound) - max(own.lowerBound, other.lowerBound)
    let shorter = min(own.upperBound - own.lowerBound, other.upperBound - other.lowerBound)
    return (0.6...1.9).contains(pitch) && overlap > 0.5 * shorter
  }

  /// From where to where it goes.
  private var extent: ClosedRange<Double> {
    let corners = line.box.corners.map(frame.along)
    return (corners.min() ?? 0)...(corners.max() ?? 0)
  }
}
