internal import RectoModel

/// A table as rows of cells that leave no place open, as its tags need it. Rows in which no cell starts are left out,
/// also of the spans over them; neighbouring gaps are one gap.
struct TaggedRows: Sendable, Hashable {
  enum Place: Sendable, Hashable {
    case cell(Cell, rowSpan: Int)
    case gap(columnSpan: Int)
  }

  private(set) var rows: [[Place]] = []

  init(_ table: Table) {
    var starts = Set(table.cells.map(\.row)).sorted()[...]
    for (row, places) in TableRows(table).enumerated() where starts.first == row {
      rows.append(places.reduce(into: []) { row, place in Self.add(place, to: &row, starts) })
      starts.removeFirst()
    }
  }

  private static func add(_ place: TablePlace, to row: inout [Place], _ starts: ArraySlice<Int>) {
    switch place {
    case .cell(let cell):
      row.append(.cell(cell, rowSpan: starts.prefix { $0 < cell.rows.upperBound }.count))
    case .covered: break
    case .empty:
      if case .gap(let span)? = row.last {
        row[row.count - 1] = .gap(columnSpan: span + 1)
      } else {
        row.append(.gap(columnSpan: 1))
      }
    }
  }
}
