internal import RectoModel

/// What runs of text are compared with: only differences are written.
struct TextSettings: Sendable, Hashable {
  enum Doubt: String, Sendable, Hashable, CaseIterable {
    case none, highlight, comment
  }

  /// The document's.
  var language: OfficeLanguage?
  /// The styles hold the document's language.
  var stylesHaveLanguage = true
  /// Of body text in half points; nil when no sizes are to be set.
  var bodySize: Int?
  /// Of the styles of the title and of headings, as `BodyType` has them; nil when no sizes are to be set.
  var headingSizes: [Int]?
  /// Of the document: links to others are none.
  var pageCount = 0
  /// By how much sizes that were read off a scan are too small, whose resolution may be wrong.
  var scanFactor = 1.0
  /// What lies behind the text, nil for a picture: colours that can't be seen there are left out.
  var paper: RGBColor? = .white
  var doubt = Doubt.none
  /// Words below it are doubtful.
  var doubtBelow: Confidence?

  /// For heads, feet and notes, where Word has no comments: words are marked in colour.
  var withoutComments: TextSettings {
    var settings = self
    if doubt == .comment { settings.doubt = .highlight }
    return settings
  }

  /// What the style sets, where runs may differ from it; nil where they are to be as it says.
  func size(of style: NamedStyle) -> Int? {
    if style == .normal { return bodySize }
    guard let level = style.headingLevel else { return nil }
    return headingSizes?[level]
  }

  func isDoubtful(_ confidence: Confidence?) -> Bool {
    guard doubt != .none, let confidence, let doubtBelow else { return false }
    return confidence < doubtBelow
  }
}
