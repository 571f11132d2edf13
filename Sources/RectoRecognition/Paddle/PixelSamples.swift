import RectoModel

/// The pixels of a picture as bytes, row after row: 1 channel for grey ones, 3 for colours.
struct PixelSamples: Sendable {
  let width: Int
  let height: Int
  let channels: Int
  let bytes: [UInt8]

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

  /// As the models want it: blue, green and red one after the other, each -1...1.
  var planes: [Float] {
    let count = width * height
    var planes = [Float](repeating: 0, count: 3 * count)
    for index in 0..<count {
      for plane in 0..<3 {
        let byte = bytes[channels == 1 ? index : 3 * index + 2 - plane]
        planes[plane * count + index] = Float(byte) / 127.5 - 1
      }
    }
    return planes
  }
}
