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
    let grid = ColumnGrid(table, region: block.region.box)
    let widths = grid.twips(place.setup.twipsPerUnit, limit: place.width)
    var inner = place
    inner.isInTable = true
    inner.keepsWithNext = false
    inner.listLevel = 0
    var made = BodyTable(table: table, widths: widths) { [inner] cell, width throws(RectoError) in
      var place = inner
      place.width = max(width - 216, 200)
      return try self.items(of: cell.blocks, at: place)
    }
    made.isRightToLeft = block.allLines.runsRightToLeft
    let total = widths.reduce(0, +)
    let middle = place.setup.twips(grid.left) + total / 2
    made.isCentered =
      !place.isInTable && total * 100 < place.width * 93
      && abs(middle - place.setup.width / 2) * 20 < place.setup.width
    return [.table(made)]
  }

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
