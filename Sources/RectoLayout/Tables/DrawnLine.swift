import RectoModel

/// A level or standing line of a page: where it is across its direction, and from where to where it goes along it.
struct DrawnLine: Sendable, Hashable {
  var place: Double
  var start: Double
  var end: Double

  var length: Double { end - start }

  /// How much of the stretch it covers, 0...1.
  func coverage(of stretch: ClosedRange<Double>) -> Double {
    let length = stretch.upperBound - stretch.lowerBound
    guard length > 0 else { return start <= stretch.lowerBound && end >= stretch.upperBound ? 1 : 0 }
    return Swift.max(0, Swift.min(end, stretch.upperBound) - Swift.max(start, stretch.lowerBound)) / length
  }
}

/// The rules of a page in the reading plane, pieces of one line put together.
struct DrawnLines: Sendable {
  var level: [DrawnLine] = []
  var standing: [DrawnLine] = []

  /// More than any table has: what is beyond it is a drawing.
  private static let limit = 4000

  init(_ rules: [Rule], plane: ReadingPlane, em: Double) {
    var (level, standing): ([DrawnLine], [DrawnLine]) = ([], [])
    for rule in rules.prefix(Self.limit) {
      let box = plane.place(rule)
      if box.width >= box.height {
        level.append(DrawnLine(place: box.midY, start: box.minX, end: box.maxX))
      } else {
        standing.append(DrawnLine(place: box.midX, start: box.minY, end: box.maxY))
      }
    }
    self.level = Self.joined(level, em: em)
    self.standing = Self.joined(standing, em: em)
  }

  init(level: [DrawnLine], standing: [DrawnLine]) { (self.level, self.standing) = (level, standing) }

  var box: Rect? {
    let boxes =
      level.map { Rect(left: $0.start, top: $0.place, right: $0.end, bottom: $0.place) }
      + standing.map { Rect(left: $0.place, top: $0.start, right: $0.place, bottom: $0.end) }
    return boxes.union
  }

  /// Lines side by side at one place with no more than small gaps between are one; so are double lines.
  private static func joined(_ lines: [DrawnLine], em: Double) -> [DrawnLine] {
    let (near, gap) = (0.3 * em, 0.6 * em)
    var joined: [DrawnLine] = []
    for line in lines.sorted(by: { ($0.place, $0.start, $0.end) < ($1.place, $1.start, $1.end) }) {
      var line = line
      // Those at the same place come last in the list.
      var index = joined.count - 1
      while index >= 0, line.place - joined[index].place <= near {
        let other = joined[index]
        if line.start <= other.end + gap, line.end >= other.start - gap {
          let place = other.length >= line.length ? other.place : line.place
          line = DrawnLine(place: place, start: min(line.start, other.start), end: max(line.end, other.end))
          joined.remove(at: index)
        }
        index -= 1
      }
      let position = joined.lastIndex { $0.place <= line.place }.map { $0 + 1 } ?? 0
      joined.insert(line, at: position)
    }
    return joined.filter { $0.length >= 0.8 * em }
  }
}
