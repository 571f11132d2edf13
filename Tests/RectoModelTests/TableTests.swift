import RectoModel
import Testing

@Suite struct TableTests {
  private func cell(_ row: Int, _ column: Int, rows: Int = 1, columns: Int = 1) -> Cell {
    Cell(
      row: row, column: column, rowSpan: rows, columnSpan: columns,
      region: Region(Rect(x: 0, y: 0, width: 1, height: 1)), blocks: [.text("\(row)\(column)")])
  }

  private func error(rows: Int, columns: Int, headers: Int = 0, _ cells: [Cell]) -> RectoError? {
    do {
      _ = try Table(rowCount: rows, columnCount: columns, cells: cells, headerRowCount: headers)
      return nil
    } catch {
      return error
    }
  }

  @Test func sortsItsCells() throws {
    let table = try Table(rowCount: 2, columnCount: 2, cells: [cell(1, 0), cell(0, 1), cell(0, 0)])
    #expect(table.cells.map { [$0.row, $0.column] } == [[0, 0], [0, 1], [1, 0]])
    #expect(table.grid[1][1] == nil)
    #expect(!table.hasSpans)
  }

  @Test func spansThatFitAreFine() throws {
    let table = try Table(
      rowCount: 3, columnCount: 3,
      cells: [cell(0, 0, rows: 2), cell(0, 1, columns: 2), cell(1, 1, rows: 2, columns: 2), cell(2, 0)])
    #expect(table.hasSpans)
    #expect(table.cells[0].rows == 0..<2 && table.cells[1].columns == 1..<3)
  }

  @Test func namesTheCellThatOverlaps() {
    let found = error(rows: 2, columns: 2, [cell(0, 0, columns: 2), cell(0, 1)])
    #expect(found?.code == .malformedInput)
    #expect(found?.message == "The cell at row 0, column 1 overlaps another.")
    #expect(error(rows: 3, columns: 2, [cell(0, 1, rows: 3), cell(2, 0, columns: 2)]) != nil)
    #expect(error(rows: 1, columns: 1, [cell(0, 0), cell(0, 0)]) != nil)
  }

  @Test(arguments: [
    (-1, 0, 1, 1), (0, -1, 1, 1), (0, 2, 1, 1), (2, 0, 1, 1), (1, 0, 2, 1), (0, 1, 1, 2), (0, 0, 0, 1),
    (0, 0, 1, Int.max),
  ])
  func namesTheCellThatLeaves(row: Int, column: Int, rowSpan: Int, columnSpan: Int) {
    let found = error(rows: 2, columns: 2, [cell(row, column, rows: rowSpan, columns: columnSpan)])
    #expect(found?.code == .malformedInput)
    #expect(found?.message == "The cell at row \(row), column \(column) leaves its table.")
  }

  @Test func refusesGridsThatCannotBe() {
    #expect(error(rows: 0, columns: 1, [])?.code == .malformedInput)
    #expect(error(rows: 1, columns: 1, headers: 2, [])?.code == .malformedInput)
    #expect(error(rows: Table.sideLimit + 1, columns: 1, [])?.code == .limitExceeded)
    #expect(error(rows: Table.sideLimit, columns: Table.sideLimit, [])?.code == .limitExceeded)
  }
}
