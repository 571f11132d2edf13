import Foundation
import RectoModel

/// Reads the chunks of a PNG file.
enum PNGHeader {
  /// Throws `.malformedInput` when the file ends before its end chunk.
  static func read(_ data: Data) throws(RectoError) -> ImageHeader {
    let bytes = ByteReader(data)
    guard bytes.has("IHDR", at: 12) else {
      throw RectoError(.malformedInput, "The PNG has no header; save it again.")
    }
    var header = ImageHeader(width: try bytes.u32(16), height: try bytes.u32(20))
    header.bitsPerChannel = try bytes.u8(24)
    let type = try bytes.u8(25)
    header.colour = type == 3 ? .palette : type & 2 == 0 ? .gray : .rgb
    header.hasAlpha = type & 4 != 0
    try readChunks(bytes, into: &header)
    let obstacles = [
      (try bytes.u8(28) != 0, "interlaced PNG"), (header.hasAlpha, "PNG with transparency"),
      (header.bitsPerChannel == 16, "16 bits a channel, reduced to 8"),
    ]
    header.obstacle = obstacles.first { $0.0 }?.1
    header.isPortable = header.obstacle == nil
    return header
  }

  private static func readChunks(_ bytes: ByteReader, into header: inout ImageHeader) throws(RectoError) {
    var offset = 8
    while !bytes.has("IEND", at: offset + 4) {
      let length = try bytes.u32(offset)
      guard let body = bytes.slice(offset + 8, count: length) else { throw ByteReader.cutOff }
      let chunk = ByteReader(body)
      if bytes.has("pHYs", at: offset + 4), try chunk.u8(8) == 1 {
        header.density = Density(perMetre: try chunk.u32(0), try chunk.u32(4))
      } else if bytes.has("tRNS", at: offset + 4) {
        header.hasAlpha = true
      } else if bytes.has("eXIf", at: offset + 4) {
        EXIF.read(body)?.apply(to: &header)
      }
      offset += 12 + length
    }
  }
}
