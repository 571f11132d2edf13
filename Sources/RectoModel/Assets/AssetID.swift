/// The name of a picture in an `AssetStore`: letters, digits, `-`, `_` and `.`, so that it can be a file name.
public struct AssetID: Sendable, Hashable, Codable, CustomStringConvertible {
  public let description: String

  /// nil for an empty name or one with other characters.
  public init?(_ name: String) {
    let legal = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    guard legal, !name.isEmpty, name.utf8.count <= 120, name.first != "." else { return nil }
    description = name
  }

  public init(from decoder: any Decoder) throws {
    let name = try decoder.singleValueContainer().decode(String.self)
    guard let id = AssetID(name) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not an asset name: \(name)"))
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(description)
  }
}
