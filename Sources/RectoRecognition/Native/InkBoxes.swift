internal import CLeptonica
import RectoModel

extension PageBitmap {
  /// 1 where a grey picture is much darker than most of it, found with leptonica (1.82).
  func ink() throws(RectoError) -> PageBitmap {
    let paper = rank(0.5)
    return try above(Int32(max(0, min(paper - 60, paper * 2 / 3)))).inverted()
  }

  /// The boxes of connected ink of a grey picture.
  func inkBoxes() throws(RectoError) -> [Rect] { try ink().groupBoxes() }

  /// The boxes of connected pixels that are set.
  func groupBoxes() throws(RectoError) -> [Rect] {
    var boxa = pixConnCompBB(pix, 8)
    defer { boxaDestroy(&boxa) }
    return (0..<boxaGetCount(boxa)).compactMap { index in
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      guard boxaGetBoxGeometry(boxa, index, &x, &y, &width, &height) == 0 else { return nil }
      return Rect(x: Double(x), y: Double(y), width: Double(width), height: Double(height))
    }
  }
}

extension [Rect] {
  /// About how high words are, of whose ink these are the boxes; nil when there are hardly any letters.
  var wordHeight: Double? {
    // Neither dots and dashes nor rules, words grown together or pictures.
    let heights = filter {
      (4...80).contains($0.height) && $0.width >= 2 && $0.width <= 3 * $0.height && $0.height <= 5 * $0.width
    }.map(\.height).sorted()
    guard heights.count >= 10 else { return nil }
    // By their share of all heights: low letters are more, and small print falls to pieces.
    let half = heights.reduce(0, +) / 2
    var sum = 0.0
    let median = heights.first { height in
      sum += height
      return sum >= half
    }
    return median.map { $0 * 1.3 }
  }
}
