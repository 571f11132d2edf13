import Foundation
import RectoModel

/// Reads the header of a BMP file.
enum BMPHeader {
  /// Throws `.unsupportedFeature` for compressed pixels.
  static func read(_ data: Data) throws(RectoError) -> ImageHeader {
    let bytes = ByteReader(data, isBigEndian: false)
    let isCore = try bytes.u32(14) == 12
    let width = isCore ? try bytes.u16(18) : try bytes.i32(18)
    let rows = isCore ? try bytes.u16(20) : try bytes.i32(22)
    let bits = try bytes.u16(isCore ? 24 : 28)
    let compression = isCore ? 0 : try bytes.u32(30)
    guard compression == 0 || compression == 3 else {
      throw RectoError(.unsupportedFeature, "Compressed BMP is not supported; save it as PNG.")
    }
    guard width > 0, rows != 0, rows != .min, [1, 2, 4, 8, 16, 24, 32].contains(bits) else {
      throw RectoError(.malformedInput, "The BMP has a damaged header; save it again.")
    }
    var header = ImageHeader(width: width, height: abs(rows))
    header.bitsPerChannel = bits < 8 ? bits : 8
    header.colour = bits <= 8 ? .palette : .rgb
    header.obstacle = "BMP"
    if !isCore {
      let density = Density(perMetre: try bytes.i32(38), try bytes.i32(42))
      header.density = density.x > 0 && density.y > 0 ? density : nil
    }
    header.byteCount = try bytes.u32(10) + (width * bits + 31) / 32 * 4 * min(abs(rows), 1 << 24)
    return header
  }
}
