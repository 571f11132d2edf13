public import RectoModel

/// What a scanner does to a page. Geometric ones are applied to the truth too.
public enum Degradation: Sendable, Hashable {
  /// Clockwise, about the middle of the page, which keeps its size; -20...20 degrees.
  case skew(degrees: Double)
  case quarterTurn(Rotation)
  /// The mean of a square with 2 x radius + 1 pixels a side, 1...20.
  case blur(radius: Int)
  /// Of each pixel, in levels of 255.
  case gaussianNoise(deviation: Double)
  /// The share of pixels that become black or white, 0...1.
  case saltAndPepper(share: Double)
  /// Encoded and decoded again, 1...100.
  case jpeg(quality: Int)
  /// How bright white is at the left and right edge, 0...1.
  case light(left: Double, right: Double)
  /// One bit a pixel: black below the level, 1...255.
  case threshold(level: Int)
}

extension Degradation {
  /// Throws `.malformedInput` for a value out of its range.
  func check() throws(RectoError) {
    let (isLegal, range): (Bool, String) =
      switch self {
      case .skew(let degrees): (abs(degrees) <= 20, "skew is -20...20 degrees")
      case .quarterTurn: (true, "")
      case .blur(let radius): ((1...20).contains(radius), "blur is 1...20 pixels")
      case .gaussianNoise(let deviation): ((0...255).contains(deviation), "gaussian noise is 0...255")
      case .saltAndPepper(let share): ((0...1).contains(share), "salt and pepper is 0...1")
      case .jpeg(let quality): ((1...100).contains(quality), "JPEG quality is 1...100")
      case .light(let left, let right):
        ((0...1).contains(left) && (0...1).contains(right), "light is 0...1")
      case .threshold(let level): ((1...255).contains(level), "threshold is 1...255")
      }
    guard isLegal else { throw RectoError(.malformedInput, "The value of \(self) is wrong: \(range).") }
  }

  /// What it does to places on a page of this size.
  func transform(of size: Size) -> AffineTransform {
    switch self {
    case .skew(let degrees):
      // Leptonica turns about the centre of the pixel in the middle.
      let (x, y) = ((size.width / 2).rounded(.down) + 0.5, (size.height / 2).rounded(.down) + 0.5)
      return AffineTransform.translation(x: -x, y: -y)
        .followed(by: .rotation(degrees * .pi / 180))
        .followed(by: .translation(x: x, y: y))
    case .quarterTurn(let rotation): return rotation.transform(of: size)
    default: return .identity
    }
  }

  func apply(to bitmap: ScanBitmap, generator: inout SeededGenerator) throws(RectoError) -> ScanBitmap {
    try check()
    return switch self {
    case .skew(let degrees): try bitmap.skewed(degrees: degrees)
    case .quarterTurn(let rotation): try bitmap.turned(rotation)
    case .blur(let radius): try bitmap.blurred(radius: radius)
    case .gaussianNoise(let deviation):
      try bitmap.mappingPixels { (value, _) in
        value + Int((generator.nextNormal() * deviation).rounded())
      }
    case .saltAndPepper(let share):
      try bitmap.mappingPixels { (value, _) in
        let bits = generator.next()
        guard Double(bits >> 11) / Double(1 << 53) < share else { return value }
        return bits & 1 == 0 ? 0 : 255
      }
    case .jpeg(let quality): try bitmap.throughJPEG(quality: quality)
    case .light(let left, let right):
      try bitmap.mappingPixels { (value, across) in
        Int((Double(value) * (left + (right - left) * across)).rounded())
      }
    case .threshold(let level): try bitmap.thresholded(level: level)
    }
  }
}
