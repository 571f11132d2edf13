internal import RectoModel

/// A table as DrawingML has it. Rows are made one at a time.
struct SlideTable {
  var table: Table
  var box: SlideBox
  /// In EMU.
  var widths: [Int]
  var heights: [Int]
  var isRightToLeft = false
  /// What stands in a cell.
  var content: (Cell) -> FittedText

  /// PowerPoint makes no more.
  static let columnLimit = 75
  /// In EMU, left and right of a cell's text.
  static let padding = 27_432
}
