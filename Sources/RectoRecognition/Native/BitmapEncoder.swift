internal import CLeptonica
import Foundation
import RectoModel
import RectoPDF

extension PageBitmap {
  /// What `write` chooses: JBIG2 for 1 bit a pixel, PNG for the rest. Both lose nothing.
  var encodedType: MediaType { depth == 1 ? .jbig2 : .png }

  /// Writes the picture as `encodedType`. Throws `.resourceUnavailable` when the disk is full.
  func write(to file: URL, resolution: Resolution) throws(RectoError) {
    if let bilevel { return try Self.write(JBIG2File(bilevel).bytes, to: file) }
    try writePNG(to: file, resolution: resolution)
  }

  /// Whatever its depth. Throws `.resourceUnavailable` when the disk is full.
  func writePNG(to file: URL, resolution: Resolution) throws(RectoError) {
    let perInch = Int32(min(resolution.unitsPerInch, 10_000).rounded())
    pixSetResolution(pix, perInch, perInch)
    guard pixWrite(file.path, pix, Int32(IFF_PNG)) == 0 else { throw Self.unwritable(file) }
  }

  /// The pixels of a picture of 1 bit a pixel; nil for others. Leptonica's words have the leftmost pixel in the highest
  /// bit, and 1 is black.
  private var bilevel: BilevelBitmap? {
    guard depth == 1, let data = pix.pointee.data else { return nil }
    let (words, rowBytes) = (Int(pix.pointee.wpl), (width + 7) / 8)
    let bytes = [UInt8](unsafeUninitializedCapacity: rowBytes * height) { buffer, count in
      for row in 0..<height {
        for column in 0..<rowBytes {
          let word = data[row * words + column / 4]
          buffer[row * rowBytes + column] = UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32(column % 4)))
        }
      }
      count = rowBytes * height
    }
    return BilevelBitmap(width: width, height: height, bytes: bytes)
  }

  private static func write(_ bytes: [UInt8], to file: URL) throws(RectoError) {
    do { try Data(bytes).write(to: file) } catch { throw unwritable(file) }
  }

  private static func unwritable(_ file: URL) -> RectoError {
    RectoError(.resourceUnavailable, "The page image can't be written to \(file.path); is the disk full?")
  }
}
