public import Foundation

extension Document: Codable {
  /// Raised in its second number when something is added that old readers may ignore, in its first when not.
  public static let schemaVersion = "1.0"

  private enum CodingKeys: String, CodingKey {
    case schemaVersion, metadata, sources, pages
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    let version = try fields.decode(String.self, forKey: .schemaVersion)
    guard version.split(separator: ".").first == Self.schemaVersion.split(separator: ".").first else {
      throw RectoError(
        .unsupportedFeature,
        "The document has schema version \(version); this program reads \(Self.schemaVersion).")
    }
    self.init(
      metadata: try fields.decodeIfPresent(DocumentMetadata.self, forKey: .metadata) ?? DocumentMetadata(),
      sources: try fields.decodeIfPresent([Source].self, forKey: .sources) ?? [],
      pages: try fields.decode([Page].self, forKey: .pages))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(Self.schemaVersion, forKey: .schemaVersion)
    try fields.encode(metadata, forKey: .metadata)
    try fields.encode(sources, forKey: .sources)
    try fields.encode(pages, forKey: .pages)
  }

  /// Reads what `encode` wrote. Throws `.malformedInput` that names the path of the element at fault.
  public init(json: Data) throws(RectoError) {
    do {
      self = try JSONDecoder().decode(Document.self, from: json)
    } catch let error as RectoError {
      throw error
    } catch let error as DecodingError {
      try Self.checkSyntax(of: json)
      throw RectoError(malformedJSON: error)
    } catch {
      throw RectoError(.malformedInput, "The JSON can't be read.", cause: "\(error)")
    }
  }
}

extension Document {
  /// The decoder doesn't say where the text is no JSON; the older parser does.
  private static func checkSyntax(of json: Data) throws(RectoError) {
    do {
      _ = try JSONSerialization.jsonObject(with: json)
    } catch {
      let place = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      throw RectoError(.malformedInput, "Not JSON: \(place ?? "the text can't be parsed")")
    }
  }
}

extension [any CodingKey] {
  /// As JSONPath writes it, without the leading `$`: `.pages[0].blocks`.
  package var jsonPath: String {
    map { $0.intValue.map { "[\($0)]" } ?? ".\($0.stringValue)" }.joined()
  }
}

extension RectoError {
  fileprivate init(malformedJSON error: DecodingError) {
    let (context, what): (DecodingError.Context, String) =
      switch error {
      case .keyNotFound(let key, let context): (context, "\"\(key.stringValue)\" is missing")
      case .typeMismatch(_, let context): (context, context.debugDescription)
      case .valueNotFound(_, let context): (context, context.debugDescription)
      case .dataCorrupted(let context): (context, context.debugDescription)
      @unknown default: (.init(codingPath: [], debugDescription: "unknown"), "\(error)")
      }
    self.init(
      .malformedInput, "Not a Recto document: \(what)",
      location: .init(element: "$" + context.codingPath.jsonPath),
      cause: context.underlyingError.map { "\($0)" })
  }
}
