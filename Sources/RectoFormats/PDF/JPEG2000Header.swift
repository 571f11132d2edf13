import Foundation
internal import RectoModel

/// What a JPEG 2000 file says of itself before its pixels.
struct JPEG2000Header {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var components = 0

  init(_ data: Data) throws(RectoError) {
    let file = FileBytes(data, format: "JPEG 2000")
    guard file.starts(with: [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20]) else {
      throw file.damaged("has no header")
    }
    var offset = 12
    while offset + 8 <= file.count {
      let length = try file.u32(offset)
      if try file.bytes(offset + 4, 4) == Data("jp2h".utf8) {
        try read(at: offset + 8, in: file)
        return
      }
      guard length >= 8 else { break }
      offset += length
    }
    throw file.damaged("has no size")
  }

  /// The first box inside the header.
  private mutating func read(at offset: Int, in file: FileBytes) throws(RectoError) {
    guard try file.bytes(offset + 4, 4) == Data("ihdr".utf8) else { throw file.damaged("has no size") }
    (height, width) = (try file.u32(offset + 8), try file.u32(offset + 12))
    components = try file.u16(offset + 16)
    guard components == 1 || components == 3 else { throw file.unsupported("\(components) components") }
  }

  func image(_ data: Data) throws(RectoError) -> PDFImage {
    try PDFImage(
      data, width: width, height: height, [PDFImage.Entry(key: "/Filter", value: "/JPXDecode")])
  }
}
