import Foundation
internal import RectoModel

/// A PNG file taken apart: its pixels are compressed exactly as PDF wants them, row filters and all.
struct PNGFile {
  private(set) var image: PDFImage

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  init(_ data: Data) throws(RectoError) {
    let file = FileBytes(data, format: "PNG")
    guard file.starts(with: Self.signature), try file.bytes(12, 4) == Data("IHDR".utf8) else {
      throw file.damaged("has no header")
    }
    let (width, height) = (try file.u32(16), try file.u32(20))
    let (bits, colorType) = (try file.u8(24), try file.u8(25))
    guard try file.u8(28) == 0 else { throw file.unsupported("interlacing") }
    let (pixels, palette) = try Self.chunks(of: file)
    guard !pixels.isEmpty else { throw file.damaged("holds no pixels") }
    let colorSpace = try Self.colorSpace(colorType, palette, in: file)
    guard [1, 2, 4, 8, 16].contains(bits), colorType == 0 || (colorType == 2 ? bits >= 8 : bits <= 8) else {
      throw file.damaged("has \(bits) bits for a colour")
    }
    let colors = colorType == 2 ? 3 : 1
    image = try PDFImage(
      pixels, width: width, height: height,
      PDFImage.entries(
        bits: bits, colorSpace: colorSpace, filter: "/FlateDecode",
        parameters: "/Predictor 15 /Colors \(colors) /BitsPerComponent \(bits) /Columns \(width)"))
  }

  private static func colorSpace(
    _ colorType: Int, _ palette: Data, in file: FileBytes
  ) throws(RectoError) -> String {
    switch colorType {
    case 0: return "/DeviceGray"
    case 2: return "/DeviceRGB"
    case 3:
      guard palette.count >= 3, palette.count <= 768, palette.count % 3 == 0 else {
        throw file.damaged("has no palette")
      }
      return "[/Indexed /DeviceRGB \(palette.count / 3 - 1) <\(palette.hexadecimal)>]"
    case 4, 6: throw file.unsupported("transparency")
    default: throw file.damaged("names no known kind of colour")
    }
  }

  /// The compressed pixels in one piece, and the palette.
  private static func chunks(of file: FileBytes) throws(RectoError) -> (pixels: Data, palette: Data) {
    var (pixels, palette) = (Data(), Data())
    var offset = 8
    while offset + 8 <= file.count {
      let length = try file.u32(offset)
      let content = try file.bytes(offset + 8, length)
      switch String(decoding: try file.bytes(offset + 4, 4), as: UTF8.self) {
      case "IDAT": pixels.append(content)
      case "PLTE": palette = content
      case "tRNS": throw file.unsupported("transparency")
      case "IEND": return (pixels, palette)
      default: break
      }
      offset += 12 + length
    }
    throw file.damaged("has no end")
  }
}
