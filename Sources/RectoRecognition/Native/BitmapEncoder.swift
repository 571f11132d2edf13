internal import CLeptonica
import Foundation
import RectoModel

extension PageBitmap {
  /// What `write` chooses: CCITT G4 for 1 bit a pixel, PNG for the rest. Both lose nothing.
  var encodedType: MediaType { depth == 1 ? .tiff : .png }

  /// Writes the picture as `encodedType`; G4 in one strip. Throws `.resourceUnavailable` when the disk is full.
  func write(to file: URL, resolution: Resolution) throws(RectoError) {
    let perInch = Int32(min(resolution.unitsPerInch, 10_000).rounded())
    pixSetResolution(pix, perInch, perInch)
    let format = depth == 1 ? IFF_TIFF_G4 : IFF_PNG
    guard pixWrite(file.path, pix, Int32(format)) == 0 else {
      throw RectoError(
        .resourceUnavailable, "The page image can't be written to \(file.path); is the disk full?")
    }
  }
}
