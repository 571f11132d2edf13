/// One side of paper. The order of its blocks is the reading order.
public struct Page: Sendable, Hashable {
  /// In page units; a page unit is a pixel of the page as it was recognised.
  public var size: Size
  public var resolution: Resolution
  public var blocks: [Block]
  /// The scan itself; nil when there is none.
  public var image: PageImage?
  public var language: LanguageTag?
  public var provenance: Provenance?
  /// What the source calls the page: "iv", "12"; nil when it has no name of its own.
  public var label: String?
  /// For pages of a PDF that can be kept.
  public var original: OriginalPage?
  /// The clockwise turn by which it lies on its side or head in its source, where it was turned upright to be read and
  /// nobody asked to turn it: formats that keep the look of pages show it so. nil for other pages.
  public var turnInSource: Rotation?
  /// The degrees clockwise by which it leans in its source, about its middle, where it was made straight to be read and nobody
  /// asked to make it straight: as `turnInSource`. nil for other pages.
  public var skewInSource: Double?

  public init(
    size: Size, resolution: Resolution, blocks: [Block], image: PageImage? = nil,
    language: LanguageTag? = nil, provenance: Provenance? = nil, label: String? = nil,
    original: OriginalPage? = nil, turnInSource: Rotation? = nil, skewInSource: Double? = nil
  ) {
    self.size = size
    self.resolution = resolution
    self.blocks = blocks
    self.image = image
    self.language = language
    self.provenance = provenance
    self.label = label
    self.original = original
    self.turnInSource = turnInSource
    self.skewInSource = skewInSource
  }
}

/// A picture and how it lies on its page. The encoded bytes are kept as they came: a turned or skewed scan is
/// put right by `transform`, not by encoding it anew.
public struct PageImage: Sendable, Hashable, Codable {
  public var asset: AssetID
  /// In pixels.
  public var size: Size
  /// Maps pixels of the image to page units.
  public var transform: AffineTransform
  /// The quarter turn that `transform` holds, for formats that can't hold more.
  public var rotation: Rotation
  /// Degrees clockwise by which the scan was turned back to stand straight.
  public var deskew: Double
  /// The same picture in parts, where it has been made smaller so; `asset` stays the whole of it.
  public var mixedRaster: MixedRaster?

  public init(
    asset: AssetID, size: Size, transform: AffineTransform = .identity, rotation: Rotation = .none,
    deskew: Double = 0, mixedRaster: MixedRaster? = nil
  ) {
    self.asset = asset
    self.size = size
    self.transform = transform
    self.rotation = rotation
    self.deskew = deskew
    self.mixedRaster = mixedRaster
  }
}

extension Page: Codable {}
