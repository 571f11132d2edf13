/// A piece of a document that can be evidence: a sentence, a line such as "Due: 3 March", the row of a table.
public struct Passage: Sendable, Hashable {
  public enum Kind: String, Sendable, Hashable, Codable {
    case sentence, heading
    /// A label and what belongs to it.
    case pair
    /// The row of a table.
    case row
  }

  /// What stands in a row beside its label, or behind the label of a pair.
  public struct Field: Sendable, Hashable, Codable {
    /// The heading of the column; empty when there is none.
    public var label: String
    public var value: String

    public init(label: String = "", value: String) {
      self.label = label
      self.value = value
    }
  }

  /// 1-based, in the document.
  public var page: Int
  public var kind: Kind
  /// As running text: without the ends of printed lines.
  public var text: String
  /// What `fields` are about; empty for sentences.
  public var label: String
  public var fields: [Field]
  /// A verbatim part of the page's plain text.
  public var snippet: String
  /// What it stands under and after: heading, caption, the sentence before.
  public var context: String

  public init(
    page: Int, kind: Kind, text: String, label: String = "", fields: [Field] = [], snippet: String,
    context: String = ""
  ) {
    self.page = page
    self.kind = kind
    self.text = text
    self.label = label
    self.fields = fields
    self.snippet = snippet
    self.context = context
  }
}
