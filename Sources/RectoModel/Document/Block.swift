/// One piece of a page: where it is, and what it is.
public struct Block: Sendable, Hashable, Identifiable {
  public var id: BlockID
  public var region: Region
  public var content: Content
  public var confidence: Confidence?
  /// Where it differs from the page's.
  public var provenance: Provenance?
  /// The block, on an earlier page or in an earlier column, whose text or rows go on here.
  public var continues: BlockID?
  /// What is drawn behind it, where that isn't bare paper.
  public var ground: Ground?

  public init(
    id: BlockID, region: Region, content: Content, confidence: Confidence? = nil,
    provenance: Provenance? = nil, continues: BlockID? = nil, ground: Ground? = nil
  ) {
    self.id = id
    self.region = region
    self.content = content
    self.confidence = confidence
    self.provenance = provenance
    self.continues = continues
    self.ground = ground
  }
}

/// Unique within a document.
public struct BlockID: Sendable, Hashable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
  public let description: String

  public init(_ id: String) { description = id }
  public init(stringLiteral id: String) { description = id }

  public init(from decoder: any Decoder) throws {
    description = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(description)
  }
}

/// The part of a page that a block covers.
public struct Region: Sendable, Hashable, Codable {
  public var box: Rect
  /// The outline, where it is not the box.
  public var polygon: [Point]?

  public init(_ box: Rect, polygon: [Point]? = nil) {
    self.box = box
    self.polygon = polygon
  }
}

extension Block: Codable {
  private enum CodingKeys: String, CodingKey {
    case id, region, confidence, provenance, continues, ground
  }

  /// The content's fields stand beside the block's own: `{"id": …, "type": "table", …}`.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      id: try fields.decode(BlockID.self, forKey: .id),
      region: try fields.decode(Region.self, forKey: .region),
      content: try Content(from: decoder),
      confidence: try fields.decodeIfPresent(Confidence.self, forKey: .confidence),
      provenance: try fields.decodeIfPresent(Provenance.self, forKey: .provenance),
      continues: try fields.decodeIfPresent(BlockID.self, forKey: .continues),
      ground: try fields.decodeIfPresent(Ground.self, forKey: .ground))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(id, forKey: .id)
    try fields.encode(region, forKey: .region)
    try content.encode(to: encoder)
    try fields.encodeIfPresent(confidence, forKey: .confidence)
    try fields.encodeIfPresent(provenance, forKey: .provenance)
    try fields.encodeIfPresent(continues, forKey: .continues)
    try fields.encodeIfPresent(ground, forKey: .ground)
  }
}
