import RectoModel

/// The pixels of a picture as bytes, row after row: 1 channel for grey ones, 3 for colours.
struct PixelSamples: Sendable {
  let width: Int
  let height: Int
  let channels: Int
  let bytes: [UInt8]
  /// Where the first one stands, in the picture that they are a part of.
  private(set) var left = 0
  private(set) var top = 0

  init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// Black and white becomes grey.
  init(_ bitmap: PageBitmap) throws(RectoError) {
    let deep = bitmap.depth < 8 ? try bitmap.scaled(to: bitmap.size) : bitmap
    self.init(
      width: deep.width, height: deep.height, channels: deep.depth == 32 ? 3 : 1, bytes: deep.samples)
  }

  /// What lies in the box, and two pixels round it; nil where that isn't in the picture.
  init?(_ bitmap: PageBitmap, in box: Rect) throws(RectoError) {
    guard let area = box.grown(by: 2).intersection(bitmap.size.rect) else { return nil }
    try self.init(bitmap.clipped(to: area))
    (left, top) = (Int(area.minX.rounded(.down)), Int(area.minY.rounded(.down)))
  }

  /// A square of it as the models want it: blue, green and red one after the other, each -1...1; white beyond the
  /// picture.
  func planes(x left: Int, y top: Int, side: Int) -> [Float] {
    let count = side * side
    var planes = [Float](repeating: 1, count: 3 * count)
    let columns = max(0, min(side, width - left))
    for y in 0..<max(0, min(side, height - top)) {
      let (from, to) = ((top + y) * width + left, y * side)
      for plane in 0..<3 {
        let (first, step) = channels == 1 ? (from, 1) : (3 * from + 2 - plane, 3)
        for x in 0..<columns {
          planes[plane * count + to + x] = Float(bytes[first + x * step]) / 127.5 - 1
        }
      }
    }
    return planes
  }

  /// Of blue, green and red, 0...1: what models of whole pictures were trained with.
  private static let means: [Float] = [0.485, 0.456, 0.406]
  private static let deviations: [Float] = [0.229, 0.224, 0.225]

  /// A part of it as models of whole pictures want it: blue, green and red one after the other, each as far from its mean as
  /// usual. The part must lie in the picture.
  func normalized(x left: Int, y top: Int, width: Int, height: Int) -> [Float] {
    var planes = [Float](repeating: 0, count: 3 * width * height)
    for y in 0..<height {
      for x in 0..<width {
        let pixel = (top + y) * self.width + left + x
        for plane in 0..<3 {
          let byte = bytes[channels == 1 ? pixel : 3 * pixel + 2 - plane]
          planes[(plane * height + y) * width + x] =
            (Float(byte) / 255 - Self.means[plane]) / Self.deviations[plane]
        }
      }
    }
    return planes
  }
}
