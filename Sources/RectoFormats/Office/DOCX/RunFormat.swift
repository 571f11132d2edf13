internal import RectoModel

/// How a run of text looks, where it differs from its paragraph's style.
struct RunFormat: Sendable, Hashable {
  enum Position: String, Sendable, Hashable {
    case superscript, `subscript`
  }

  var style: NamedStyle?
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var isStruck = false
  var hasSmallCaps = false
  var isMonospaced = false
  var position: Position?
  /// `1A2B3C`.
  var color: String?
  /// In half points.
  var size: Int?
  /// Width of the letters in percent.
  var stretch: Int?
  var fontName: String?
  var script = TextScript.western
  /// Where it isn't the document's.
  var language: OfficeLanguage?
  var isHighlighted = false

  init(_ style: NamedStyle? = nil) { self.style = style }

  /// What is known of the word, without its size and font, and without a colour that can't be seen where it is to stand.
  init(_ word: TextStyle?, on paper: RGBColor? = .white) {
    guard let word else { return }
    isBold = word.has(.bold)
    isItalic = word.has(.italic)
    isUnderlined = word.has(.underline)
    isStruck = word.has(.strikethrough)
    hasSmallCaps = word.has(.smallCaps)
    isMonospaced = word.has(.monospace)
    position = word.has(.superscript) ? .superscript : word.has(.subscript) ? .subscript : nil
    if let color = word.color.flatMap(RGBColor.init), !color.isNearlyBlack, color.isVisible(on: paper) {
      self.color = color.hexadecimal
    }
  }

  /// A blank in this format shows more than an empty place.
  var marksBlanks: Bool { isUnderlined || isStruck || isHighlighted || style == .hyperlink }
}

extension RGBColor {
  /// What ink on paper comes out as.
  fileprivate var isNearlyBlack: Bool { max(red, green, blue) < 48 }
}
