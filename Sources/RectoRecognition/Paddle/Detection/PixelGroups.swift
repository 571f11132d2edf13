import RectoModel

/// A connected group of pixels, as the runs it has in each row.
struct PixelGroup: Sendable, Hashable {
  struct Run: Sendable, Hashable {
    var y: Int
    /// The first and the last pixel.
    var first: Int
    var last: Int
  }

  /// From the top, and from the left.
  var runs: [Run]

  var area: Int { runs.reduce(0) { $0 + $1.last - $1.first + 1 } }
  var minX: Int { runs.map(\.first).min() ?? 0 }
  var maxX: Int { runs.map(\.last).max() ?? 0 }
  var minY: Int { runs.first?.y ?? 0 }
  var maxY: Int { runs.last?.y ?? 0 }

  /// The middles of the outermost pixels of each row.
  var outline: [Point] {
    var points: [Point] = []
    var index = 0
    while index < runs.count {
      let y = runs[index].y
      var (first, last) = (runs[index].first, runs[index].last)
      while index < runs.count, runs[index].y == y {
        (first, last) = (min(first, runs[index].first), max(last, runs[index].last))
        index += 1
      }
      points.append(Point(x: Double(first), y: Double(y)))
      if last != first { points.append(Point(x: Double(last), y: Double(y))) }
    }
    return points
  }

  /// What of it is above a threshold, in groups that touch.
  func pieces(of map: [Float], width: Int, above threshold: Float) -> [PixelGroup] {
    let (left, top) = (minX, minY)
    let columns = maxX - left + 1
    var mask = [Bool](repeating: false, count: columns * (maxY - top + 1))
    for run in runs {
      for x in run.first...run.last where map[run.y * width + x] > threshold {
        mask[(run.y - top) * columns + x - left] = true
      }
    }
    return Self.all(in: mask, width: columns).map { group in
      PixelGroup(runs: group.runs.map { Run(y: $0.y + top, first: $0.first + left, last: $0.last + left) })
    }
  }

  /// The groups of set pixels that touch, at corners too, in the order of their first pixels.
  static func all(in mask: [Bool], width: Int) -> [PixelGroup] {
    var runs: [Run] = []
    var sets = RunSets()
    var above = 0..<0
    for y in 0..<(width == 0 ? 0 : mask.count / width) {
      let start = runs.count
      var candidate = above.lowerBound
      for run in Self.runs(of: mask, row: y, width: width) {
        let own = sets.add()
        runs.append(run)
        while candidate < above.upperBound, runs[candidate].last + 1 < run.first { candidate += 1 }
        var touching = candidate
        while touching < above.upperBound, runs[touching].first <= run.last + 1 {
          sets.join(touching, own)
          touching += 1
        }
      }
      above = start..<runs.count
    }
    return sets.groups.map { PixelGroup(runs: $0.map { runs[$0] }) }
  }

  private static func runs(of mask: [Bool], row y: Int, width: Int) -> [Run] {
    var runs: [Run] = []
    var x = 0
    let start = y * width
    while x < width {
      guard mask[start + x] else {
        x += 1
        continue
      }
      let first = x
      while x < width, mask[start + x] { x += 1 }
      runs.append(Run(y: y, first: first, last: x - 1))
    }
    return runs
  }
}

/// Which runs belong together. The first one stands for all.
private struct RunSets {
  private var parents: [Int] = []

  mutating func add() -> Int {
    parents.append(parents.count)
    return parents.count - 1
  }

  mutating func join(_ left: Int, _ right: Int) {
    let (a, b) = (root(of: left), root(of: right))
    parents[max(a, b)] = min(a, b)
  }

  private mutating func root(of index: Int) -> Int {
    var index = index
    while parents[index] != index {
      parents[index] = parents[parents[index]]
      index = parents[index]
    }
    return index
  }

  var groups: [[Int]] {
    var copy = self
    var places: [Int: Int] = [:]
    var groups: [[Int]] = []
    for index in parents.indices {
      let root = copy.root(of: index)
      if let place = places[root] {
        groups[place].append(index)
      } else {
        places[root] = groups.count
        groups.append([index])
      }
    }
    return groups
  }
}
