internal import RectoModel

/// The text of a table's cells, fitted to them.
struct SlideCells {
  let setup: SlideSetup
  /// For a type size in half points.
  let plan: (Int) -> RunPlan
  let family: FontFamily
  let usualSize: Int
  let widths: [Int]
  private(set) var heights: [Int]
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
    var text = SlideText(
      setup: setup, plan: plan, geometry: geometry,
      alignment: (sideways == nil ? alignments.alignment(of: cell) : nil)
        ?? (alignments.beginsWithColumn(cell) ? nil : Self.alignment(of: geometry.box, in: region)))
    text.keepsLines = sideways != nil || lines.joinedWidths.contains { $0 > 0.9 * region.width }
    let left = SlideText.left(of: pieces, geometry: geometry)
    let box = Rect(
      left: left, top: geometry.box.minY, right: max(geometry.box.maxX, left + region.width),
      bottom: geometry.box.maxY)
    let across = Double(widths[cell.columns].reduce(0, +) - 2 * SlideTable.padding) / 12_700
    let down = Double(heights[cell.rows].reduce(0, +)) / 12_700
    let fit = TextFit(
      width: max(sideways == nil ? across : down, 0.1), height: sideways == nil ? down : across,
      family: family, keepsLines: sideways != nil)
    var fitted = fit.fitted(
      text.paragraphs(of: pieces, box: box),
      wanted: Int((Double(geometry.size) * setup.scale).rounded()),
      pitch: setup.points(geometry.pitch), own: geometry.size)
    fitted.fontName = fontName
    fitted.direction = sideways?.direction
    return fitted
  }

  /// LibreOffice wants all text of a cell that reaches down from the first row to stand in the last row that it reaches: the
  /// rows above give way, as far as their own text and `least` leave room.
  mutating func makeRoomInLastRows(of table: Table, least: Int) {
    func height(_ cell: Cell) -> Int {
      let text = text(of: cell)
      return text.direction == nil ? Int(text.height * 12_700) : 0
    }
    let spanning = table.cells.filter { $0.row == 0 && $0.rowSpan > 1 }
    guard let last = spanning.map(\.rows.upperBound).max() else { return }
    var needed = [Int](repeating: least, count: last)
    for cell in table.cells where cell.rowSpan == 1 && cell.row < last {
      needed[cell.row] = max(needed[cell.row], height(cell))
    }
    for cell in spanning {
      let last = cell.rows.upperBound - 1
      var missing = height(cell) - heights[last]
      for row in cell.rows.dropLast().reversed() where missing > 0 {
        let given = min(missing, max(heights[row] - needed[row], 0))
        heights[row] -= given
        heights[last] += given
        missing -= given
      }
    }
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
