import CLeptonica
import Foundation
import RectoModel

@testable import RectoRecognition

/// Pictures that leptonica (1.82) draws and encodes for tests.
enum SketchedPage {
  /// Black text on white in leptonica's own letters: 80 from the left, the first baseline 100 from the top, 70 apart.
  static func text(_ lines: [String], width: Int = 1000, height: Int = 600) throws -> PageBitmap {
    guard let pix = pixCreate(Int32(width), Int32(height), 8), let letters = bmfCreate(nil, 10) else {
      throw PageBitmap.outOfMemory
    }
    var font: UnsafeMutablePointer<L_BMF>? = letters
    defer { bmfDestroy(&font) }
    let page = PageBitmap(owning: pix)
    pixSetAll(pix)
    for (index, line) in lines.enumerated() {
      pixSetTextline(pix, letters, line, 0, 80, Int32(100 + 70 * index), nil, nil)
    }
    return page
  }

  /// White, with one black square.
  static func square(
    width: Int, height: Int, left: Int, top: Int, side: Int
  ) throws -> PageBitmap {
    guard let pix = pixCreate(Int32(width), Int32(height), 8) else { throw PageBitmap.outOfMemory }
    let page = PageBitmap(owning: pix)
    pixSetAll(pix)
    var box = boxCreate(Int32(left), Int32(top), Int32(side), Int32(side))
    defer { boxDestroy(&box) }
    pixClearInRect(pix, box)
    return page
  }

  static func encoded(_ page: PageBitmap, as kind: InputKind) throws -> Data {
    let formats: [InputKind: Int] = [
      .png: IFF_PNG, .jpeg: IFF_JFIF_JPEG, .jpeg2000: IFF_JP2, .webp: IFF_WEBP, .bmp: IFF_BMP,
      .gif: IFF_GIF, .tiff: page.depth == 1 ? IFF_TIFF_G4 : IFF_TIFF_LZW,
    ]
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    guard let format = formats[kind], pixWriteMem(&bytes, &count, page.pix, Int32(format)) == 0, let bytes
    else {
      throw RectoError(.internalInvariant, "no \(kind.name)")
    }
    defer { lept_free(bytes) }
    return Data(bytes: bytes, count: count)
  }

  /// One bilevel page after the other, CCITT G4.
  static func multipageTIFF(_ pages: [PageBitmap], to file: URL) throws {
    for (index, page) in pages.enumerated() {
      let failed = pixWriteTiff(file.path, page.pix, Int32(IFF_TIFF_G4), index == 0 ? "w" : "a")
      guard failed == 0 else { throw RectoError(.internalInvariant, "no TIFF") }
    }
  }
}

extension PageBitmap {
  /// 0 for black, 255 for white, in any depth.
  func gray(_ x: Int, _ y: Int) -> Int {
    var value: UInt32 = 0
    pixGetPixel(pix, Int32(x), Int32(y), &value)
    switch depth {
    case 1: return value == 0 ? 255 : 0
    case 8: return Int(value)
    default: return Int(value >> 16 & 0xFF)
    }
  }

  /// The centre of its ink, a pixel's own centre being at one half; nil when there is none.
  var darkCentre: Point? {
    var (x, y, ink) = (0.0, 0.0, 0.0)
    for row in 0..<height {
      for column in 0..<width {
        let weight = Double(255 - gray(column, row))
        x += (Double(column) + 0.5) * weight
        y += (Double(row) + 0.5) * weight
        ink += weight
      }
    }
    return ink == 0 ? nil : Point(x: x / ink, y: y / ink)
  }
}
