import Foundation
import RectoModel

/// A file for a picture of a page, in the spool folder.
struct PictureFile {
  let id: AssetID
  let spool: URL

  /// Of JPEG.
  private static let quality = 88

  /// JPEG for photographs, else PNG in as few bits as it needs. Throws `.resourceUnavailable` when the disk is full.
  func write(_ bitmap: PageBitmap, isPhotographic: Bool, unitsPerInch: Double) throws(RectoError) -> Asset {
    let bitmap = bitmap.reduced()
    if isPhotographic, bitmap.depth > 1, let data = try? bitmap.jpeg(quality: Self.quality) {
      return try write(data, .jpeg, bitmap.size)
    }
    let asset = Asset(id: id, mediaType: .png, size: bitmap.size, file: file("png"))
    try bitmap.writePNG(to: asset.file, resolution: .measured(unitsPerInch))
    return asset
  }

  /// A JPEG file as it is.
  func write(_ data: Data, _ type: MediaType, _ size: Size) throws(RectoError) -> Asset {
    let asset = Asset(id: id, mediaType: type, size: size, file: file("jpg"))
    do { try data.write(to: asset.file) } catch {
      throw RectoError(
        .resourceUnavailable, "A picture can't be written to \(asset.file.path); is the disk full?",
        cause: "\(error)")
    }
    return asset
  }

  private func file(_ suffix: String) -> URL { spool.appendingPathComponent("\(id).\(suffix)") }
}
