import RectoModel

extension PageBitmap {
  /// A larger grey copy. Cubic interpolation keeps the edges of small letters, which linear interpolation washes out.
  func enlarged(by factor: Double) throws(RectoError) -> PageBitmap {
    let gray = try gray()
    let (width, height) = (
      Int((Double(width) * factor).rounded()), Int((Double(height) * factor).rounded())
    )
    guard factor > 1, width > 0, height > 0 else { return gray }
    let wide = CubicEnlargement(from: gray.width, to: width).rows(
      of: gray.samples, width: gray.width, height: gray.height)
    let samples = CubicEnlargement(from: gray.height, to: height).columns(of: wide, width: width)
    return try PageBitmap(samples: samples, width: width, height: height, channels: 1)
  }
}

/// Samples of one side of a picture spread over more pixels: each is a sum of four neighbours (Catmull-Rom).
struct CubicEnlargement {
  /// For each new pixel, the first of its four neighbours and their shares.
  private let pixels: [(first: Int, shares: (Float, Float, Float, Float))]
  private let last: Int

  init(from count: Int, to newCount: Int) {
    last = count - 1
    pixels = (0..<newCount).map { index in
      let place = (Double(index) + 0.5) * Double(count) / Double(newCount) - 0.5
      let first = place.rounded(.down)
      let t = Float(place - first)
      let (t2, t3) = (t * t, t * t * t)
      return (
        Int(first) - 1,
        (
          -0.5 * t3 + t2 - 0.5 * t, 1.5 * t3 - 2.5 * t2 + 1, -1.5 * t3 + 2 * t2 + 0.5 * t,
          0.5 * t3 - 0.5 * t2
        )
      )
    }
  }

  /// Each row made longer; `width` is that of the old rows.
  func rows(of samples: [UInt8], width: Int, height: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: pixels.count * height)
    for y in 0..<height {
      let (start, new) = (y * width, y * pixels.count)
      for (x, pixel) in pixels.enumerated() {
        result[new + x] = sum(pixel.shares) { samples[start + clamped(pixel.first + $0)] }
      }
    }
    return result
  }

  /// Each column made longer; `width` is that of the rows.
  func columns(of samples: [UInt8], width: Int) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: pixels.count * width)
    for (y, pixel) in pixels.enumerated() {
      let rows = (0..<4).map { clamped(pixel.first + $0) * width }
      for x in 0..<width {
        result[y * width + x] = sum(pixel.shares) { samples[rows[$0] + x] }
      }
    }
    return result
  }

  private func clamped(_ index: Int) -> Int { min(max(index, 0), last) }

  private func sum(_ shares: (Float, Float, Float, Float), _ sample: (Int) -> UInt8) -> UInt8 {
    let value =
      shares.0 * Float(sample(0)) + shares.1 * Float(sample(1)) + shares.2 * Float(sample(2))
      + shares.3 * Float(sample(3))
    return UInt8(min(max(value.rounded(), 0), 255))
  }
}
