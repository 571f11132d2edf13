/// How page pictures are made smaller.
public enum ImageOptimization: String, Codable, Sendable, CaseIterable {
  /// They are kept as they came.
  case none
  /// Not a pixel changes; they are encoded better.
  case lossless
  /// As mixed raster content: text and lines stay sharp, paper and photographs become coarser. Without loss where that
  /// doesn't save a fifth, and for pictures of 1 bit or less than 150 pixels an inch.
  case mixedRaster = "mrc"
}
