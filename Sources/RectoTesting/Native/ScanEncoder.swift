internal import CLeptonica
import Foundation
import RectoModel

/// Encodes synthetic pages with leptonica (1.82), in memory. From any thread.
enum ScanEncoder {
  static func png(_ bitmap: ScanBitmap) throws(RectoError) -> Data {
    try bytes("PNG") { pixWriteMemPng(&$0, &$1, bitmap.pix, 0) }
  }

  static func jpeg(_ bitmap: ScanBitmap, quality: Int) throws(RectoError) -> Data {
    try bytes("JPEG") { pixWriteMemJpeg(&$0, &$1, bitmap.pix, Int32(quality), 0) }
  }

  /// G4 for black and white, deflated for grey; a page a directory.
  static func tiff(_ bitmaps: [ScanBitmap]) throws(RectoError) -> Data {
    if let only = bitmaps.first, bitmaps.count == 1 {
      let kind = only.bitsPerPixel == 1 ? IFF_TIFF_G4 : IFF_TIFF_ZIP
      return try bytes("TIFF") { pixWriteMemTiff(&$0, &$1, only.pix, Int32(kind)) }
    }
    let pages = try PixList(bitmaps)
    return try bytes("TIFF") { pixaWriteMemMultipageTiff(&$0, &$1, pages.pixa) }
  }

  /// A PDF of pictures: G4 for black and white, JPEG for grey.
  static func pdf(_ bitmaps: [ScanBitmap], quality: Int) throws(RectoError) -> Data {
    let pages = try PixList(bitmaps)
    let isBilevel = bitmaps.allSatisfy { $0.bitsPerPixel == 1 }
    let kind = isBilevel ? L_G4_ENCODE : L_JPEG_ENCODE
    var data = try bytes("PDF") {
      pixaConvertToPdfData(pages.pixa, 0, 1, Int32(kind), Int32(quality), "scan", &$0, &$1)
    }
    data.fixCreationDate()
    return data
  }

  private static func bytes(
    _ name: String, from write: (inout UnsafeMutablePointer<UInt8>?, inout Int) -> Int32
  ) throws(RectoError) -> Data {
    var (memory, count): (UnsafeMutablePointer<UInt8>?, Int) = (nil, 0)
    let status = write(&memory, &count)
    defer { lept_free(memory) }
    guard status == 0, let memory else {
      throw RectoError(.internalInvariant, "Leptonica can't write the page as \(name).")
    }
    return Data(bytes: memory, count: count)
  }
}

/// A leptonica `Pixa` (1.82) that shares its pictures. Used by one thread.
private final class PixList {
  let pixa: UnsafeMutablePointer<Pixa>

  init(_ bitmaps: [ScanBitmap]) throws(RectoError) {
    guard let pixa = pixaCreate(Int32(bitmaps.count)) else {
      throw RectoError(.limitExceeded, "No memory for \(bitmaps.count) pages.")
    }
    self.pixa = pixa
    for bitmap in bitmaps { pixaAddPix(pixa, bitmap.pix, Int32(L_CLONE)) }
  }

  deinit {
    var handle: UnsafeMutablePointer<Pixa>? = pixa
    pixaDestroy(&handle)
  }
}

extension Data {
  /// Leptonica writes the clock's time into a PDF; equal pages are to give equal bytes.
  fileprivate mutating func fixCreationDate() {
    let date = Data("20000101000000".utf8)
    guard let key = range(of: Data("/CreationDate (D:".utf8)), key.upperBound + date.count <= endIndex else {
      return
    }
    replaceSubrange(key.upperBound..<key.upperBound + date.count, with: date)
  }
}
