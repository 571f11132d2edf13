internal import RectoModel

extension WriteContext {
  /// The picture, if it is of one of the types. What is missing or of another type is reported. `viewers` are those who
  /// don't show others: "browsers".
  func showableAsset(
    _ id: AssetID?, of block: Block, page: Int, types: [MediaType], viewers: String
  ) -> Asset? {
    guard let id else { return nil }
    guard let asset = assets[id] else {
      report(.assetMissing(page: page, asset: id))
      return nil
    }
    guard types.contains(asset.mediaType) else {
      report(
        .contentOmitted(
          page: page, block: block.id,
          what: "a picture of type \(asset.mediaType), which \(viewers) don't show"))
      return nil
    }
    return asset
  }
}
