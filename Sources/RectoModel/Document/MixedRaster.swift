/// A picture taken apart (mixed raster content): the paper with its photographs, coarse, and over it the ink of text
/// and lines, sharp. All parts cover the whole picture, each with a resolution of its own.
public struct MixedRaster: Sendable, Hashable {
  /// What is seen where there is no ink.
  public var background: AssetID
  /// 1 bit a pixel; black is ink.
  public var mask: AssetID
  public var ink: Ink

  /// What is painted through the mask.
  public enum Ink: Sendable, Hashable {
    case color(RGBColor)
    /// A coarse picture of the ink's colours.
    case picture(AssetID)
  }

  public init(background: AssetID, mask: AssetID, ink: Ink) {
    self.background = background
    self.mask = mask
    self.ink = ink
  }

  /// The names of all parts.
  public var assets: [AssetID] {
    guard case .picture(let foreground) = ink else { return [background, mask] }
    return [background, mask, foreground]
  }
}

/// Written with either `color` or `foreground`.
extension MixedRaster: Codable {
  private enum CodingKeys: String, CodingKey {
    case background, mask, foreground, color
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let foreground = try fields.decodeIfPresent(AssetID.self, forKey: .foreground)
    self.init(
      background: try fields.decode(AssetID.self, forKey: .background),
      mask: try fields.decode(AssetID.self, forKey: .mask),
      ink: try foreground.map(Ink.picture) ?? .color(fields.decode(RGBColor.self, forKey: .color)))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(background, forKey: .background)
    try fields.encode(mask, forKey: .mask)
    switch ink {
    case .color(let color): try fields.encode(color, forKey: .color)
    case .picture(let foreground): try fields.encode(foreground, forKey: .foreground)
    }
  }
}
