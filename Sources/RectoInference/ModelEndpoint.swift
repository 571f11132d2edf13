public import Foundation
public import RectoModel

/// Where a language model is served that speaks the OpenAI protocol, and which one it is.
public struct ModelEndpoint: Sendable, Hashable {
  /// What `/chat/completions` follows: `http://localhost:8000/v1`.
  public var url: URL
  public var model: String
  /// Sent as a bearer token; nil for none.
  public var key: String?
  /// For one answer.
  public var seconds: Int
  /// How often a request is sent again that failed for no reason of its own.
  public var retries: Int
  /// How many requests one user of it has under way; further ones wait.
  public var requestsAtOnce = 4

  /// Throws `.malformedInput` when the address is not one of http or https, or the model has no name.
  public init(
    url: String, model: String, key: String? = nil, seconds: Int = 120, retries: Int = 2
  ) throws(RectoError) {
    guard let address = URL(string: url), ["http", "https"].contains(address.scheme), address.host() != nil
    else {
      throw RectoError(
        .malformedInput,
        "\"\(url)\" is no address of a language model; it looks like http://localhost:8000/v1.")
    }
    guard !model.isEmpty else { throw RectoError(.malformedInput, "The language model needs a name.") }
    self.url = address
    self.model = model
    self.key = key
    self.seconds = seconds
    self.retries = retries
  }

  /// The key in a file, without blanks round it. Throws `.resourceUnavailable` when it can't be read or is empty.
  public static func key(inFile path: String) throws(RectoError) -> String {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let key = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !key.isEmpty, !key.contains(where: \.isWhitespace) else {
      throw RectoError(
        .resourceUnavailable, "The file of the key can't be read, or holds no key.",
        location: .init(file: path))
    }
    return key
  }

  var completions: URL {
    url.path.hasSuffix("/chat/completions") ? url : url.appendingPathComponent("chat/completions")
  }
}
