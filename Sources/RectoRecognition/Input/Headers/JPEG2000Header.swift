import Foundation
import RectoModel

/// Reads the boxes of a JP2 file, or the start of a bare code stream.
struct JPEG2000Header {
  private let bytes: ByteReader
  private var header: ImageHeader?
  private var density: Density?
  private var isPlainColour = false

  static func read(_ data: Data) throws(RectoError) -> ImageHeader {
    var reader = JPEG2000Header(bytes: ByteReader(data))
    let isBare = try reader.bytes.u32(0) == 0xFF4F_FF51
    if isBare {
      reader.header = try reader.codeStream(at: 0)
    } else {
      try reader.readBoxes(from: 0, to: data.count)
    }
    guard var header = reader.header else {
      throw RectoError(.malformedInput, "The JPEG 2000 file holds no picture; save it again.")
    }
    header.density = reader.density
    header.isPortable = !isBare && reader.isPlainColour && header.bitsPerChannel <= 8 && !header.hasAlpha
    header.obstacle = header.isPortable ? nil : "JPEG 2000 of a kind that PDF can't hold"
    return header
  }

  private init(bytes: ByteReader) { self.bytes = bytes }

  private mutating func readBoxes(from start: Int, to end: Int) throws(RectoError) {
    var offset = start
    while offset < end {
      var length = try bytes.u32(offset)
      var body = offset + 8
      if length == 1 {
        length = try bytes.u64(offset + 8)
        body += 8
      } else if length == 0 {
        length = end - offset
      }
      guard length >= body - offset, length <= end - offset else { throw ByteReader.cutOff }
      try readBox(at: offset + 4, body: body, end: offset + length)
      offset += length
    }
  }

  private mutating func readBox(at name: Int, body: Int, end: Int) throws(RectoError) {
    if bytes.has("jp2h", at: name) || bytes.has("res ", at: name) {
      try readBoxes(from: body, to: end)
    } else if bytes.has("jp2c", at: name), header == nil {
      header = try codeStream(at: body)
    } else if bytes.has("colr", at: name), try bytes.u8(body) == 1 {
      isPlainColour = [16, 17].contains(try bytes.u32(body + 3))
    } else if bytes.has("resc", at: name) || (bytes.has("resd", at: name) && density == nil) {
      density = Density(
        x: try perInch(body + 4, exponent: body + 9), y: try perInch(body, exponent: body + 8))
    }
  }

  /// The size marker follows the start marker.
  private func codeStream(at offset: Int) throws(RectoError) -> ImageHeader {
    let size = offset + 4
    var header = ImageHeader(
      width: try bytes.u32(size + 4) - bytes.u32(size + 12),
      height: try bytes.u32(size + 8) - bytes.u32(size + 16))
    let channels = try bytes.u16(size + 36)
    header.bitsPerChannel = try bytes.u8(size + 38) & 0x7F + 1
    header.colour = channels < 3 ? .gray : .rgb
    header.hasAlpha = channels == 2 || channels > 3
    return header
  }

  private func perInch(_ offset: Int, exponent: Int) throws(RectoError) -> Double {
    let (numerator, denominator) = (try bytes.u16(offset), try bytes.u16(offset + 2))
    guard denominator > 0 else { return 0 }
    let power = Int(Int8(truncatingIfNeeded: try bytes.u8(exponent)))
    return Double(numerator) / Double(denominator) * pow(10, Double(power)) * 0.0254
  }
}
