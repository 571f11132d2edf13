import RectoLayout
import RectoModel

/// Pixels in which light text is made dark.
struct LegiblePicture {
  private let width: Int
  private let height: Int
  private let channels: Int
  private var samples: [UInt8]

  /// An area's edge is known to so many pixels.
  private static let edge = 4

  /// With 8 or 32 bits a pixel.
  init(_ bitmap: PageBitmap) {
    (width, height, samples) = (bitmap.width, bitmap.height, bitmap.samples)
    channels = bitmap.depth == 32 ? 3 : 1
  }

  func bitmap() throws(RectoError) -> PageBitmap {
    try PageBitmap(samples: samples, width: width, height: height, channels: channels)
  }

  /// Makes white what lies round an area that lies askew, in the upright box that is read, and on none of `others`.
  mutating func clear(round shade: ScannedShade, keeping others: [ScannedShade]) {
    let (box, edge) = (shade.shade.box, Double(Self.edge))
    let others = others.filter { $0 != shade && $0.shade.box.intersection(box) != nil }
    for y in pixels(box.minY, box.maxY, margin: 0, below: height) {
      for x in pixels(box.minX, box.maxX, margin: 0, below: width) {
        let point = Point(x: Double(x), y: Double(y))
        guard !shade.contains(point, margin: edge),
          !others.contains(where: { $0.contains(point, margin: edge) })
        else { continue }
        let start = (y * width + x) * channels
        for channel in 0..<channels { samples[start + channel] = 255 }
      }
    }
  }

  /// `ground` and `text` say how bright they are.
  mutating func showText(in shade: ScannedShade, ground: Int, text: Int) {
    let range = max(text - ground, 1)
    let (box, edge) = (shade.shade.box, Double(Self.edge))
    for y in pixels(box.minY, box.maxY, margin: Self.edge, below: height) {
      for x in pixels(box.minX, box.maxX, margin: Self.edge, below: width) {
        let start = (y * width + x) * channels
        let bright = brightness(at: start)
        let point = Point(x: Double(x), y: Double(y))
        guard shade.contains(point, margin: edge) else { continue }
        let isInside = shade.contains(point, margin: -edge)
        // What is light at the edge is paper.
        if !isInside, bright > ground + range / 3 { continue }
        let value = isInside ? 255 - min(max(bright - ground, 0) * 255 / range, 255) : 255
        for channel in 0..<channels { samples[start + channel] = UInt8(value) }
      }
    }
  }

  private func brightness(at start: Int) -> Int {
    guard channels == 3 else { return Int(samples[start]) }
    return RGBColor(red: samples[start], green: samples[start + 1], blue: samples[start + 2]).brightness
  }

  private func pixels(_ from: Double, _ to: Double, margin: Int, below end: Int) -> Range<Int> {
    let first = max(Int(from) - margin, 0)
    return first..<max(first, min(Int(to) + margin, end))
  }
}

extension RGBColor {
  /// 0...255, as the eye weighs the channels.
  var brightness: Int { (Int(red) * 2 + Int(green) * 5 + Int(blue)) / 8 }
}
