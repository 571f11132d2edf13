/// Lines that belong together. The plain text is derived from them, never stored twice.
public struct Paragraph: Sendable, Hashable {
  public enum Role: String, Sendable, Hashable, Codable {
    case body, quote
  }

  public enum Alignment: String, Sendable, Hashable, Codable {
    case start, center, end, justified
  }

  public var lines: [TextLine]
  public var role: Role
  /// nil when unknown.
  public var alignment: Alignment?

  public init(_ lines: [TextLine], role: Role = .body, alignment: Alignment? = nil) {
    self.lines = lines
    self.role = role
    self.alignment = alignment
  }
}

extension Paragraph: Codable {
  private enum CodingKeys: String, CodingKey {
    case lines, role, alignment
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try fields.decode([TextLine].self, forKey: .lines),
      role: try fields.decodeIfPresent(Role.self, forKey: .role) ?? .body,
      alignment: try fields.decodeIfPresent(Alignment.self, forKey: .alignment))
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(lines, forKey: .lines)
    if role != .body { try fields.encode(role, forKey: .role) }
    try fields.encodeIfPresent(alignment, forKey: .alignment)
  }
}
