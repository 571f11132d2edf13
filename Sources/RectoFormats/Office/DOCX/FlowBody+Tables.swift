internal import RectoModel

extension FlowBody {
  func items(of table: Table, in block: Block, at place: Place) throws(RectoError) -> [BodyItem] {
    guard table.columnCount <= BodyTable.columnLimit else {
      context.report(
        .contentOmitted(
          page: place.page, block: block.id,
          what: "the grid of a table of \(table.columnCount) columns; its rows are text, a tab between cells")
      )
      return textRows(of: table, place)
    }
    let turned = TurnedTable(table, region: block.region.box)
    let table = turned?.laidDown ?? table
    let grid = ColumnGrid(table, region: turned?.region ?? block.region.box)
    let needed = ColumnNeeds(table, scale: place.setup.twipsPerUnit, padding: Self.cellPadding).widths
    let widths = grid.twips(place.setup.twipsPerUnit, limit: place.width, needed: needed)
    var inner = place
    inner.isInTable = true
    inner.keepsWithNext = false
    inner.listLevel = 0
    inner.left = nil
    let alignments = ColumnAlignments(table)
    var made = BodyTable(table: table, widths: widths) { [inner] cell, width throws(RectoError) in
      var place = inner
      place.width = max(width - Self.cellPadding, 200)
      place.ground = cell.fill ?? place.ground
      let alignment = alignments.alignment(of: cell)
      return try self.items(of: cell.blocks, at: place).map { $0.aligned(alignment) }
    }
    made.isRightToLeft = turned == nil && block.allLines.runsRightToLeft
    let total = widths.reduce(0, +)
    let middle = place.setup.twips(grid.left) + total / 2
    made.isCentered =
      !place.isInTable && total * 100 < place.width * 93
      && abs(middle - place.setup.width / 2) * 20 < place.setup.width
    return [.table(made)]
  }

  /// In twips, both sides together, as the styles of tables have it.
  private static let cellPadding = 216

  private func textRows(of table: Table, _ place: Place) -> [BodyItem] {
    TableRows(table).map { places in
      var runs: [BodyRun] = []
      for (column, tablePlace) in places.enumerated() {
        if column > 0 { runs.append(BodyRun(.tab)) }
        if case .cell(let cell) = tablePlace {
          runs += runPlan(place).runs(of: cell.blocks.flatMap(\.allLines))
        }
      }
      return .paragraph(BodyParagraph(.normal, runs))
    }
  }
}

extension BodyItem {
  /// With the alignment, where it has none.
  fileprivate func aligned(_ alignment: Paragraph.Alignment?) -> BodyItem {
    guard let alignment, case .paragraph(var paragraph) = self, paragraph.alignment == nil,
      paragraph.numbering == nil, !paragraph.isRightToLeft
    else { return self }
    paragraph.alignment = alignment
    return .paragraph(paragraph)
  }
}
