internal import RectoModel

/// What a sheet of a workbook holds, before it is written.
struct SheetPlan {
  var name: String
  var pieces: [SheetPiece] = []
  /// How many rows the pieces reach down to.
  var rowCount = 0
  var columnCount = 0

  /// What Excel can hold.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  init(name: String) { self.name = name }

  /// The table that begins in the first row and has the sheet for itself, a caption apart.
  var table: TablePiece? {
    guard case .table(let table)? = pieces.first?.content, pieces.first?.firstRow == 0 else { return nil }
    return pieces.dropFirst().contains { $0.isTable } ? nil : table
  }

  /// Puts a piece below the others, `gap` empty rows between. False when there is no room.
  mutating func add(_ content: SheetPiece.Content, gap: Int) -> Bool {
    let piece = SheetPiece(content: content, firstRow: pieces.isEmpty ? 0 : rowCount + gap)
    guard piece.firstRow + piece.rowCount <= Self.rowLimit else { return false }
    pieces.append(piece)
    rowCount = piece.firstRow + piece.rowCount
    columnCount = max(columnCount, piece.columnCount)
    return true
  }
}

/// Rows of a sheet that belong together.
struct SheetPiece {
  enum Content {
    case table(TablePiece)
    case lines([SheetLine])
  }

  var content: Content
  /// 0-based.
  var firstRow: Int

  var isTable: Bool { if case .table = content { true } else { false } }

  var rowCount: Int {
    switch content {
    case .table(let piece): piece.table.rowCount
    case .lines(let lines): lines.count
    }
  }

  var columnCount: Int {
    switch content {
    case .table(let piece): piece.columns.count
    case .lines: 1
    }
  }
}

/// The columns of a table that a sheet has room for.
struct TablePiece {
  var source: DocumentTable
  var columns: Range<Int>

  var table: Table { source.table }
  /// Rows of headings at its top.
  var headerRowCount: Int { table.headerRowCount }
}

/// A row of text in the first column.
struct SheetLine: Hashable {
  enum Kind: Hashable {
    case body, heading, caption
  }

  var text: String
  var kind = Kind.body
}
