/// A picture that became smaller.
public struct OptimizedImage: Codable, Sendable, Hashable {
  /// The number of an object in a PDF file.
  public struct ObjectID: Codable, Sendable, Hashable {
    public var number: Int
    public var generation: Int

    public init(number: Int, generation: Int) {
      self.number = number
      self.generation = generation
    }
  }

  public enum Layers: Codable, Sendable, Hashable {
    case single(Asset)
    /// The assets that the parts name.
    case mixed(MixedRaster, assets: [Asset])
  }

  /// The image XObject that it stands for; nil for the picture of the page itself.
  public var object: ObjectID?
  public var layers: Layers
  /// In a PDF: the samples mean what they meant, so the colour space, `Decode` and `ImageMask` stay as they are;
  /// samples of 1 bit are 0 where the asset is black. Otherwise the asset says what its colours are.
  public var keepsColourSpace: Bool
  /// Of the picture as it came.
  public var bytesBefore: Int
  /// Of all assets.
  public var bytesAfter: Int

  public init(
    object: ObjectID?, layers: Layers, keepsColourSpace: Bool, bytesBefore: Int, bytesAfter: Int
  ) {
    self.object = object
    self.layers = layers
    self.keepsColourSpace = keepsColourSpace
    self.bytesBefore = bytesBefore
    self.bytesAfter = bytesAfter
  }

  /// Files in the spool folder of the task.
  public var assets: [Asset] {
    switch layers {
    case .single(let asset): [asset]
    case .mixed(_, let assets): assets
    }
  }
}
