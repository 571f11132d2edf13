internal import CLeptonica
import RectoModel

extension PageBitmap {
  /// About how high the words of a grey picture are, from connected ink (leptonica 1.82); nil when there is hardly any.
  func wordHeight() throws(RectoError) -> Double? {
    let paper = rank(0.5)
    let ink = try above(Int32(max(0, min(paper - 60, paper * 2 / 3)))).inverted()
    var boxa = pixConnCompBB(ink.pix, 8)
    defer { boxaDestroy(&boxa) }
    var heights: [Int] = []
    for index in 0..<boxaGetCount(boxa) {
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      guard boxaGetBoxGeometry(boxa, index, &x, &y, &width, &height) == 0 else { continue }
      // Neither dots and dashes nor rules, words grown together or pictures.
      let isLetter = height >= 4 && height <= 80 && width >= 2 && width <= 3 * height && height <= 5 * width
      if isLetter { heights.append(Int(height)) }
    }
    guard heights.count >= 10 else { return nil }
    // By their share of all heights: low letters are more, and small print falls to pieces.
    let half = heights.reduce(0, +) / 2
    var sum = 0
    let median = heights.sorted().first { height in
      sum += height
      return sum >= half
    }
    return median.map { Double($0) * 1.3 }
  }
}
