public import RectoModel

/// Finds what only all pages together tell: running heads, the levels of headings, what goes on over a page's end.
public struct DocumentLayout: Sendable, Hashable {
  public init() {}

  /// The same words, with what they are to the document.
  public func structured(_ document: Document) -> Document {
    document
  }
}
