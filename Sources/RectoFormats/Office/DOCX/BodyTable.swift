internal import RectoModel

/// A table as WordprocessingML has it. Rows are made one at a time.
struct BodyTable {
  var table: Table
  /// In twips, one a column.
  var widths: [Int]
  var isCentered = false
  var isRightToLeft = false
  /// From the page's corner in twips, for tables that float.
  var place: (x: Int, y: Int)?
  /// In twips, for rows that are at least as high.
  var rowHeights: [Int?] = []
  /// Of text that is turned.
  var textDirection: SidewaysText.Direction?
  /// What stands in a cell of this width in twips.
  var content: (Cell, Int) throws(RectoError) -> [BodyItem]

  var style: NamedStyle { table.isRuled ? .tableGrid : .unruledTable }

  /// In twips, beside the text of a table that floats: it has none above and below, so that no row grows.
  var sidePadding: Int? { place == nil ? nil : textDirection == nil ? Self.exactPadding : 0 }

  static let exactPadding = 30

  /// Word takes no more.
  static let columnLimit = 63
}

extension Cell {
  enum VerticalPlace: String {
    case top, center, bottom
  }

  /// Where its text stands in a cell that is much higher.
  var verticalPlace: VerticalPlace {
    guard let text = blocks.map(\.region.box).union, region.box.height > 1.5 * text.height, text.height > 0
    else { return .top }
    let (above, below) = (text.minY - region.box.minY, region.box.maxY - text.maxY)
    guard above > 0.6 * text.height else { return .top }
    if below < 0.4 * above { return .bottom }
    return abs(above - below) < 0.4 * max(above, below) ? .center : .top
  }
}
