internal import RectoModel

extension SlideBody {
  mutating func add(_ table: Table, of block: Block) {
    guard table.columnCount <= SlideTable.columnLimit else { return addRows(of: table, block) }
    let turned = TurnedTable(table, region: block.region.box)
    let table = (turned?.standing ?? table).withoutCoveredLines
    guard table.columnCount <= SlideTable.columnLimit else { return addRows(of: table, block) }
    let region = block.region.box
    let all = turned?.lines ?? block.allLines
    let lines = all.filter { !$0.words.isEmpty && !$0.box.isEmpty }
    let family = ExactBody.family(of: lines) ?? family
    let size =
      lines.isEmpty
      ? usualSize
      : ExactLines.typeSize(of: lines, family: family, halfPointsPerUnit: setup.halfPointsPerUnit)
    let grid = ColumnGrid(table, region: region)
    let widths = self.widths(of: grid)
    var cells = SlideCells(
      setup: setup, plan: runPlan(size:), family: family, usualSize: size, widths: widths,
      heights: heights(of: table, region, size: size), alignments: ColumnAlignments(table),
      fontName: family == self.family ? nil : family.rawValue)
    cells.makeRoomInLastRows(of: table, least: Int(Double(size) * 6350 * 1.3 * setup.scale))
    let heights = cells.heights
    var box = setup.box(Rect(x: grid.left, y: region.minY, width: 1, height: 1))
    (box.width, box.height) = (widths.reduce(0, +), heights.reduce(0, +))
    append(
      .table(
        SlideTable(
          table: table, box: box, widths: widths, heights: heights,
          isRightToLeft: block.allLines.runsRightToLeft, content: cells.text)))
    for cell in table.cells { addOthers(in: cell, of: block) }
  }

  /// A cell holds text only: its pictures stand on the slide, and tables in it are text.
  private mutating func addOthers(in cell: Cell, of block: Block) {
    for other in TextPieces(cell.blocks).others {
      if case .table = other.content {
        context.report(
          .contentOmitted(
            page: page, block: block.id,
            what: "the grid of a table inside a cell; its text stands in the cell"))
      } else {
        add(other)
      }
    }
  }

  /// Together no wider than the slide.
  private func widths(of grid: ColumnGrid) -> [Int] {
    let natural = grid.widths.map { $0 * setup.emuPerUnit }
    let scale = min(1, Double(setup.slide.width) / max(natural.reduce(0, +), 1))
    return natural.map { max(Int(($0 * scale).rounded()), 12_700) }
  }

  /// A row is at least as high as a line, unless all rows together would be higher than the table is: higher rows make room.
  private func heights(of table: Table, _ region: Rect, size: Int) -> [Int] {
    let emuPerTwip = 635.0
    let known = RowHeights(table, region: region).twips(setup.emuPerUnit / emuPerTwip)
    let share = setup.emu(region.height) / table.rowCount
    let least = min(Int(Double(size) * 6350 * 1.3 * setup.scale), max(share, 63_500))
    let natural = known.map { $0.map { Int(Double($0) * emuPerTwip) } ?? share }
    let heights = natural.map { max($0, least) }
    let room = max(setup.emu(region.height), natural.reduce(0, +), least * table.rowCount)
    let beyond = heights.reduce(0, +) - room
    let spare = heights.reduce(0) { $0 + $1 - least }
    guard beyond > 0, spare > 0 else { return heights }
    let kept = 1 - Double(beyond) / Double(spare)
    return heights.map { least + Int(Double($0 - least) * kept) }
  }

  private mutating func addRows(of table: Table, _ block: Block) {
    context.report(
      .contentOmitted(
        page: page, block: block.id,
        what: "the grid of a table of \(table.columnCount) columns; its rows are text"))
    let pieces = table.cells.map { TextPieces($0.blocks).pieces }
    var rows: [Int: TextPiece] = [:]
    for (cell, texts) in zip(table.cells, pieces) {
      rows[cell.row, default: TextPiece([])].lines += texts.flatMap(\.lines)
    }
    let whole = (0..<table.rowCount).compactMap { rows[$0] }.filter { !$0.isEmpty }
    addText(whole, region: block.region.box)
  }
}
