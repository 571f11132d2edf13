internal import CLeptonica
import Foundation
import RectoModel

/// Decodes encoded pictures with leptonica (1.82), which calls the format's own library. From any thread.
enum ImageDecoder {
  /// Leptonica writes to the standard error stream unless told otherwise.
  private static let isQuiet = setMsgSeverity(Int32(L_SEVERITY_NONE)) >= 0

  /// A file with one picture. Throws `.malformedInput` when it can't be decoded.
  static func decode(_ data: Data, kind: InputKind) throws(RectoError) -> PageBitmap {
    try decode(data, kind: kind) { bytes in
      pixReadMem(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count)
    }
  }

  /// One directory of a TIFF file, turned upright.
  static func decodeTIFF(_ data: Data, directory: Int) throws(RectoError) -> PageBitmap {
    try decode(data, kind: .tiff) { bytes in
      pixReadMemTiff(bytes.bindMemory(to: UInt8.self).baseAddress, bytes.count, Int32(clamping: directory))
    }
  }

  private static func decode(
    _ data: Data, kind: InputKind, by read: (UnsafeRawBufferPointer) -> UnsafeMutablePointer<Pix>?
  ) throws(RectoError) -> PageBitmap {
    _ = isQuiet
    guard let pix = data.withUnsafeBytes(read) else {
      throw RectoError(.malformedInput, "The \(kind.name) image can't be decoded; scan or save it again.")
    }
    return try PageBitmap(normalising: PageBitmap(owning: pix))
  }
}

extension PageBitmap {
  /// The same picture with 1, 8 or 32 bits a pixel, without colour table, on white paper where it was transparent.
  convenience init(normalising source: PageBitmap) throws(RectoError) {
    var current = source
    while let step = Self.nextStep(for: current.pix) {
      guard let next = step(current.pix) else { throw Self.outOfMemory }
      current = PageBitmap(owning: next)
    }
    guard let shared = pixClone(current.pix) else { throw Self.outOfMemory }
    self.init(owning: shared)
  }

  static let outOfMemory = RectoError(
    .limitExceeded, "The image is too large for the memory; scan at a lower resolution.")

  private typealias Step = (UnsafeMutablePointer<Pix>) -> UnsafeMutablePointer<Pix>?

  private static func nextStep(for pix: UnsafeMutablePointer<Pix>) -> Step? {
    if let colours = pix.pointee.colormap {
      var isOpaque: Int32 = 1
      pixcmapIsOpaque(colours, &isOpaque)
      let kind = isOpaque == 0 ? REMOVE_CMAP_WITH_ALPHA : REMOVE_CMAP_BASED_ON_SRC
      return { pixRemoveColormap($0, Int32(kind)) }
    }
    switch (pix.pointee.d, pix.pointee.spp) {
    case (1, _), (8, _), (32, 0...3): return nil
    case (16, _): return { pixConvert16To8($0, Int32(L_MS_BYTE)) }
    case (24, _): return { pixConvert24To32($0) }
    case (32, _): return { blend($0) }
    default: return { pixConvertTo8($0, 0) }
    }
  }

  /// On white paper; on black when nothing would be seen on white, as with white letters.
  private static func blend(_ pix: UnsafeMutablePointer<Pix>) -> UnsafeMutablePointer<Pix>? {
    guard let white = pixAlphaBlendUniform(pix, 0xFFFF_FF00) else { return nil }
    guard extreme(of: white, L_SELECT_MIN) >= 224, let black = pixAlphaBlendUniform(pix, 0) else {
      return white
    }
    let isSeen = extreme(of: black, L_SELECT_MAX) >= 128
    var unused: UnsafeMutablePointer<Pix>? = isSeen ? white : black
    pixDestroy(&unused)
    return isSeen ? black : white
  }

  /// The green channel's.
  private static func extreme(of pix: UnsafeMutablePointer<Pix>, _ kind: Int) -> Int32 {
    var (red, green, blue) = (Int32(0), Int32(0), Int32(0))
    pixGetExtremeValue(pix, 1, Int32(kind), &red, &green, &blue, nil)
    return green
  }
}
