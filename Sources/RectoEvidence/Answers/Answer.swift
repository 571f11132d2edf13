/// What a document says about a question.
public struct Answer: Sendable, Hashable, Codable {
  /// Where it says so.
  public struct Citation: Sendable, Hashable, Codable {
    /// 1-based.
    public var page: Int
    /// A verbatim part of the page's plain text.
    public var snippet: String

    public init(page: Int, snippet: String) {
      self.page = page
      self.snippet = snippet
    }
  }

  /// Sentences with their pages: "The total is $42 (p. 1)."
  public var content: String
  /// Empty when the document doesn't say.
  public var citations: [Citation]

  public init(content: String, citations: [Citation]) {
    self.content = content
    self.citations = citations
  }

  /// What is said when the document holds no answer.
  public static let none = Answer(
    content: "The document does not say. I found nothing in its text that answers this.", citations: [])
}
