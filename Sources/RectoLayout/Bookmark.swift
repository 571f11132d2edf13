public import RectoModel

/// An entry of the outline that a file comes with: a heading, where it stands, and how deep it is nested.
public struct Bookmark: Sendable, Hashable, Codable {
  public var title: String
  /// 1 for those that are in no other.
  public var level: Int
  /// 0-based, in the file.
  public var pageIndex: Int
  /// From the top of the page as it is shown; nil when only the page is known.
  public var y: Points?

  public init(_ title: String, level: Int, pageIndex: Int, y: Points? = nil) {
    self.title = title
    self.level = level
    self.pageIndex = pageIndex
    self.y = y
  }
}
