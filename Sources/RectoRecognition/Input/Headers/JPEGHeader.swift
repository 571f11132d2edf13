import Foundation
import RectoModel

/// Reads the markers of a JPEG file.
struct JPEGHeader {
  private let bytes: ByteReader
  private var header: ImageHeader?
  private var density: Density?
  private var exif: EXIF?

  /// Throws `.malformedInput` when the end marker is missing: the rest of the picture is, too.
  static func read(_ data: Data) throws(RectoError) -> ImageHeader {
    var reader = JPEGHeader(bytes: ByteReader(data))
    let scan = try reader.readSegments()
    guard reader.bytes.lastOffset(of: [0xFF, 0xD9], from: scan) != nil else { throw ByteReader.cutOff }
    guard var header = reader.header else {
      throw RectoError(.malformedInput, "The JPEG states no size; save it again.")
    }
    header.density = reader.density
    reader.exif?.apply(to: &header)
    return header
  }

  private init(bytes: ByteReader) { self.bytes = bytes }

  /// Up to the first scan; gives its place.
  private mutating func readSegments() throws(RectoError) -> Int {
    var offset = 2
    while true {
      guard try bytes.u8(offset) == 0xFF else {
        throw RectoError(.malformedInput, "The JPEG is damaged; save it again.")
      }
      let marker = try bytes.u8(offset + 1)
      switch marker {
      case 0xFF: offset += 1
      case 0x01, 0xD0...0xD8: offset += 2
      case 0xDA: return offset
      case 0xD9: throw ByteReader.cutOff
      default:
        let length = try bytes.u16(offset + 2)
        try readSegment(marker, at: offset + 4, length: length - 2)
        offset += 2 + length
      }
    }
  }

  private mutating func readSegment(_ marker: Int, at offset: Int, length: Int) throws(RectoError) {
    switch marker {
    case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
      header = try frame(marker, at: offset)
    case 0xE0 where bytes.has("JFIF\0", at: offset):
      density = try jfifDensity(at: offset)
    case 0xE1 where bytes.has("Exif\0\0", at: offset):
      exif = bytes.slice(offset + 6, count: length - 6).flatMap { EXIF.read($0) }
    default: break
    }
  }

  private func frame(_ marker: Int, at offset: Int) throws(RectoError) -> ImageHeader {
    var header = ImageHeader(width: try bytes.u16(offset + 3), height: try bytes.u16(offset + 1))
    header.bitsPerChannel = try bytes.u8(offset)
    header.colour = [1: .gray, 4: .cmyk][try bytes.u8(offset + 5)] ?? .rgb
    guard header.bitsPerChannel == 8, marker & 3 != 3 else {
      throw RectoError(
        .unsupportedFeature,
        "This kind of JPEG (12 bits a channel, or lossless) is not supported; save it as PNG.")
    }
    // PDF knows baseline and progressive pictures with Huffman codes.
    header.isPortable = (0xC0...0xC2).contains(marker)
    header.obstacle = header.isPortable ? nil : "JPEG with arithmetic coding"
    return header
  }

  private func jfifDensity(at offset: Int) throws(RectoError) -> Density? {
    let (x, y) = (Double(try bytes.u16(offset + 8)), Double(try bytes.u16(offset + 10)))
    switch try bytes.u8(offset + 7) {
    case 1: return Density(x: x, y: y)
    case 2: return Density(perCentimetre: x, y)
    default: return nil
    }
  }
}
