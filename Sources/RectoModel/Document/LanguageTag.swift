/// A language as BCP 47 writes it: `en`, `de`, `zh-Hans`.
public struct LanguageTag: Sendable, Hashable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String

  public init(_ tag: String) { description = tag }
  public init(stringLiteral tag: String) { description = tag }

  public init(from decoder: any Decoder) throws {
    description = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(description)
  }
}
