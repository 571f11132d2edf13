import Foundation
import RectoModel

/// Reads the chunks of a WEBP file.
enum WebPHeader {
  static func read(_ data: Data) throws(RectoError) -> ImageHeader {
    let bytes = ByteReader(data, isBigEndian: false)
    guard try bytes.u32(4) <= bytes.count - 8 else { throw ByteReader.cutOff }
    var header = try size(bytes)
    header.obstacle = "WEBP"
    var offset = 12
    while offset + 8 <= bytes.count, bytes.has("VP8X", at: 12) {
      let length = try bytes.u32(offset + 4)
      if bytes.has("EXIF", at: offset) {
        let body = bytes.slice(offset + 8, count: length) ?? Data()
        let start = ByteReader(body).has("Exif\0\0", at: 0) ? 6 : 0
        EXIF.read(body.dropFirst(start))?.apply(to: &header)
      }
      offset += 8 + length + length % 2
    }
    return header
  }

  private static func size(_ bytes: ByteReader) throws(RectoError) -> ImageHeader {
    if bytes.has("VP8X", at: 12) {
      let flags = try bytes.u8(20)
      guard flags & 2 == 0 else {
        throw RectoError(
          .unsupportedFeature,
          "Animated WEBP is not supported; take a frame with: webpmux -get frame 1 FILE -o page.webp")
      }
      return ImageHeader(
        width: try bytes.u24(24) + 1, height: try bytes.u24(27) + 1, hasAlpha: flags & 16 != 0)
    }
    if bytes.has("VP8L", at: 12) {
      let packed = try bytes.u32(21)
      return ImageHeader(
        width: packed & 0x3FFF + 1, height: packed >> 14 & 0x3FFF + 1, hasAlpha: packed >> 28 & 1 == 1)
    }
    guard bytes.has("VP8 ", at: 12) else {
      throw RectoError(.malformedInput, "The WEBP has no picture; save it again.")
    }
    return ImageHeader(width: try bytes.u16(26) & 0x3FFF, height: try bytes.u16(28) & 0x3FFF)
  }
}
