internal import CLeptonica
import Foundation
import RectoModel

extension PageBitmap {
  /// Row after row without gaps: one byte a pixel, or three for pictures with colours. For 8 and 32 bits a pixel.
  var samples: [UInt8] {
    let channels = depth == 32 ? 3 : 1
    guard let data = pix.pointee.data, depth >= 8 else { return [] }
    let words = Int(pix.pointee.wpl)
    return [UInt8](unsafeUninitializedCapacity: width * height * channels) { buffer, count in
      for y in 0..<height {
        let row = data + y * words
        let out = y * width * channels
        if channels == 1 {
          for x in 0..<width {
            buffer[out + x] = UInt8(truncatingIfNeeded: row[x >> 2] >> (24 - 8 * (x & 3)))
          }
        } else {
          for x in 0..<width {
            for channel in 0..<3 {
              buffer[out + 3 * x + channel] = UInt8(truncatingIfNeeded: row[x] >> (24 - 8 * channel))
            }
          }
        }
      }
      count = width * height * channels
    }
  }

  /// Of `samples`, with 1 or 3 channels.
  convenience init(samples: [UInt8], width: Int, height: Int, channels: Int) throws(RectoError) {
    guard width > 0, height > 0, samples.count == width * height * channels,
      let pix = pixCreate(Int32(width), Int32(height), channels == 1 ? 8 : 32), let data = pix.pointee.data
    else { throw Self.outOfMemory }
    self.init(owning: pix)
    let words = Int(pix.pointee.wpl)
    for y in 0..<height {
      let row = data + y * words
      for x in 0..<width {
        let index = (y * width + x) * channels
        if channels == 1 {
          row[x >> 2] |= UInt32(samples[index]) << (24 - 8 * (x & 3))
        } else {
          row[x] =
            UInt32(samples[index]) << 24 | UInt32(samples[index + 1]) << 16 | UInt32(samples[index + 2]) << 8
        }
      }
    }
  }

  /// 1 bit a pixel, from packed rows: black where a bit is 0.
  convenience init(zeroBits bytes: [UInt8], width: Int, height: Int) throws(RectoError) {
    let rowBytes = (width + 7) / 8
    guard width > 0, height > 0, bytes.count == rowBytes * height,
      let pix = pixCreate(Int32(width), Int32(height), 1), let data = pix.pointee.data
    else { throw Self.outOfMemory }
    self.init(owning: pix)
    let words = Int(pix.pointee.wpl)
    for y in 0..<height {
      for index in 0..<rowBytes {
        let byte = UInt32(~bytes[y * rowBytes + index])
        (data + y * words)[index >> 2] |= byte << UInt32(24 - 8 * (index & 3))
      }
    }
    pixSetPadBits(pix, 0)
  }

  /// JPEG, progressive, `quality` 1...100; colours as fine as brightness, for coarse pictures. For 8 and 32 bits a
  /// pixel.
  func jpeg(quality: Int) throws(RectoError) -> Data {
    if depth == 32 { pixSetChromaSampling(pix, 0) }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard pixWriteMemJpeg(&bytes, &count, pix, Int32(quality), 1) == 0, let bytes else {
      throw Self.outOfMemory
    }
    defer { lept_free(bytes) }
    return Data(bytes: bytes, count: count)
  }
}
