import RectoModel

/// The colours that large parts of a picture have, told from its even pixels: those as its neighbours are. Edges and the strokes
/// of letters have hardly any.
struct ColourModes {
  /// The commonest first.
  private(set) var colours: [RGBColor] = []

  /// As each pixel's own channels may differ from a colour that it has.
  private static let tolerance = 14
  private static let most = 16
  /// How much neighbours may differ: paper has a grain, and JPEG adds to it.
  private static let grain = 10

  private let picture: ColourSamples

  /// Colours that fewer than `least` even pixels have are none.
  init(of picture: ColourSamples, least: Int) {
    self.picture = picture
    var bins = Bins()
    for y in 0..<max(picture.height - 1, 0) {
      for x in 0..<max(picture.width - 1, 0) {
        let own = picture[x, y]
        guard own.distance(to: picture[x + 1, y]) <= Self.grain,
          own.distance(to: picture[x, y + 1]) <= Self.grain
        else { continue }
        bins.add(own)
      }
    }
    while colours.count < Self.most, let colour = bins.takeLargest(least: least) {
      if !colours.contains(where: { $0.distance(to: colour) < Self.tolerance }) { colours.append(colour) }
    }
  }

  /// For each pixel from the top left, which of the colours it has; 255 for none.
  func labels() -> [UInt8] {
    let near = (0..<Bins.fineCount).map { index in nearest(to: Bins.fineColour(index)) }
    return (0..<picture.width * picture.height).map { pixel in
      near[Bins.fineIndex(picture[pixel % picture.width, pixel / picture.width])]
    }
  }

  private func nearest(to colour: RGBColor) -> UInt8 {
    var (best, least) = (UInt8(255), Self.tolerance + 1)
    for (index, other) in colours.enumerated() {
      let distance = other.distance(to: colour)
      if distance < least { (best, least) = (UInt8(index), distance) }
    }
    return best
  }
}

/// A histogram of colours, eight levels of a channel together.
private struct Bins {
  private static let side = 32
  private var counts = [Int](repeating: 0, count: side * side * side)
  private var sums = [(red: Int, green: Int, blue: Int)](
    repeating: (0, 0, 0), count: side * side * side)

  mutating func add(_ colour: RGBColor) {
    let index =
      (Int(colour.red) >> 3) * Self.side * Self.side + (Int(colour.green) >> 3) * Self.side
      + Int(colour.blue) >> 3
    counts[index] += 1
    sums[index].red += Int(colour.red)
    sums[index].green += Int(colour.green)
    sums[index].blue += Int(colour.blue)
  }

  /// The mean of the fullest bin and those about it, which are empty from then on; nil when less than `least` pixels are in
  /// them.
  mutating func takeLargest(least: Int) -> RGBColor? {
    guard let centre = counts.indices.max(by: { counts[$0] < counts[$1] }), counts[centre] > 0 else {
      return nil
    }
    let (red, green, blue) = (
      centre / (Self.side * Self.side), centre / Self.side % Self.side, centre % Self.side
    )
    var (count, sum) = (0, (red: 0, green: 0, blue: 0))
    func around(_ value: Int) -> ClosedRange<Int> { max(value - 1, 0)...min(value + 1, Self.side - 1) }
    for r in around(red) {
      for g in around(green) {
        for b in around(blue) {
          let index = (r * Self.side + g) * Self.side + b
          count += counts[index]
          sum = (sum.red + sums[index].red, sum.green + sums[index].green, sum.blue + sums[index].blue)
          counts[index] = 0
          sums[index] = (0, 0, 0)
        }
      }
    }
    guard count >= least else { return nil }
    return RGBColor(
      red: UInt8(sum.red / count), green: UInt8(sum.green / count), blue: UInt8(sum.blue / count))
  }

  // MARK: Four levels of a channel together

  static let fineCount = 64 * 64 * 64

  static func fineIndex(_ colour: RGBColor) -> Int {
    (Int(colour.red) >> 2) << 12 | (Int(colour.green) >> 2) << 6 | Int(colour.blue) >> 2
  }

  static func fineColour(_ index: Int) -> RGBColor {
    func middle(_ value: Int) -> UInt8 { UInt8((value & 63) << 2 | 2) }
    return RGBColor(red: middle(index >> 12), green: middle(index >> 6), blue: middle(index))
  }
}

/// The pixels of a picture as colours, row after row.
struct ColourSamples {
  let width: Int
  let height: Int
  private let samples: [UInt8]
  private let channels: Int

  /// Of 8 or 32 bits a pixel.
  init(_ bitmap: PageBitmap) {
    (width, height, samples) = (bitmap.width, bitmap.height, bitmap.samples)
    channels = bitmap.depth == 32 ? 3 : 1
  }

  subscript(x: Int, y: Int) -> RGBColor {
    let start = (y * width + x) * channels
    guard channels == 3 else {
      return RGBColor(red: samples[start], green: samples[start], blue: samples[start])
    }
    return RGBColor(red: samples[start], green: samples[start + 1], blue: samples[start + 2])
  }
}

extension RGBColor {
  /// That of the channels which differ most, 0...255.
  func distance(to other: RGBColor) -> Int {
    max(
      abs(Int(red) - Int(other.red)), abs(Int(green) - Int(other.green)), abs(Int(blue) - Int(other.blue)))
  }
}
