import Foundation
internal import RectoModel

/// What a JPEG file says of itself before its pixels.
struct JPEGHeader {
  private(set) var width = 0
  private(set) var height = 0
  private(set) var components = 0
  /// Photoshop writes the inks of CMYK pictures the other way round, and says so with a marker of its own.
  private(set) var isAdobe = false

  init(_ data: Data) throws(RectoError) {
    let file = FileBytes(data, format: "JPEG")
    guard file.starts(with: [0xFF, 0xD8, 0xFF]) else { throw file.damaged("has no header") }
    var offset = 2
    while true {
      let marker = try file.u16(offset)
      if components > 0, marker == Self.startOfScan { break }
      guard marker > 0xFF00 else { throw file.damaged("has no frame") }
      if marker == 0xFFFF {
        offset += 1
        continue
      }
      let isBare = marker == 0xFF01 || (0xFFD0...0xFFD8).contains(marker)
      if !isBare { try read(marker, at: offset + 4, in: file) }
      offset += isBare ? 2 : 2 + max(try file.u16(offset + 2), 2)
    }
    guard [1, 3, 4].contains(components) else { throw file.unsupported("\(components) colour components") }
  }

  private static let startOfScan = 0xFFDA

  private mutating func read(_ marker: Int, at offset: Int, in file: FileBytes) throws(RectoError) {
    switch marker {
    case 0xFFC0, 0xFFC1, 0xFFC2:
      guard try file.u8(offset) == 8 else { throw file.unsupported("more than 8 bits a colour") }
      (height, width, components) = (
        try file.u16(offset + 1), try file.u16(offset + 3), try file.u8(offset + 5)
      )
    case 0xFFC3, 0xFFC5...0xFFC7, 0xFFC9...0xFFCB, 0xFFCD...0xFFCF:
      throw file.unsupported("lossless or arithmetic coding")
    case 0xFFEE: isAdobe = try file.bytes(offset, 5) == Data("Adobe".utf8)
    case 0xFFD9, 0xFFDA: throw file.damaged("has no frame")
    default: break
    }
  }

  func image(_ data: Data) throws(RectoError) -> PDFImage {
    let colorSpace = [1: "/DeviceGray", 3: "/DeviceRGB"][components] ?? "/DeviceCMYK"
    var entries = PDFImage.entries(bits: 8, colorSpace: colorSpace, filter: "/DCTDecode")
    if components == 4, isAdobe { entries.append(.init(key: "/Decode", value: "[1 0 1 0 1 0 1 0]")) }
    return try PDFImage(data, width: width, height: height, entries)
  }
}
