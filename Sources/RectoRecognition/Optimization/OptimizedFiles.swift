import Foundation
import RectoModel

/// Writes optimised pictures into a spool folder.
struct OptimizedFiles {
  let folder: URL
  /// The files' and assets' names begin with it.
  let name: String

  func asset(_ suffix: String, _ data: Data, _ type: MediaType, size: Size) throws(RectoError) -> Asset {
    let asset = try asset(suffix, type, size: size)
    do {
      try data.write(to: asset.file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "A picture can't be written to \(asset.file.path); is the disk full?",
        cause: "\(error)")
    }
    return asset
  }

  /// Of 1 bit a pixel, in the encoding that suits it.
  func asset(_ suffix: String, _ mask: PageBitmap, unitsPerInch: Double) throws(RectoError) -> Asset {
    let asset = try asset(suffix, mask.encodedType, size: mask.size)
    try mask.write(to: asset.file, resolution: .measured(unitsPerInch))
    return asset
  }

  private func asset(_ suffix: String, _ type: MediaType, size: Size) throws(RectoError) -> Asset {
    guard let id = AssetID("\(name)-\(suffix)") else {
      throw RectoError(.internalInvariant, "\(name)-\(suffix) is no asset name; report this.")
    }
    let file = folder.appendingPathComponent(id.description + "." + type.fileExtension)
    return Asset(id: id, mediaType: type, size: size, file: file)
  }

  static func byteCount(of asset: Asset) -> Int {
    (try? asset.file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? .max
  }
}

extension MediaType {
  fileprivate var fileExtension: String {
    switch self {
    case .png: "png"
    case .jpeg: "jpg"
    case .tiff: "tif"
    default: "jb2"
    }
  }
}
