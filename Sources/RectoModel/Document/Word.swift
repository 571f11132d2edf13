/// A word as it stands on the page: its characters in logical order, and where they are.
public struct Word: Sendable, Hashable {
  /// In logical (reading) order, also for right-to-left scripts. No blanks.
  public var text: String
  public var box: Rect
  public var confidence: Confidence?
  /// What few words have, or many have alike: kept apart, so that a word is small.
  private var details: SharedDetails?

  /// Where it differs from the page's.
  public var language: LanguageTag? {
    get { details?.value.language }
    set { edit { $0.language = newValue } }
  }

  public var style: TextStyle? {
    get { details?.value.style }
    set { edit { $0.style = newValue } }
  }

  /// Where the word leads when it is part of a link.
  public var link: String? {
    get { details?.value.link }
    set { edit { $0.link = newValue } }
  }

  /// Single characters with their boxes, where the engine gives them.
  public var glyphs: [Glyph] {
    get { details?.value.glyphs ?? [] }
    set { edit { $0.glyphs = newValue } }
  }

  public init(
    _ text: String, box: Rect, confidence: Confidence? = nil, language: LanguageTag? = nil,
    style: TextStyle? = nil, link: String? = nil, glyphs: [Glyph] = []
  ) {
    self.text = text
    self.box = box
    self.confidence = confidence
    details = SharedDetails(Details(language: language, style: style, link: link, glyphs: glyphs))
  }

  private mutating func edit(_ change: (inout Details) -> Void) {
    var value = details?.value ?? Details()
    change(&value)
    details = SharedDetails(value)
  }

  /// Keeps equal details once.
  package mutating func shareDetails(with other: Word) {
    if let details, let others = other.details, details.value == others.value { self.details = others }
  }
}

extension Word {
  private struct Details: Sendable, Hashable {
    var language: LanguageTag?
    var style: TextStyle?
    var link: String?
    var glyphs: [Glyph] = []
  }

  /// Never changed after `init`.
  private final class SharedDetails: Sendable, Hashable {
    let value: Details

    /// nil when there are none.
    init?(_ value: Details) {
      guard value != Details() else { return nil }
      self.value = value
    }

    static func == (left: SharedDetails, right: SharedDetails) -> Bool {
      left === right || left.value == right.value
    }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
  }
}

/// One character of a word.
public struct Glyph: Sendable, Hashable, Codable {
  public var text: String
  public var box: Rect
  public var confidence: Confidence?

  public init(_ text: String, box: Rect, confidence: Confidence? = nil) {
    self.text = text
    self.box = box
    self.confidence = confidence
  }
}

extension Word: Codable {
  private enum CodingKeys: String, CodingKey {
    case text, box, confidence, language, style, link, glyphs
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      try fields.decode(String.self, forKey: .text),
      box: try fields.decode(Rect.self, forKey: .box),
      confidence: try fields.decodeIfPresent(Confidence.self, forKey: .confidence),
      language: try fields.decodeIfPresent(LanguageTag.self, forKey: .language),
      style: try fields.decodeIfPresent(TextStyle.self, forKey: .style),
      link: try fields.decodeIfPresent(String.self, forKey: .link),
      glyphs: try fields.decodeIfPresent([Glyph].self, forKey: .glyphs) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(text, forKey: .text)
    try fields.encode(box, forKey: .box)
    try fields.encodeIfPresent(confidence, forKey: .confidence)
    try fields.encodeIfPresent(language, forKey: .language)
    try fields.encodeIfPresent(style, forKey: .style)
    try fields.encodeIfPresent(link, forKey: .link)
    if !glyphs.isEmpty { try fields.encode(glyphs, forKey: .glyphs) }
  }
}
