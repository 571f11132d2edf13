import RectoModel

/// A text line made level and 48 pixels high, as the recognition model wants it.
struct LineImage: Sendable {
  static let height = 48
  /// Widths are multiples of it, so that there are few of them: each new one costs the runtime time.
  private static let step = 32
  private static let leastWidth = 64
  /// Longer lines are squeezed.
  private static let mostWidth = 4800

  /// Where the line is on the page.
  let box: TiltedBox
  /// Of the picture of the line itself.
  let width: Int
  /// Grey, `width` x 48.
  let tones: [UInt8]
  /// Blue, green and red, each `paddedWidth` x 48, -1...1; 0 beyond the line.
  let planes: [Float]
  let paddedWidth: Int

  /// Cuts the line out of a page, or of a part of it that holds the line.
  init(_ box: TiltedBox, of page: PixelSamples) {
    let width = Self.width(of: box)
    let padded = Self.paddedWidth(of: box)
    var tones = [UInt8](repeating: 0, count: width * Self.height)
    var planes = [Float](repeating: 0, count: 3 * padded * Self.height)
    let sampler = LineSampler(page: page, box: box, width: width)
    for y in 0..<Self.height {
      for x in 0..<width {
        let (red, green, blue) = sampler.colour(x: x, y: y)
        let place = y * padded + x
        planes[place] = blue / 127.5 - 1
        planes[place + padded * Self.height] = green / 127.5 - 1
        planes[place + 2 * padded * Self.height] = red / 127.5 - 1
        tones[y * width + x] = UInt8(min(max((red * 0.3 + green * 0.59 + blue * 0.11).rounded(), 0), 255))
      }
    }
    (self.box, self.width, self.tones, self.planes, paddedWidth) = (box, width, tones, planes, padded)
  }

  private static func width(of box: TiltedBox) -> Int {
    min(max(Int((Double(height) * box.width / max(box.height, 1)).rounded(.up)), 1), mostWidth)
  }

  /// Of the line's picture, in pixels.
  static func paddedWidth(of box: TiltedBox) -> Int {
    max((width(of: box) + step - 1) / step * step, leastWidth)
  }

  /// Maps a rectangle of the picture to the page: the upright box round it.
  func place(_ rect: Rect) -> Rect {
    let (x, y) = (box.width / Double(width), box.height / Double(Self.height))
    let corners = rect.corners.map { box.point(x: $0.x * x, y: $0.y * y) }
    return Rect(around: corners) ?? box.bounds
  }

  func place(_ point: Point) -> Point {
    box.point(x: point.x * box.width / Double(width), y: point.y * box.height / Double(Self.height))
  }
}

/// Reads colours of a page where a tilted box lies: the mean of enough places for each pixel, between pixels by
/// their distance.
private struct LineSampler {
  let page: PixelSamples
  let origin: Point
  /// From a pixel of the line to the next one, on the page.
  let along: Point
  let across: Point
  /// Places a pixel, on each side.
  let places: Int

  init(page: PixelSamples, box: TiltedBox, width: Int) {
    self.page = page
    let (x, y) = (box.width / Double(width), box.height / Double(LineImage.height))
    origin = box.point(x: 0, y: 0)
    along = Point(x: box.direction.x * x, y: box.direction.y * x)
    across = Point(x: -box.direction.y * y, y: box.direction.x * y)
    places = min(max(Int(max(x, y).rounded(.up)), 1), 4)
  }

  func colour(x: Int, y: Int) -> (red: Float, green: Float, blue: Float) {
    var (red, green, blue) = (Float(0), Float(0), Float(0))
    for row in 0..<places {
      for column in 0..<places {
        let u = Double(x) + (Double(column) + 0.5) / Double(places)
        let v = Double(y) + (Double(row) + 0.5) / Double(places)
        let (r, g, b) = colour(
          atX: origin.x + u * along.x + v * across.x - 0.5, y: origin.y + u * along.y + v * across.y - 0.5)
        (red, green, blue) = (red + r, green + g, blue + b)
      }
    }
    let count = Float(places * places)
    return (red / count, green / count, blue / count)
  }

  /// Beyond the page's edge its last pixels go on.
  private func colour(atX x: Double, y: Double) -> (Float, Float, Float) {
    let (x, y) = (
      min(max(x - Double(page.left), 0), Double(page.width - 1)),
      min(max(y - Double(page.top), 0), Double(page.height - 1))
    )
    let (left, top) = (Int(x), Int(y))
    let (right, bottom) = (min(left + 1, page.width - 1), min(top + 1, page.height - 1))
    let (dx, dy) = (Float(x - Double(left)), Float(y - Double(top)))
    func channel(_ channel: Int) -> Float {
      func tone(_ x: Int, _ y: Int) -> Float {
        Float(page.bytes[(y * page.width + x) * page.channels + channel])
      }
      let upper = tone(left, top) + dx * (tone(right, top) - tone(left, top))
      let lower = tone(left, bottom) + dx * (tone(right, bottom) - tone(left, bottom))
      return upper + dy * (lower - upper)
    }
    let red = channel(0)
    return page.channels == 1 ? (red, red, red) : (red, channel(1), channel(2))
  }
}
