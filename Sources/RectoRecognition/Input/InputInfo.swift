public import RectoLayout

/// What a look into an input file tells.
public struct InputInfo: Codable, Sendable, Hashable {
  public var kind: InputKind
  /// Pages of a PDF or TIFF, frames of a GIF, else 1.
  public var pageCount: Int
  /// The title that a PDF states.
  public var title: String?
  /// Of a PDF: what was found damaged in it and repaired.
  public var repairs: [String] = []
  /// A PDF with digital signatures.
  public var isSigned = false
  /// A PDF whose pages an output can keep. Otherwise they are drawn anew.
  public var canBeKept = false
  /// Of a PDF: its outline, in order.
  public var bookmarks: [Bookmark] = []

  public init(kind: InputKind, pageCount: Int, title: String? = nil) {
    self.kind = kind
    self.pageCount = pageCount
    self.title = title
  }
}
