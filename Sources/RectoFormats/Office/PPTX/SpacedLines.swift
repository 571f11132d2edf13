internal import RectoModel

/// Lines whose words stand in several places, such as a foot of a page with its number in the middle, or that begin at several
/// places, and the stops that keep them there.
struct SpacedLines {
  /// The parts of each line, each with how many stops lead to it.
  private(set) var lines: [[(tabs: Int, part: TextLine)]] = []
  /// From `left` on, in page units.
  let stops: [Double]

  /// nil when no line has a gap and all but the first begin below each other, or when they don't run to the right. Places
  /// nearer than `near` are one.
  init?(_ lines: [TextLine], left: Double, near: Double) {
    let parts = lines.map(\.partsBetweenGaps)
    let begins = lines.dropFirst().map(\.box.minX)
    let areStaggered = (begins.max() ?? 0) - (begins.min() ?? 0) > 3 * near
    guard areStaggered || parts.contains(where: { $0.count > 1 }),
      lines.allSatisfy({ $0.direction == .leftToRight })
    else { return nil }
    let starts = parts.joined().map { $0.box.minX - left }.filter { $0 > near }.sorted()
    let stops = starts.reduce(into: [Double]()) { stops, start in
      if start - (stops.last ?? -near) >= near { stops.append(start) }
    }
    self.stops = stops
    for line in parts {
      var end = 0.0
      self.lines.append(
        line.map { part in
          let start = part.box.minX - left
          defer { end = part.box.maxX - left }
          return (tabs: stops.count { $0 > end && $0 <= start + near }, part: part)
        })
    }
  }
}
