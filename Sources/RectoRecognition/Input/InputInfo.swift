/// What a look into an input file tells.
public struct InputInfo: Codable, Sendable, Hashable {
  public var kind: InputKind
  /// Pages of a PDF or TIFF, frames of a GIF, else 1.
  public var pageCount: Int
  /// The title that a PDF states.
  public var title: String?

  public init(kind: InputKind, pageCount: Int, title: String? = nil) {
    self.kind = kind
    self.pageCount = pageCount
    self.title = title
  }
}
