public import Foundation

/// An encoded picture on disk.
public struct Asset: Sendable, Hashable, Codable {
  public var id: AssetID
  /// PNG, JPEG, JPEG 2000, or for bilevel pages JBIG2 or TIFF with one strip of CCITT G4.
  public var mediaType: MediaType
  /// In pixels.
  public var size: Size
  public var file: URL

  public init(id: AssetID, mediaType: MediaType, size: Size, file: URL) {
    self.id = id
    self.mediaType = mediaType
    self.size = size
    self.file = file
  }
}

/// The pictures that a document names, kept as encoded files: pixels are never in the model.
public struct AssetStore: Sendable {
  private var assets: [AssetID: Asset] = [:]

  public init(_ assets: [Asset] = []) {
    for asset in assets { self.assets[asset.id] = asset }
  }

  public subscript(id: AssetID) -> Asset? { assets[id] }

  public mutating func add(_ asset: Asset) { assets[asset.id] = asset }

  /// The encoded bytes. Throws `.resourceUnavailable` when the file has gone.
  public func bytes(of asset: Asset) throws(RectoError) -> Data {
    do {
      return try Data(contentsOf: asset.file, options: .mappedIfSafe)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The picture \(asset.id) can't be read; was it removed during the run?",
        cause: "\(error)")
    }
  }
}
