/// An Internet media type, as files are labelled: `image/png`.
public struct MediaType: Sendable, Hashable, Codable, CustomStringConvertible {
  public let description: String

  public init(_ type: String) { description = type }

  public static let png = MediaType("image/png")
  public static let jpeg = MediaType("image/jpeg")
  public static let jpeg2000 = MediaType("image/jp2")
  /// A file by itself, not the part of one that a PDF holds.
  public static let jbig2 = MediaType("image/x-jbig2")
  public static let tiff = MediaType("image/tiff")
  public static let webp = MediaType("image/webp")
  public static let gif = MediaType("image/gif")
  public static let bmp = MediaType("image/bmp")
  public static let pdf = MediaType("application/pdf")
  public static let json = MediaType("application/json")

  public init(from decoder: any Decoder) throws {
    description = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(description)
  }
}
