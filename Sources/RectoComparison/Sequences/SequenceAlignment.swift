/// Finds which members of two sequences belong together, with as few differences as possible (Myers' method).
struct SequenceAlignment {
  /// A stretch that is not the same on both sides; one of them may be empty.
  struct Gap: Hashable {
    var expected: Range<Int>
    var actual: Range<Int>
  }

  let gaps: [Gap]

  /// Beyond so many differences, what is left between the equal beginnings and ends is one gap: members are then
  /// told by their place.
  private static let mostEdits = 1_200

  init<Member: Hashable>(_ expected: [Member], _ actual: [Member]) {
    var start = 0
    while start < expected.count, start < actual.count, expected[start] == actual[start] { start += 1 }
    var (left, right) = (expected.count, actual.count)
    while left > start, right > start, expected[left - 1] == actual[right - 1] {
      left -= 1
      right -= 1
    }
    guard left > start || right > start else {
      gaps = []
      return
    }
    let inner = Self.matches(expected[start..<left], actual[start..<right])
    gaps = Self.gaps(inner, expected: start..<left, actual: start..<right)
  }

  /// Members that are the same, in order.
  private static func matches<Member: Hashable>(
    _ expected: ArraySlice<Member>, _ actual: ArraySlice<Member>
  ) -> [(Int, Int)] {
    let (n, m) = (expected.count, actual.count)
    guard n > 0, m > 0 else { return [] }
    let most = min(n + m, mostEdits)
    var furthest = [Int](repeating: 0, count: 2 * most + 3)
    var trace: [ArraySlice<Int>] = []
    for edits in 0...most {
      trace.append(furthest[(most + 1 - edits)...(most + 1 + edits)])
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let at = most + 1 + diagonal
        let isDown = diagonal == -edits || (diagonal != edits && furthest[at - 1] < furthest[at + 1])
        var x = isDown ? furthest[at + 1] : furthest[at - 1] + 1
        while x < n, x - diagonal < m,
          expected[expected.startIndex + x] == actual[actual.startIndex + x - diagonal]
        {
          x += 1
        }
        furthest[at] = x
        if x >= n, x - diagonal >= m {
          return backtrack(trace, most: most, end: (n, m)).map {
            ($0 + expected.startIndex, $1 + actual.startIndex)
          }
        }
      }
    }
    return []
  }

  private static func backtrack(_ trace: [ArraySlice<Int>], most: Int, end: (Int, Int)) -> [(Int, Int)] {
    var (x, y) = end
    var matches: [(Int, Int)] = []
    for (edits, furthest) in trace.enumerated().reversed() {
      let (diagonal, zero) = (x - y, most + 1)
      var start = (0, 0)
      if edits > 0 {
        let isDown =
          diagonal == -edits
          || (diagonal != edits && furthest[zero + diagonal - 1] < furthest[zero + diagonal + 1])
        let before = isDown ? diagonal + 1 : diagonal - 1
        start = (furthest[zero + before], furthest[zero + before] - before)
      }
      while x > start.0, y > start.1 {
        matches.append((x - 1, y - 1))
        x -= 1
        y -= 1
      }
      (x, y) = start
    }
    return matches.reversed()
  }

  private static func gaps(_ matches: [(Int, Int)], expected: Range<Int>, actual: Range<Int>) -> [Gap] {
    var gaps: [Gap] = []
    var (left, right) = (expected.lowerBound, actual.lowerBound)
    for (nextLeft, nextRight) in matches + [(expected.upperBound, actual.upperBound)] {
      if nextLeft > left || nextRight > right {
        gaps.append(Gap(expected: left..<nextLeft, actual: right..<nextRight))
      }
      (left, right) = (nextLeft + 1, nextRight + 1)
    }
    return gaps
  }
}

extension SequenceAlignment.Gap {
  /// Members by their place, first with first; those of the longer side are left over.
  var pairs: [(expected: Int?, actual: Int?)] {
    (0..<max(expected.count, actual.count)).map { offset in
      (
        offset < expected.count ? expected.lowerBound + offset : nil,
        offset < actual.count ? actual.lowerBound + offset : nil
      )
    }
  }
}
