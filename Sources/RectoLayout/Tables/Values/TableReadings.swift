import RectoModel

/// A table whose cells are read one by one, before they are judged together.
struct TableReadings {
  private let table: Table
  private let locale: ValueLocale
  /// As `table.cells`; nil for headings and empty cells.
  private var readings: [CellReading?] = []
  private var columns: [Int: ValueEvidence] = [:]
  private(set) var evidence = ValueEvidence()
  /// Columns whose heading says that they hold names.
  private var nameColumns: Set<Int> = []

  init(_ table: Table, locale: ValueLocale) {
    self.table = table
    self.locale = locale
    readings.reserveCapacity(table.cells.count)
    for cell in table.cells {
      let isHeading = cell.row < table.headerRowCount
      guard !isHeading, let text = CellText(cell) else {
        noteHeading(cell)
        readings.append(nil)
        continue
      }
      let reading = CellReading(text, locale: locale)
      if case .text = reading, cell.row == 0 { noteHeading(cell) }
      columns[cell.column, default: ValueEvidence()].add(reading, text: text)
      readings.append(reading)
    }
    for column in columns.keys.sorted() { evidence.add(columns[column] ?? ValueEvidence()) }
  }

  private mutating func noteHeading(_ cell: Cell) {
    guard cell.columnSpan == 1, cell.row < max(1, table.headerRowCount) else { return }
    if NameHeading.isOne(cell.blocks.flatMap(\.allLines).runningText) { nameColumns.insert(cell.column) }
  }

  /// The table with a value for each cell that is no text.
  func typed(document: ValueEvidence) -> Table {
    var typed = table
    let bracketed = bracketedRows
    var judges: [Int: ValueJudge] = [:]
    for (index, reading) in readings.enumerated() {
      guard let reading else { continue }
      let (row, column) = (table.cells[index].row, table.cells[index].column)
      let judge =
        judges[column]
        ?? ValueJudge(
          column: columns[column] ?? ValueEvidence(), wider: [evidence, document], locale: locale,
          holdsNames: nameColumns.contains(column))
      judges[column] = judge
      typed.setValue(judge.value(of: reading, isBracketed: bracketed.contains(row)), ofCellAt: index)
    }
    return typed
  }

  /// Rows without a label of their own, in which every number stands in parentheses: errors of the estimates above.
  private var bracketedRows: Set<Int> {
    var (rows, others): (Set<Int>, Set<Int>) = ([], [])
    for (index, reading) in readings.enumerated() {
      guard let reading else { continue }
      let cell = table.cells[index]
      if cell.column > 0, case .number(let number) = reading, number.sign == .parentheses {
        rows.insert(cell.row)
      } else {
        others.insert(cell.row)
      }
    }
    return rows.subtracting(others)
  }
}
