/// What a block is. Closed: a new case makes every writer fail to compile until it has an answer.
public enum Content: Sendable, Hashable {
  case paragraph(Paragraph)
  case heading(Heading)
  case list(List)
  case table(Table)
  case figure(Figure)
  case caption(Caption)
  case formula(Formula)
  case code(Code)
  case header(Paragraph)
  case footer(Paragraph)
  case footnote(Footnote)
  case separator
}

/// A title at a level that is consistent over the whole document.
public struct Heading: Sendable, Hashable, Codable {
  /// 1 (highest) ... 6.
  public let level: Int
  public var paragraph: Paragraph

  /// Levels outside 1...6 are clamped.
  public init(level: Int, _ paragraph: Paragraph) {
    self.level = min(max(level, 1), 6)
    self.paragraph = paragraph
  }

  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    level = try fields.decode(Int.self, forKey: .level)
    paragraph = try fields.decode(Paragraph.self, forKey: .paragraph)
    guard (1...6).contains(level) else {
      throw DecodingError.dataCorruptedError(
        forKey: .level, in: fields, debugDescription: "a heading's level is 1...6, not \(level)")
    }
  }

  private enum CodingKeys: String, CodingKey {
    case level, paragraph
  }
}

/// Text that explains a figure or a table.
public struct Caption: Sendable, Hashable, Codable {
  public var paragraph: Paragraph
  /// The figure or table that is explained.
  public var target: BlockID?

  public init(_ paragraph: Paragraph, target: BlockID? = nil) {
    self.paragraph = paragraph
    self.target = target
  }
}

/// A picture on the page. Its pixels are an asset; words that were read in it are kept.
public struct Figure: Sendable, Hashable, Codable {
  public var asset: AssetID?
  public var alternateText: String?
  public var lines: [TextLine]

  public init(asset: AssetID? = nil, alternateText: String? = nil, lines: [TextLine] = []) {
    self.asset = asset
    self.alternateText = alternateText
    self.lines = lines
  }
}

/// A displayed formula: LaTeX when an engine gave it, else a picture with the words that were read.
public struct Formula: Sendable, Hashable, Codable {
  public var latex: String?
  public var asset: AssetID?
  public var lines: [TextLine]

  public init(latex: String? = nil, asset: AssetID? = nil, lines: [TextLine] = []) {
    self.latex = latex
    self.asset = asset
    self.lines = lines
  }
}

/// Lines whose breaks and indents matter.
public struct Code: Sendable, Hashable, Codable {
  /// The programming language, when known.
  public var language: String?
  public var lines: [TextLine]

  public init(language: String? = nil, lines: [TextLine]) {
    self.language = language
    self.lines = lines
  }
}

/// A note at the foot of the page.
public struct Footnote: Sendable, Hashable, Codable {
  /// As printed: `1`, `*`, `a`. Not repeated in the paragraph.
  public var marker: String
  /// Where the marker stands; nil when that is not known.
  public var markerBox: Rect?
  public var paragraph: Paragraph

  public init(marker: String, markerBox: Rect? = nil, _ paragraph: Paragraph) {
    self.marker = marker
    self.markerBox = markerBox
    self.paragraph = paragraph
  }
}
