/// What is to be done about the text that pages of a PDF have already. Pictures are always read.
public enum OCRMode: String, Codable, Sendable, Hashable, CaseIterable {
  /// Pages and pictures without usable text are read; hidden text of an earlier recognition is replaced.
  case auto
  /// Pages with any text are left alone.
  case skip
  /// Hidden text is replaced; all that is not visible text is read.
  case redo
  /// Every page becomes a picture and is read.
  case force
  /// Hidden text is removed, and nothing is read.
  case strip
  /// Nothing is read or changed.
  case none
}
