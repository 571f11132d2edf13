internal import RectoModel

/// What a sheet of a workbook holds, before it is written.
struct SheetPlan {
  var name: String
  private(set) var pieces: [SheetPiece] = []
  /// How many rows the pieces reach down to.
  private(set) var rowCount = 0
  /// How wide its columns are.
  private(set) var pixels: [Int] = []

  /// What Excel can hold.
  static let rowLimit = 1_048_576
  static let columnLimit = 16_384

  init(name: String) { self.name = name }

  var columnCount: Int { pixels.count }

  var hasTables: Bool { pieces.contains(where: \.isTable) }

  /// The table that begins in the first row and has the sheet for itself, a caption apart.
  var table: TablePiece? {
    guard case .table(let table)? = pieces.first?.content, pieces.first?.firstRow == 0 else { return nil }
    return pieces.dropFirst().contains { $0.isTable } ? nil : table
  }

  /// Puts a piece below the others, `gap` empty rows between. False when there is no room.
  mutating func add(_ content: SheetPiece.Content, gap: Int) -> Bool {
    let piece = SheetPiece(content: content, firstRow: pieces.isEmpty ? 0 : rowCount + gap)
    guard hasRoom(forRows: piece.rowCount, gap: gap) else { return false }
    pieces.append(piece)
    rowCount = piece.firstRow + piece.rowCount
    if pixels.isEmpty { pixels = [SheetMeasure.narrowest] }
    return true
  }

  func hasRoom(forRows count: Int, gap: Int) -> Bool {
    (pieces.isEmpty ? 0 : rowCount + gap) + count <= Self.rowLimit
  }

  /// Makes room for a table, or for text where there is no table.
  mutating func widen(for measure: SheetMeasure) { measure.widen(&pixels) }
}

/// Rows of a sheet that belong together.
struct SheetPiece {
  enum Content {
    case table(TablePiece)
    case caption(String)
    /// Lines of text, a row each.
    case lines(count: Int)
  }

  var content: Content
  /// 0-based.
  var firstRow: Int

  var isTable: Bool { if case .table = content { true } else { false } }

  var rowCount: Int {
    switch content {
    case .table(let piece): piece.rowCount
    case .caption: 1
    case .lines(let count): count
    }
  }
}

/// The columns of a table that a sheet has room for.
struct TablePiece {
  let rowCount: Int
  /// Rows of headings at its top.
  let headerRowCount: Int
  let columns: Range<Int>
  let isRuled: Bool
  /// Those of a table that can be one of Excel's objects; empty for others.
  let columnNames: [String]
}

/// A row of text in the first column.
struct SheetLine: Hashable {
  enum Kind: Hashable {
    case body, heading, caption
  }

  var text: String
  var kind = Kind.body
}
