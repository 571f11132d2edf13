import Foundation
internal import RectoModel

/// Writes the rows of a sheet, one after the other.
struct SheetRows {
  let part: XMLWriter
  let strings: StringTable
  var styles: StyleTable
  /// Those of its tables.
  private(set) var mergedCells: MergedCells
  /// Characters beyond what a cell holds, by table.
  private(set) var cut: [(table: TableFacts, count: Int)] = []
  private var bytes = SheetBytes()
  private var height = RowHeight(pixels: [])
  private var letters: [[UInt8]] = []
  /// By column: the style of the last cell, which is mostly that of the next.
  private var known: [(style: CellStyle, number: Int)] = []
  /// By column: the style that a merged cell gives to the places below, and the first row that it doesn't reach.
  private var merged: [(style: Int, end: Int)] = []
  /// The first row that no merged cell reaches.
  private var mergedEnd = 0
  /// The styles of places at which no cell is.
  private var empty = (body: 0, header: 0)

  /// What a cell holds, in UTF-16 units.
  private static let longest = 32_767

  /// `file` is for merged cells.
  init(part: XMLWriter, strings: StringTable, styles: StyleTable, file: URL) {
    self.part = part
    self.strings = strings
    self.styles = styles
    mergedCells = MergedCells(file)
  }

  /// Throws as the pages do.
  mutating func write(_ sheet: SheetPlan, _ contents: SheetContents) throws(RectoError) {
    height = RowHeight(pixels: sheet.pixels)
    letters = (0..<sheet.columnCount).map { Array(CellReference.letters($0).utf8) }
    known = Array(repeating: (CellStyle(), 0), count: sheet.columnCount)
    let isAlone = !sheet.hasTables
    for piece in sheet.pieces {
      switch piece.content {
      case .table(let table):
        start(table)
        try contents.forEachPart(of: table) { part throws(RectoError) in
          try write(part, of: table, firstRow: piece.firstRow)
        }
      case .caption(let text):
        write(SheetLine(text: text, kind: .caption), row: piece.firstRow, isWrapped: isAlone)
      case .lines(let count):
        for (index, line) in try contents.lines(count).enumerated() {
          write(line, row: piece.firstRow + index, isWrapped: isAlone)
        }
      }
    }
    flush()
  }

  private mutating func flush() {
    part.raw(bytes.bytes)
    bytes.removeAll()
  }

  private mutating func write(_ line: SheetLine, row: Int, isWrapped: Bool) {
    let style = CellStyle(role: line.kind.role, isWrapped: isWrapped, isQuoted: line.text.looksLikeFormula)
    let digits = Array(String(row + 1).utf8)
    let count = isWrapped ? RowHeight.lineCount(line.text, pixels: height.pixels[0]) : 1
    startRow(digits, RowHeight.Lines(count: count))
    write(text: line.text, column: 0, row: digits, style: number(of: style, column: 0))
    endRow()
  }

  private mutating func start(_ piece: TablePiece) {
    merged = Array(repeating: (0, 0), count: piece.columns.count)
    mergedEnd = 0
    empty = (
      body: piece.isRuled ? styles.number(of: CellStyle(isRuled: true)) : 0,
      header: styles.number(of: CellStyle(role: .header, isRuled: piece.isRuled, isWrapped: true))
    )
  }

  private mutating func write(
    _ part: TablePart, of piece: TablePiece, firstRow: Int
  ) throws(RectoError) {
    let cells = part.cells
    var next = part.ownCells.lowerBound
    for row in part.rows {
      let digits = Array(String(firstRow + row + 1).utf8)
      let style = row < piece.headerRowCount ? empty.header : empty.body
      startRow(digits, height.lines(ofRow: row, part, from: next, of: piece))
      var column = 0
      while next < cells.count, cells[next].row + part.offset == row {
        let place = cells[next].column - piece.columns.lowerBound
        if place >= 0, place < piece.columns.count {
          fill(column..<place, row: row, digits, style: style)
          write(part, next, of: piece, column: place, row: digits)
          column = place + 1
        }
        if cells[next].rowSpan > 1 || cells[next].columnSpan > 1 {
          try mergedCells.add(cells[next], columns: piece.columns, firstRow: firstRow + part.offset)
        }
        next += 1
      }
      fill(column..<piece.columns.count, row: row, digits, style: style)
      endRow()
      if bytes.isFull { flush() }
    }
  }

  /// Places at which no cell begins.
  private mutating func fill(_ columns: Range<Int>, row: Int, _ digits: [UInt8], style: Int) {
    guard style != 0 || row < mergedEnd else { return }
    for column in columns {
      let isCovered = row < merged[column].end
      writeEmpty(column: column, row: digits, style: isCovered ? merged[column].style : style)
    }
  }

  /// Cells are taken from their array one by one: copying each whole costs more than writing it.
  private mutating func write(
    _ part: TablePart, _ index: Int, of piece: TablePiece, column: Int, row: [UInt8]
  ) {
    let cells = part.cells
    let isHeader = cells[index].row + part.offset < piece.headerRowCount
    var style = CellStyle(
      role: isHeader ? .header : cells[index].isHeader ? .rowHeader : .body, isRuled: piece.isRuled)
    style.fill = cells[index].fill
    let number: Int
    if !isHeader, let value = cells[index].value, case .number(let digits, let format) = SheetValue(value) {
      style.format = format
      style.mark = cells[index].blocks.raisedMark
      number = self.number(of: style, column: column)
      write(number: digits, column: column, row: row, style: number)
    } else {
      let text = fitting(cells[index].blocks.sheetText, of: part.table)
      style.alignment = cells[index].blocks.alignment
      style.isWrapped =
        isHeader || text.needsLines
        || cells[index].columnSpan > 1 && height.needsLines(text, from: column, cells[index].columnSpan)
      style.isQuoted = text.looksLikeFormula
      if text.looksLikeNumber { style.format = .text }
      number = self.number(of: style, column: column)
      write(text: text, column: column, row: row, style: number)
    }
    if cells[index].rowSpan > 1 || cells[index].columnSpan > 1 {
      keep(number, of: cells[index], of: part, in: piece)
    }
  }

  /// For the places that the cell covers.
  private mutating func keep(_ style: Int, of cell: Cell, of part: TablePart, in piece: TablePiece) {
    let end = cell.rows.upperBound + part.offset
    mergedEnd = max(mergedEnd, end)
    for column in cell.columns.clamped(to: piece.columns) {
      merged[column - piece.columns.lowerBound] = (style, end)
    }
  }

  private mutating func fitting(_ text: String, of table: TableFacts) -> String {
    guard text.utf8.count > Self.longest, text.utf16.count > Self.longest else { return text }
    var kept = ""
    var used = 0
    for character in text {
      used += character.utf16.count
      if used > Self.longest { break }
      kept.append(character)
    }
    cut.append((table, text.count - kept.count))
    return kept
  }

  private mutating func number(of style: CellStyle, column: Int) -> Int {
    if known[column].style == style { return known[column].number }
    let number = styles.number(of: style)
    known[column] = (style, number)
    return number
  }
}

extension SheetRows {
  /// Programs that measure rows themselves take a height that isn't fixed for a first guess.
  private mutating func startRow(_ digits: [UInt8], _ lines: RowHeight.Lines) {
    bytes.add("<row r=\"")
    bytes.add(digits)
    if let points = RowHeight.points(lines: lines.count) {
      bytes.add("\" ht=\"")
      bytes.add(points)
      if lines.isFixed { bytes.add("\" customHeight=\"1") }
    }
    bytes.add("\">")
  }

  private mutating func endRow() { bytes.add("</row>") }

  private mutating func startCell(column: Int, row: [UInt8], style: Int) {
    bytes.add("<c r=\"")
    bytes.add(letters[column])
    bytes.add(row)
    if style != 0 {
      bytes.add("\" s=\"")
      bytes.add(style)
    }
  }

  private mutating func writeEmpty(column: Int, row: [UInt8], style: Int) {
    if style == 0 { return }
    startCell(column: column, row: row, style: style)
    bytes.add("\"/>")
  }

  private mutating func write(number: String, column: Int, row: [UInt8], style: Int) {
    startCell(column: column, row: row, style: style)
    bytes.add("\"><v>")
    bytes.add(number)
    bytes.add("</v></c>")
  }

  private mutating func write(text: String, column: Int, row: [UInt8], style: Int) {
    if text.isEmpty { return writeEmpty(column: column, row: row, style: style) }
    startCell(column: column, row: row, style: style)
    if let number = strings.number(of: text) {
      bytes.add("\" t=\"s\"><v>")
      bytes.add(number)
      bytes.add("</v></c>")
    } else {
      bytes.add("\" t=\"inlineStr\"><is>")
      bytes.addText(text)
      bytes.add("</is></c>")
    }
  }
}

extension SheetLine.Kind {
  fileprivate var role: CellStyle.Role {
    switch self {
    case .body: .body
    case .heading: .heading
    case .caption: .caption
    }
  }
}

extension String {
  /// A line of it is wider than columns are made.
  fileprivate var needsLines: Bool {
    utf8.count > 30 && TextWidth.pixels(self) > SheetMeasure.widest || utf8.contains(0x0A)
  }

  /// What spreadsheets make a formula of when somebody edits it.
  fileprivate var looksLikeFormula: Bool {
    guard let first = utf8.first else { return false }
    return first == 0x3D || first == 0x2B || first == 0x2D || first == 0x40
  }

  /// What spreadsheets make a number or date of when somebody edits it.
  fileprivate var looksLikeNumber: Bool {
    guard utf8.count < 40, let first = utf8.first, first < 0x3A else { return false }
    return utf8.contains { (0x30...0x39).contains($0) }
      && utf8.allSatisfy { (0x25...0x3A).contains($0) || $0 == 0x20 }
  }
}
