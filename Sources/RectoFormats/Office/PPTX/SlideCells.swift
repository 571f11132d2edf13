internal import RectoModel

/// The text of a table's cells, fitted to them.
struct SlideCells {
  let setup: SlideSetup
  /// For a type size in half points.
  let plan: (Int) -> RunPlan
  let family: FontFamily
  let usualSize: Int
  let widths: [Int]
  let heights: [Int]
  let alignments: ColumnAlignments
  let fontName: String?

  func text(of cell: Cell) -> FittedText {
    let pieces = Self.pieces(of: cell.blocks)
    let lines = pieces.flatMap(\.placedLines)
    let geometry = TextGeometry(
      lines, family: family, halfPointsPerUnit: setup.halfPointsPerUnit, usual: usualSize,
      region: cell.region.box)
    let text = SlideText(
      setup: setup, plan: plan(geometry.size), geometry: geometry,
      alignment: alignments.alignment(of: cell) ?? Self.alignment(of: geometry.box, in: cell.region.box))
    let left = SlideText.left(of: pieces, geometry: geometry)
    let box = Rect(
      left: left, top: geometry.box.minY, right: max(geometry.box.maxX, left + cell.region.box.width),
      bottom: geometry.box.maxY)
    let room = widths[cell.columns].reduce(0, +) - 2 * SlideTable.padding
    let fit = TextFit(
      width: max(Double(room), 1) / 12_700, height: Double(heights[cell.rows].reduce(0, +)) / 12_700,
      family: family)
    var fitted = fit.fitted(
      text.paragraphs(of: pieces, box: box),
      wanted: Int((Double(geometry.size) * setup.scale).rounded()),
      pitch: setup.points(geometry.pitch), own: geometry.size)
    fitted.fontName = fontName
    return fitted
  }

  /// Tables inside are text.
  private static func pieces(of blocks: [Block]) -> [TextPiece] {
    let text = TextPieces(blocks)
    return text.pieces
      + text.others.flatMap { block -> [TextPiece] in
        guard case .table(let table) = block.content else { return [] }
        return table.cells.flatMap { pieces(of: $0.blocks) }
      }
  }

  /// By which the text stands in its cell.
  private static func alignment(of text: Rect, in cell: Rect) -> Paragraph.Alignment? {
    let (left, right) = (text.minX - cell.minX, cell.maxX - text.maxX)
    guard left > 0.15 * cell.width else { return nil }
    if abs(left - right) < 0.1 * cell.width { return .center }
    return right < 0.3 * left ? .end : nil
  }
}
