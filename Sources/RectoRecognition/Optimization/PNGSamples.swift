/// Pixels as they go into a PNG file: packed rows, with a palette where they have few colours.
struct PNGSamples: Sendable {
  let width: Int
  let height: Int
  /// 1, 2, 4 or 8.
  private(set) var bits = 8
  /// 1 for grey and for palettes, else 3.
  private(set) var channels: Int
  /// Red, green and blue of each colour; nil for none.
  private(set) var palette: [UInt8]?
  /// Row after row, each from a byte of its own.
  private(set) var bytes: [UInt8]

  var bytesPerRow: Int { (width * bits * channels + 7) / 8 }

  /// With `reducesColours`, up to 256 colours become a palette and up to 16 greys too.
  init(_ picture: PageBitmap, reducesColours: Bool) {
    (width, height) = (picture.width, picture.height)
    channels = picture.depth == 32 ? 3 : 1
    bytes = picture.samples
    let most = channels == 3 ? 256 : 16
    guard reducesColours, let colours = colours(most: most) else { return }
    let sorted = colours.sorted()
    let indices = Dictionary(uniqueKeysWithValues: zip(sorted, (0..<256).map(UInt8.init)))
    palette = sorted.flatMap { [UInt8($0 >> 16 & 255), UInt8($0 >> 8 & 255), UInt8($0 & 255)] }
    bits = sorted.count <= 2 ? 1 : sorted.count <= 4 ? 2 : sorted.count <= 16 ? 4 : 8
    bytes = packed(indices)
    channels = 1
  }

  private func colour(_ pixel: Int) -> UInt32 {
    guard channels == 3 else { return UInt32(bytes[pixel]) * 0x01_01_01 }
    return UInt32(bytes[pixel * 3]) << 16 | UInt32(bytes[pixel * 3 + 1]) << 8 | UInt32(bytes[pixel * 3 + 2])
  }

  /// nil when there are more.
  private func colours(most: Int) -> Set<UInt32>? {
    var found = Set<UInt32>()
    var last = UInt32.max
    for pixel in 0..<width * height {
      let colour = colour(pixel)
      guard colour != last else { continue }
      last = colour
      found.insert(colour)
      if found.count > most { return nil }
    }
    return found
  }

  private func packed(_ indices: [UInt32: UInt8]) -> [UInt8] {
    let rowBytes = (width * bits + 7) / 8
    var packed = [UInt8](repeating: 0, count: rowBytes * height)
    var (last, index) = (UInt32.max, UInt8(0))
    for y in 0..<height {
      for x in 0..<width {
        let colour = colour(y * width + x)
        if colour != last { (last, index) = (colour, indices[colour] ?? 0) }
        packed[y * rowBytes + x * bits / 8] |= index << UInt8(8 - bits - x * bits % 8)
      }
    }
    return packed
  }
}
