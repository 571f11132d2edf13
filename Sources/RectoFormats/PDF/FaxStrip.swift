import Foundation
internal import RectoModel

/// A TIFF file that holds one strip of Group 4 fax data, taken out as it is.
struct FaxStrip {
  private(set) var image: PDFImage

  private enum Tag: Int {
    case width = 256, height = 257, bits = 258, compression = 259, photometric = 262, fillOrder = 266
    case stripOffset = 273, samples = 277, stripLength = 279
  }

  init(_ data: Data) throws(RectoError) {
    var file = FileBytes(data, format: "TIFF")
    file.isLittleEndian = file.starts(with: [0x49, 0x49])
    guard file.isLittleEndian || file.starts(with: [0x4D, 0x4D]), try file.u16(2) == 42 else {
      throw file.damaged("has no header")
    }
    let fields = try Self.fields(of: file)
    guard let width = fields[.width], let height = fields[.height], let offset = fields[.stripOffset],
      let length = fields[.stripLength], let photometric = fields[.photometric]
    else { throw file.damaged("lacks its size or its data") }
    guard fields[.compression] == 4, fields[.bits, default: 1] == 1, fields[.samples, default: 1] == 1 else {
      throw file.unsupported("anything but one-bit Group 4 fax data")
    }
    var strip = try file.bytes(offset, length)
    if fields[.fillOrder] == 2 { strip = Data(strip.map(\.mirrored)) }
    // Fax data knows ink and paper; "min is black" files call the paper ink.
    let polarity = photometric == 1 ? "true" : "false"
    image = try PDFImage(
      strip, width: width, height: height,
      PDFImage.entries(
        bits: 1, colorSpace: "/DeviceGray", filter: "/CCITTFaxDecode",
        parameters: "/K -1 /Columns \(width) /Rows \(height) /BlackIs1 \(polarity)"))
  }

  /// The numbers of the first directory that matter here.
  private static func fields(of file: FileBytes) throws(RectoError) -> [Tag: Int] {
    let start = try file.u32(4)
    var fields: [Tag: Int] = [:]
    for index in 0..<(try file.u16(start)) {
      let entry = start + 2 + 12 * index
      guard let tag = Tag(rawValue: try file.u16(entry)) else { continue }
      guard try file.u32(entry + 4) == 1 else { throw file.unsupported("several strips") }
      // Type 3 is a short number, 4 a long one; both stand in the entry itself.
      fields[tag] = try file.u16(entry + 2) == 3 ? try file.u16(entry + 8) : try file.u32(entry + 8)
    }
    return fields
  }
}

extension UInt8 {
  /// Its bits from the other end.
  fileprivate var mirrored: UInt8 {
    (0..<8).reduce(0) { $0 | ((self >> $1) & 1) << (7 - $1) }
  }
}
