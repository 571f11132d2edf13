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
    var pieces = Self.pieces(of: cell.blocks)
    var region = cell.region.box
    let sideways = pieces.count == 1 ? SidewaysText(pieces[0].placedLines) : nil
    if let sideways {
      pieces[0].lines = sideways.lines
      region = Rect(x: 0, y: 0, width: region.height, height: region.width)
    }
    let lines = pieces.flatMap(\.placedLines)
    let geometry = TextGeometry(
      lines, family: family, halfPointsPerUnit: setup.halfPointsPerUnit, usual: usualSize,
      region: region, isCell: true)
    var plan = plan(geometry.size)
    if let fill = cell.fill { plan.settings.paper = fill }
    let text = SlideText(
      setup: setup, plan: plan, geometry: geometry,
      alignment: (sideways == nil ? alignments.alignment(of: cell) : nil)
        ?? (alignments.beginsWithColumn(cell) ? nil : Self.alignment(of: geometry.box, in: region)))
    let left = SlideText.left(of: pieces, geometry: geometry)
    let box = Rect(
      left: left, top: geometry.box.minY, right: max(geometry.box.maxX, left + region.width),
      bottom: geometry.box.maxY)
    let across = Double(widths[cell.columns].reduce(0, +) - 2 * SlideTable.padding) / 12_700
    let down = Double(heights[cell.rows].reduce(0, +)) / 12_700
    let fit = TextFit(
      width: max(sideways == nil ? across : down, 0.1), height: sideways == nil ? down : across,
      family: family)
    var fitted = fit.fitted(
      text.paragraphs(of: pieces, box: box),
      wanted: Int((Double(geometry.size) * setup.scale).rounded()),
      pitch: setup.points(geometry.pitch), own: geometry.size)
    fitted.fontName = fontName
    fitted.direction = sideways?.direction
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
