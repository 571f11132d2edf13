/// A picture of black and white pixels.
package struct BilevelBitmap: Sendable, Hashable {
  package let width: Int
  package let height: Int
  /// Row after row, each from a byte of its own on; the leftmost pixel in the highest bit; 1 is black. The bits
  /// behind the last pixel of a row are 0.
  package private(set) var bytes: [UInt8]

  package var bytesPerRow: Int { (width + 7) / 8 }

  /// nil for a picture without pixels, or with another number of bytes than its size takes.
  package init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width > 0, height > 0, width <= 1 << 24, height <= 1 << 24,
      bytes.count == (width + 7) / 8 * height
    else { return nil }
    (self.width, self.height, self.bytes) = (width, height, bytes)
    let rest = width % 8
    guard rest > 0 else { return }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
    for row in 1...height { self.bytes[row * bytesPerRow - 1] &= mask }
  }
}
