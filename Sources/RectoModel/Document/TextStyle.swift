/// What is known of a word's type. A missing value is unknown, not "plain".
public struct TextStyle: Sendable, Hashable, Codable {
  public enum Trait: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    case bold, italic, underline, strikethrough, superscript, `subscript`, smallCaps, monospace

    public static func < (left: Trait, right: Trait) -> Bool { left.rawValue < right.rawValue }
  }

  /// Sorted by name, each once.
  public var traits: [Trait] { didSet { traits = Set(traits).sorted() } }
  public var fontName: String?
  public var fontSize: Points?
  /// `#rrggbb`.
  public var color: String?
  /// Written by hand, not printed.
  public var isHandwritten: Bool

  public init(
    _ traits: [Trait] = [], fontName: String? = nil, fontSize: Points? = nil, color: String? = nil,
    isHandwritten: Bool = false
  ) {
    self.isHandwritten = isHandwritten
    self.traits = Set(traits).sorted()
    self.fontName = fontName
    self.fontSize = fontSize
    self.color = color
  }

  public func has(_ trait: Trait) -> Bool { traits.contains(trait) }

  private enum CodingKeys: String, CodingKey {
    case traits, fontName, fontSize, color
    case isHandwritten = "handwritten"
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try fields.decodeIfPresent([Trait].self, forKey: .traits) ?? [],
      fontName: try fields.decodeIfPresent(String.self, forKey: .fontName),
      fontSize: try fields.decodeIfPresent(Double.self, forKey: .fontSize).map(Points.init),
      color: try fields.decodeIfPresent(String.self, forKey: .color),
      isHandwritten: try fields.decodeIfPresent(Bool.self, forKey: .isHandwritten) ?? false)
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    if !traits.isEmpty { try fields.encode(traits, forKey: .traits) }
    try fields.encodeIfPresent(fontName, forKey: .fontName)
    try fields.encodeIfPresent(fontSize?.value, forKey: .fontSize)
    try fields.encodeIfPresent(color, forKey: .color)
    if isHandwritten { try fields.encode(isHandwritten, forKey: .isHandwritten) }
  }
}
