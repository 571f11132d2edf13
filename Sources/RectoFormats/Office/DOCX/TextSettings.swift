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
  /// Of the document: links to others are none.
  var pageCount = 0
  var doubt = Doubt.none
  /// Words below it are doubtful.
  var doubtBelow: Confidence?

  /// For heads, feet and notes, where Word has no comments: words are marked in colour.
  var withoutComments: TextSettings {
    var settings = self
    if doubt == .comment { settings.doubt = .highlight }
    return settings
  }

  func isDoubtful(_ confidence: Confidence?) -> Bool {
    guard doubt != .none, let confidence, let doubtBelow else { return false }
    return confidence < doubtBelow
  }
}
