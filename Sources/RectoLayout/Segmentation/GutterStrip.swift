import RectoModel

/// What a quick look at a fragment needs: thousands of strips are looked at, and most of them left out.
struct FragmentOutline: Sendable {
  let box: Rect
  let midY: Double
  let rows: Int
  let isReady: Bool

  init(_ fragment: Fragment) {
    (box, midY, rows, isReady) = (fragment.box, fragment.midY, fragment.rows, fragment.isReady)
  }
}

/// A stretch of a strip that nothing crosses, and what stands on its sides.
struct GutterStrip {
  private let outlines: [FragmentOutline]
  /// Of those whose middle is in the stretch.
  private let places: Range<Int>
  /// What ends before it is on the left, what begins behind it on the right.
  private let strip: (left: Double, right: Double)
  private var leftBox: Rect?
  private var rightBox: Rect?
  /// On both sides.
  private(set) var count = 0

  /// The outlines come from top to bottom.
  init(_ run: ClosedRange<Double>, left: Double, right: Double, in outlines: [FragmentOutline]) {
    self.outlines = outlines
    strip = (left, right)
    let start = outlines.partitioningIndex { $0.midY > run.lowerBound }
    places = start..<max(start, outlines.partitioningIndex { $0.midY >= run.upperBound })
    for place in places {
      let box = outlines[place].box
      if isLeft(box) {
        leftBox = leftBox?.union(box) ?? box
        count += 1
      } else if isRight(box) {
        rightBox = rightBox?.union(box) ?? box
        count += 1
      }
    }
  }

  private func isLeft(_ box: Rect) -> Bool { box.maxX <= strip.left }
  private func isRight(_ box: Rect) -> Bool { !isLeft(box) && box.minX >= strip.right }

  func left(_ fragments: [Fragment]) -> [Fragment] { fragments[places].filter { isLeft($0.box) } }
  func right(_ fragments: [Fragment]) -> [Fragment] { fragments[places].filter { isRight($0.box) } }

  /// That of its sides; 0 when nothing stands beside each other.
  func score(em: Double) -> Double {
    guard let leftBox, let rightBox else { return 0 }
    let (top, bottom) = (max(leftBox.minY, rightBox.minY), min(leftBox.maxY, rightBox.maxY))
    guard top < bottom else { return 0 }
    let rows =
      rowCount(from: top, to: bottom, where: isLeft) + rowCount(from: top, to: bottom, where: isRight)
    return GutterSides.score(rows: rows, width: rightBox.minX - leftBox.maxX, count: count, em: em)
  }

  /// As of fragments: how many rows stand below each other.
  private func rowCount(from top: Double, to bottom: Double, where isWanted: (Rect) -> Bool) -> Int {
    var (count, last) = (0, -Double.infinity)
    for place in places {
      let outline = outlines[place]
      guard isWanted(outline.box), outline.box.maxY > top, outline.box.minY < bottom,
        outline.isReady || outline.midY > last + 0.5 * outline.box.height
      else { continue }
      count += outline.rows
      last = outline.midY
    }
    return count
  }
}

extension [FragmentOutline] {
  /// The first place where `isBehind`; none before it is.
  fileprivate func partitioningIndex(_ isBehind: (FragmentOutline) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
