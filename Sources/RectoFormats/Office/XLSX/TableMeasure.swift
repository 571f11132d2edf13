internal import RectoModel

/// What a table takes on sheets, told part by part.
struct TableMeasure {
  let table: TableFacts
  /// One for each sheet that its columns need.
  private(set) var columns: [SheetMeasure]
  /// Characters that XML forbids.
  private(set) var forbiddenCount = 0
  private var rowCount = 0
  private var hasSpans = false
  private var headings: [(column: Int, text: String)] = []
  private let wantsNames: Bool

  init(_ table: TableFacts, options: XLSXOptions) {
    self.table = table
    let (count, limit) = (table.columnCount, SheetPlan.columnLimit)
    columns = stride(from: 0, to: count, by: limit).map {
      SheetMeasure(
        $0..<min($0 + limit, count), headerRowCount: table.headerRowCount, hasFilters: options.hasFilters)
    }
    wantsNames = options.hasTableObjects && table.headerRowCount == 1
  }

  /// Counts the texts in `strings`.
  mutating func add(_ part: TablePart, _ strings: inout StringTable) {
    let cells = part.cells
    rowCount = part.rows.upperBound
    if wantsNames, part.isFirst {
      headings = cells.prefix { $0.row == 0 }.map { ($0.column, $0.blocks.sheetText) }
    }
    for index in part.ownCells {
      if cells[index].rowSpan > 1 || cells[index].columnSpan > 1 { hasSpans = true }
      forbiddenCount += cells[index].blocks.forbiddenCount
      guard strings.isShared, !cells[index].blocks.isEmpty else { continue }
      if cells[index].row + part.offset < table.headerRowCount
        || cells[index].value.map({ SheetValue($0).isText }) ?? true
      {
        let text = cells[index].blocks.sheetText
        if !text.isEmpty { strings.add(text) }
      }
    }
    for index in columns.indices { columns[index].add(part) }
  }

  func piece(_ measure: SheetMeasure) -> TablePiece {
    TablePiece(
      rowCount: rowCount, headerRowCount: table.headerRowCount, columns: measure.columns,
      isRuled: table.isRuled, columnNames: columnNames(measure.columns))
  }

  /// Those of one of Excel's table objects, which needs one row of headings, all there and all different, rows below, and
  /// no merged cells; empty for tables that can't be one.
  private func columnNames(_ columns: Range<Int>) -> [String] {
    guard wantsNames, rowCount > 1, !hasSpans else { return [] }
    let names = headings.filter { columns.contains($0.column) }.map(\.text)
    let canBe =
      names.count == columns.count && Set(names.map { $0.lowercased() }).count == names.count
      && names.allSatisfy { !$0.isEmpty && $0.utf16.count <= 255 }
    return canBe ? names : []
  }
}

extension Block {
  /// Control characters in its words, and the two that XML forbids besides.
  var forbiddenCount: Int {
    guard case .table(let table) = content else { return allLines.reduce(0) { $0 + $1.forbiddenCount } }
    let cells = table.cells
    return cells.indices.reduce(0) { $0 + cells[$1].blocks.forbiddenCount }
  }
}

extension [Block] {
  /// Most cells are a paragraph.
  fileprivate var forbiddenCount: Int {
    guard count == 1, case .paragraph(let paragraph) = self[0].content else {
      return flatMap(\.allLines).reduce(0) { $0 + $1.forbiddenCount }
    }
    return paragraph.lines.reduce(0) { $0 + $1.forbiddenCount }
  }
}

extension TextLine {
  fileprivate var forbiddenCount: Int {
    var count = 0
    for word in words where word.text.utf8.contains(where: Self.canBeginForbidden) {
      count += word.text.unicodeScalars.count { $0.isControl || $0.value == 0xFFFE || $0.value == 0xFFFF }
    }
    return count
  }

  private static func canBeginForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF
  }
}
