import Foundation
import RectoModel
import RectoPDF

/// An image XObject of a kind that can be decoded here.
struct PDFPicture {
  enum Coding: Sendable, Hashable {
    case jpeg, fax
    /// Samples, once filters such as Flate are undone.
    case samples
  }

  let width: Int
  let height: Int
  /// 1 or 8.
  let bits: Int
  /// 1 or 3.
  let channels: Int
  let coding: Coding
  /// Its samples are colours as they stand, and nothing hides a part of it.
  let isPlain: Bool
  /// `DeviceGray` and `DeviceRGB` may become each other.
  let isDeviceColour: Bool
  private let byteCount: Int
  private let data: Data
  private let fax: FaxParameters

  /// What is smaller is not worth it.
  private static let leastSide = 64

  /// nil for what is kept: JBIG2, JPEG 2000, printer's inks, small pictures, those over the limits.
  init?(_ object: borrowing QPDFObject, limits: Limits) {
    (width, height) = (object["/Width"].integer, object["/Height"].integer)
    guard width >= Self.leastSide, height >= Self.leastSide, width <= limits.sidePixels,
      height <= limits.sidePixels, width * height <= limits.pixels
    else { return nil }
    let isMask = object["/ImageMask"].isTrue
    let space = PDFColourSpace(object["/ColorSpace"])
    guard let coding = Self.coding(of: object), let channels = isMask ? 1 : space?.channels else {
      return nil
    }
    bits = isMask || coding == .fax ? 1 : object["/BitsPerComponent"].integer
    guard bits == 8 || (bits == 1 && channels == 1), let data = Self.data(of: object, coding) else {
      return nil
    }
    self.coding = coding
    self.channels = channels
    let hidesNothing = object["/SMask"].isNull && object["/Mask"].isNull && object["/Decode"].isNull
    let hasOwnTransform = coding == .jpeg && !object["/DecodeParms"].isNull
    isPlain = !isMask && hidesNothing && !hasOwnTransform && space?.isColour == true
    isDeviceColour = isPlain && bits == 8 && space?.isDevice == true
    fax = FaxParameters(object["/DecodeParms"], width: width, height: height)
    (self.data, byteCount) = data
  }

  private static func coding(of object: borrowing QPDFObject) -> Coding? {
    let filter = object["/Filter"]
    let names = filter.name.map { [$0] } ?? (0..<filter.count).map { filter.item($0).name ?? "" }
    switch names {
    case ["/DCTDecode"]: return .jpeg
    case ["/CCITTFaxDecode"]: return .fax
    default:
      let general = ["/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode"]
      return names.allSatisfy(general.contains) ? .samples : nil
    }
  }

  private static func data(of object: borrowing QPDFObject, _ coding: Coding) -> (Data, Int)? {
    guard let raw = object.streamData(.none), !raw.isEmpty else { return nil }
    guard coding == .samples else { return (raw, raw.count) }
    return object.streamData(.generalized).map { ($0, raw.count) }
  }

  /// nil when the data don't fit the description.
  func source() throws(RectoError) -> PictureOptimizer.Source? {
    guard let pixels = try pixels(), pixels.width == width, pixels.height == height,
      pixels.depth == (bits == 1 ? 1 : channels == 3 ? 32 : 8)
    else { return nil }
    return PictureOptimizer.Source(
      byteCount: byteCount, jpeg: coding == .jpeg ? data : nil, pixels: pixels, keepsSamples: !isDeviceColour)
  }

  private func pixels() throws(RectoError) -> PageBitmap? {
    switch coding {
    case .jpeg: return try ImageDecoder.decode(data, kind: .jpeg)
    case .fax:
      guard let file = fax.file(around: data) else { return nil }
      let decoded = try ImageDecoder.decodeTIFF(file, directory: 0)
      return fax.blackIsOne ? try decoded.inverted() : decoded
    case .samples:
      let rowBytes = (width * bits * channels + 7) / 8
      guard data.count >= rowBytes * height else { return nil }
      let bytes = [UInt8](data.prefix(rowBytes * height))
      return bits == 1
        ? try PageBitmap(zeroBits: bytes, width: width, height: height)
        : try PageBitmap(samples: bytes, width: width, height: height, channels: channels)
    }
  }
}

/// What a colour space says about samples.
struct PDFColourSpace: Sendable, Hashable {
  /// 1 or 3.
  let channels: Int
  let isDevice: Bool
  /// Samples are brightnesses: neither indices nor amounts of ink.
  let isColour: Bool

  /// nil for spaces with other numbers of channels, and for none.
  init?(_ object: borrowing QPDFObject) {
    let family = object.name ?? object.item(0).name
    switch family {
    case "/DeviceGray", "/G": (channels, isDevice, isColour) = (1, true, true)
    case "/DeviceRGB", "/RGB": (channels, isDevice, isColour) = (3, true, true)
    case "/CalGray": (channels, isDevice, isColour) = (1, false, true)
    case "/CalRGB": (channels, isDevice, isColour) = (3, false, true)
    case "/Lab": (channels, isDevice, isColour) = (3, false, false)
    case "/Indexed", "/I", "/Separation": (channels, isDevice, isColour) = (1, false, false)
    case "/ICCBased":
      let count = object.item(1)["/N"].integer
      guard count == 1 || count == 3 else { return nil }
      (channels, isDevice, isColour) = (count, false, !object.item(1)["/Alternate"].item(0).isName("/Lab"))
    default: return nil
    }
  }
}
