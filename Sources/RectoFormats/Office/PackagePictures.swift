import Foundation
internal import RectoModel

/// Which pictures a package has already, by their content.
struct PackagePictures {
  private var byAsset: [AssetID: PartName] = [:]
  /// Only pictures of the same length can be equal.
  private var byLength: [Int: [(file: URL, name: PartName)]] = [:]
  private(set) var count = 0

  /// nil for a picture that is new. Throws `.resourceUnavailable` when its file has gone.
  mutating func part(of asset: Asset) throws(RectoError) -> PartName? {
    if let name = byAsset[asset.id] { return name }
    for other in byLength[try Self.length(of: asset.file)] ?? [] {
      guard FileManager.default.contentsEqual(atPath: asset.file.path, andPath: other.file.path) else {
        continue
      }
      byAsset[asset.id] = other.name
      return other.name
    }
    return nil
  }

  mutating func add(_ asset: Asset, as name: PartName) {
    byAsset[asset.id] = name
    if let length = try? Self.length(of: asset.file) {
      byLength[length, default: []].append((asset.file, name))
    }
    count += 1
  }

  private static func length(of file: URL) throws(RectoError) -> Int {
    do {
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      if let size = attributes[.size] as? Int { return size }
    } catch {
      throw RectoError(
        .resourceUnavailable, "A picture can't be read; was it removed during the run?", cause: "\(error)")
    }
    throw RectoError(.resourceUnavailable, "A picture can't be read; was it removed during the run?")
  }
}
