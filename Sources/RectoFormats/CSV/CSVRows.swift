internal import RectoModel

/// The rows of a table as lines of CSV, one at a time.
struct CSVRows: IteratorProtocol {
  private var rows: TableRows
  private let options: CSVOptions
  private var row = 0
  /// For each column the field that a merged cell leaves there, and the first row that it doesn't reach.
  private var merged: [(field: String, end: Int)]

  init(_ table: TableFacts, options: CSVOptions) {
    rows = TableRows(columnCount: table.columnCount)
    self.options = options
    merged = Array(repeating: ("", 0), count: table.columnCount)
  }

  /// The next rows, when those before were gone through.
  mutating func add(_ part: TablePart) { rows.add(part) }

  mutating func next() -> String? {
    guard let places = rows.next() else { return nil }
    var fields: [String] = []
    fields.reserveCapacity(places.count)
    for (column, place) in places.enumerated() {
      switch place {
      case .empty: fields.append("")
      case .covered: fields.append(row < merged[column].end ? merged[column].field : "")
      case .cell(let cell):
        let field = CSVField(cell, options: options).text
        fields.append(field)
        if options.repeatsSpans, cell.rowSpan > 1 || cell.columnSpan > 1 {
          for covered in cell.columns { merged[covered] = (field, row + cell.rowSpan) }
        }
      }
    }
    row += 1
    // An empty line is no row: readers skip it.
    return fields == [""] ? "\"\"" : fields.joined(separator: String(options.delimiter))
  }
}
