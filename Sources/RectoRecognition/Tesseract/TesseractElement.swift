import RectoModel

/// One step of Tesseract's result iterator: a word, or a block without words.
struct TesseractElement: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case text, image, separator
  }

  /// What the block is that the element belongs to.
  var kind: Kind
  /// Counted over the page: elements with equal numbers belong together.
  var block: Int
  var paragraph: Int
  var line: Int
  /// Empty for blocks without words.
  var text: String
  /// No blank stands between the word and the one before.
  var isJoined = false
  var box: Rect
  /// 0...100; nil for blocks without words.
  var confidence: Double?
  /// Tesseract's name.
  var language: String?
  /// In points at the resolution that was given; nil when the engine gives none.
  var fontSize: Double?
  /// Only older models tell them.
  var traits: [TextStyle.Trait] = []
  var lineBox: Rect
  var baseline: Baseline?
  var direction: WritingDirection
  /// The engine took the paragraph for centred.
  var isCentred = false
}
