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

  /// The same words as tables, lists, paragraphs, captions and figures, in reading order. The page's blocks are what an engine or
  /// a reader gave: lines in paragraphs, figures and separators. `fixed` are blocks that are found already: the
  /// page no longer holds their words, and they are put where they belong.
  ///
  /// A page that comes with more than paragraphs keeps its blocks as they are; only what is missing is added.
  /// Blocks are numbered `b1`, `b2` ... in reading order.
  public func structured(_ page: Page, graphics: PageGraphics, fixed: [Block] = []) -> Page {
    let (page, tables) = page.takingTables(graphics)
    let fixed = fixed + tables
    var result = page
    if page.hasStructure {
      result.blocks = StructuredPage(page).blocks(adding: graphics.pictures, fixed: fixed)
    } else {
      result.blocks = PageStructure(page, graphics: graphics, fixed: fixed, order: order).blocks
    }
    result.blocks = Grounds(graphics.shades).under(result.blocks)
    return result
  }
}

extension Page {
  /// Some block says what it is.
  fileprivate var hasStructure: Bool {
    blocks.contains { block in
      switch block.content {
      case .paragraph(let paragraph): paragraph.role != .body
      case .heading, .list, .table, .caption, .code, .header, .footer, .footnote: true
      case .figure, .formula, .separator: false
      }
    }
  }
}
