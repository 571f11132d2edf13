import Foundation
import RectoModel

/// What is said to a model.
struct ModelMessage: Encodable, Sendable, Hashable {
  enum Role: String, Encodable, Sendable {
    case system, user
  }

  var role: Role
  var content: Content

  enum Content: Sendable, Hashable {
    case text(String)
    /// A picture with what is to be done with it.
    case picture(Data, MediaType, String)
  }

  /// Instructions, and what they are about as a value of JSON: nothing in it can end the quotation.
  static func asking(
    _ instructions: String, about material: some Encodable
  ) throws(RectoError) -> [ModelMessage] {
    guard let data = try? JSONEncoder.ordered.encode(material) else {
      throw RectoError(.internalInvariant, "What the model is asked about can't be encoded.")
    }
    return [
      ModelMessage(role: .system, content: .text(instructions)),
      ModelMessage(role: .user, content: .text(String(decoding: data, as: UTF8.self))),
    ]
  }

  private enum CodingKeys: String, CodingKey {
    case role, content
  }

  func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(role, forKey: .role)
    switch content {
    case .text(let text): try fields.encode(text, forKey: .content)
    case .picture(let bytes, let type, let text):
      let address = "data:\(type);base64,\(bytes.base64EncodedString())"
      try fields.encode([Part(text: text), Part(picture: address)], forKey: .content)
    }
  }

  private struct Part: Encodable {
    struct Address: Encodable {
      var url: String
    }

    var type: String
    var text: String?
    var picture: Address?

    init(text: String) { (type, self.text) = ("text", text) }
    init(picture: String) { (type, self.picture) = ("image_url", Address(url: picture)) }

    private enum CodingKeys: String, CodingKey {
      case type, text
      case picture = "image_url"
    }
  }
}
