import RectoRecognition

/// Structural similarity (SSIM, Wang et al. 2004) of two pictures of one size, by their brightness, in windows of 8 by
/// 8 pixels that overlap by half.
enum StructuralSimilarity {
  private static let window = 8
  private static let small = (mean: 6.5025, variance: 58.5225)

  /// 1 for the same picture.
  static func similarity(_ expected: PageRaster, _ actual: PageRaster) -> Double {
    guard expected.samples != actual.samples else { return 1 }
    let (left, right) = (brightness(expected), brightness(actual))
    var (sum, count) = (0.0, 0)
    for y in starts(expected.height) {
      for x in starts(expected.width) {
        sum += windowed(left, right, x: x, y: y, expected.width, expected.height)
        count += 1
      }
    }
    return count == 0 ? 1 : sum / Double(count)
  }

  private static func starts(_ length: Int) -> StrideTo<Int> {
    stride(from: 0, to: max(1, length - window / 2), by: window / 2)
  }

  private static func brightness(_ raster: PageRaster) -> [Float] {
    (0..<raster.width * raster.height).map { pixel in
      let at = pixel * 3
      let (red, green, blue) = (raster.samples[at], raster.samples[at + 1], raster.samples[at + 2])
      return 0.299 * Float(red) + 0.587 * Float(green) + 0.114 * Float(blue)
    }
  }

  private static func windowed(
    _ left: [Float], _ right: [Float], x: Int, y: Int, _ width: Int, _ height: Int
  ) -> Double {
    var (a, b, aa, bb, ab, count) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for row in y..<min(y + window, height) {
      for pixel in row * width + x..<row * width + min(x + window, width) {
        let (one, other) = (Double(left[pixel]), Double(right[pixel]))
        a += one
        b += other
        aa += one * one
        bb += other * other
        ab += one * other
        count += 1
      }
    }
    let (meanA, meanB) = (a / count, b / count)
    let (varianceA, varianceB) = (aa / count - meanA * meanA, bb / count - meanB * meanB)
    let covariance = ab / count - meanA * meanB
    return (2 * meanA * meanB + small.mean) * (2 * covariance + small.variance)
      / ((meanA * meanA + meanB * meanB + small.mean) * (varianceA + varianceB + small.variance))
  }
}
