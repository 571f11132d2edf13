/// How many page units go into an inch, and whether the source said so.
public struct Resolution: Sendable, Hashable, Codable {
  /// `measured`: the file states it. `assumed`: it was missing or absurd, and estimated.
  public enum Origin: String, Sendable, Hashable, Codable {
    case measured
    case assumed
  }

  /// More than 0.
  public let unitsPerInch: Double
  public let origin: Origin

  /// Values that are not positive and finite become 72 units an inch, `.assumed`.
  public init(unitsPerInch: Double, origin: Origin) {
    let usable = unitsPerInch.isFinite && unitsPerInch > 0
    self.unitsPerInch = usable ? unitsPerInch : 72
    self.origin = usable ? origin : .assumed
  }

  public static func measured(_ unitsPerInch: Double) -> Resolution {
    Resolution(unitsPerInch: unitsPerInch, origin: .measured)
  }

  public static func assumed(_ unitsPerInch: Double) -> Resolution {
    Resolution(unitsPerInch: unitsPerInch, origin: .assumed)
  }

  private enum CodingKeys: String, CodingKey {
    case unitsPerInch, origin
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      unitsPerInch: try fields.decode(Double.self, forKey: .unitsPerInch),
      origin: try fields.decode(Origin.self, forKey: .origin))
  }
}
