internal import CLeptonica
import Foundation
import RectoModel

/// Kind and size of an encoded picture, from its first bytes, by leptonica (1.82). From any thread.
struct ImageHeader {
  let mediaType: MediaType
  /// In pixels.
  let size: Size

  /// Throws `.malformedInput` for a file that is no JPEG, PNG, TIFF or JPEG 2000.
  init(of file: URL) throws(RectoError) {
    var (format, width, height): (Int32, Int32, Int32) = (0, 0, 0)
    let status = pixReadHeader(file.path, &format, &width, &height, nil, nil, nil)
    guard status == 0, let mediaType = Self.mediaType(of: format) else {
      throw RectoError(
        .malformedInput, "Not a JPEG, PNG, TIFF or JPEG 2000 picture.", location: .init(file: file.path))
    }
    self.mediaType = mediaType
    size = Size(width: Double(width), height: Double(height))
  }

  private static func mediaType(of format: Int32) -> MediaType? {
    switch Int(format) {
    case Int(IFF_JFIF_JPEG): .jpeg
    case Int(IFF_PNG): .png
    case Int(IFF_JP2): .jpeg2000
    case Int(IFF_TIFF), Int(IFF_TIFF_PACKBITS), Int(IFF_TIFF_RLE), Int(IFF_TIFF_G3), Int(IFF_TIFF_G4),
      Int(IFF_TIFF_LZW), Int(IFF_TIFF_ZIP), Int(IFF_TIFF_JPEG):
      .tiff
    default: nil
    }
  }
}
