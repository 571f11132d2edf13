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
    // Quicker; Foundation's decoder reads more, and tells where something is wrong.
    if let read = try? JSONTextDecoder().decode(Document.self, from: [UInt8](json)) {
      self = read
      return
    }
    do {
      self = try JSONDecoder().decode(Document.self, from: json)
    } catch let error as RectoError {
      throw error
    } catch let error as DecodingError {
      try JSONFault.checkSyntax(of: json)
      let fault = JSONFault(error)
      throw RectoError(
        .malformedInput, "Not a Recto document: \(fault.what)", location: .init(element: "$" + fault.path),
        cause: fault.cause)
    } catch {
      throw RectoError(.malformedInput, "The JSON can't be read.", cause: "\(error)")
    }
  }
}
