/// The words of one printed line, in reading order.
public struct TextLine: Sendable, Hashable {
  public var words: [Word]
  public var box: Rect
  /// The outline, where it is not the box.
  public var polygon: [Point]?
  /// The line the letters stand on; nil when the engine gives none.
  public var baseline: Baseline?
  public var direction: WritingDirection
  /// The line's last word goes on in the next line: its hyphen is the printer's, not the author's.
  public var endsHyphenated: Bool

  public init(
    words: [Word], box: Rect, polygon: [Point]? = nil, baseline: Baseline? = nil,
    direction: WritingDirection = .leftToRight, endsHyphenated: Bool = false
  ) {
    self.words = words
    self.box = box
    self.polygon = polygon
    self.baseline = baseline
    self.direction = direction
    self.endsHyphenated = endsHyphenated
  }

  /// The line round these words; nil when there are none.
  public init?(
    around words: [Word], baseline: Baseline? = nil, direction: WritingDirection = .leftToRight,
    endsHyphenated: Bool = false
  ) {
    guard let box = words.map(\.box).union else { return nil }
    self.init(
      words: words, box: box, baseline: baseline, direction: direction, endsHyphenated: endsHyphenated)
  }
}

/// How a line runs.
public enum WritingDirection: String, Sendable, Hashable, Codable {
  case leftToRight, rightToLeft, topToBottom
}

/// The line that letters stand on: two points or more, in reading order.
public struct Baseline: Sendable, Hashable, Codable {
  public var points: [Point]

  public init(_ points: [Point]) { self.points = points }

  public init(from decoder: any Decoder) throws {
    points = try decoder.singleValueContainer().decode([Point].self)
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(points)
  }
}

extension TextLine: Codable {
  private enum CodingKeys: String, CodingKey {
    case words, box, polygon, baseline, direction, endsHyphenated
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    var words = try fields.decode([Word].self, forKey: .words)
    for index in words.indices.dropFirst() { words[index].shareDetails(with: words[index - 1]) }
    self.init(
      words: words,
      box: try fields.decode(Rect.self, forKey: .box),
      polygon: try fields.decodeIfPresent([Point].self, forKey: .polygon),
      baseline: try fields.decodeIfPresent(Baseline.self, forKey: .baseline),
      direction: try fields.decodeIfPresent(WritingDirection.self, forKey: .direction) ?? .leftToRight,
      endsHyphenated: try fields.decodeIfPresent(Bool.self, forKey: .endsHyphenated) ?? false)
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(words, forKey: .words)
    try fields.encode(box, forKey: .box)
    try fields.encodeIfPresent(polygon, forKey: .polygon)
    try fields.encodeIfPresent(baseline, forKey: .baseline)
    if direction != .leftToRight { try fields.encode(direction, forKey: .direction) }
    if endsHyphenated { try fields.encode(true, forKey: .endsHyphenated) }
  }
}
