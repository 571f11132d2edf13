internal import RectoModel

/// What is known of a table before its rows.
struct TableFacts {
  let id: BlockID
  /// The page that it begins on, 1-based.
  let page: Int
  /// Counted from 1 among the tables that begin on the page.
  let number: Int
  /// The text that explains it, without line ends; nil when there is none.
  let caption: String?
  let columnCount: Int
  let headerRowCount: Int
  let isRuled: Bool

  /// `p3-t1`
  var name: String { "p\(page)-t\(number)" }
}

/// Rows of a table that come from one page: mostly all of them.
struct TablePart {
  let table: TableFacts
  /// That of the page.
  let block: Block
  /// Counted from the table's first, 0-based; never empty.
  let rows: Range<Int>
  /// All of the page's table, sorted by row, then column: as they are there, for copying those of a large table takes long.
  let cells: [Cell]
  /// The first of `rows` among those of the page's table: those above it repeat a heading, and no cell of theirs goes on
  /// below them.
  let firstRow: Int

  var isFirst: Bool { rows.lowerBound == 0 }

  /// To be added to a cell's row for that of the whole table.
  var offset: Int { rows.lowerBound - firstRow }

  /// Those of these rows.
  var ownCells: Range<Int> { (cells.firstIndex { $0.row >= firstRow } ?? cells.count)..<cells.count }
}

/// Finds the tables of pages that come one after the other, in reading order; those in lists too. Tables inside of cells are
/// part of their cell.
struct TableFlow {
  private let flow: ReadingFlow
  /// Of all pages; nil where captions stand on the pages of their tables.
  private let captions: [BlockID: String]?
  private let isWhole: Bool
  private var last: LastTable?
  /// Some table goes on one that isn't the one before it: the whole document is needed.
  private(set) var isScattered = false

  /// The last table up to now, which the next one may go on.
  private struct LastTable {
    let facts: TableFacts
    let header: TableHeader
    /// Of its last part.
    var id: BlockID
    var rowCount: Int
    /// With the headers that parts repeat.
    var partRowCount: Int
  }

  /// For the pages of the document: what goes on a table is part of it wherever it stands.
  init(_ document: Document) {
    flow = ReadingFlow(document)
    captions = document.pages.lazy.flatMap(\.blocks).captions
    isWhole = true
  }

  /// For pages whose tables go on the one before them, if any, and have their captions beside them.
  init() {
    flow = ReadingFlow()
    captions = nil
    isWhole = false
  }

  mutating func parts(of page: Page, at index: Int) -> [TablePart] {
    let captions = captions ?? page.blocks.captions
    var (parts, number): ([TablePart], Int) = ([], 0)
    for outer in flow.blocks(of: page) {
      let blocks = outer.tableBlocks
      if !blocks.isEmpty, outer.continues != nil, outer.continues != last?.id { isScattered = true }
      for block in blocks {
        guard case .table(let table) = block.content else { continue }
        if let part = goingOn(block, table, of: outer) {
          parts.append(part)
          continue
        }
        number += 1
        let facts = TableFacts(
          id: block.id, page: index + 1, number: number, caption: captions[block.id],
          columnCount: table.columnCount, headerRowCount: table.headerRowCount, isRuled: table.isRuled)
        parts.append(
          TablePart(table: facts, block: block, rows: 0..<table.rowCount, cells: table.cells, firstRow: 0))
        // One in a list is nothing that others go on.
        last =
          isWhole || block.id != outer.id
          ? nil
          : LastTable(
            facts: facts, header: TableHeader(table), id: block.id, rowCount: table.rowCount,
            partRowCount: table.rowCount)
      }
    }
    return parts
  }

  /// nil where the table is one of its own.
  private mutating func goingOn(_ block: Block, _ table: Table, of outer: Block) -> TablePart? {
    guard var last, block.id == outer.id, block.continues == last.id,
      table.columnCount == last.facts.columnCount,
      Table.canHold(rowCount: last.partRowCount + table.rowCount, columnCount: table.columnCount)
    else { return nil }
    let firstRow = last.header.repeatedRows(of: table)
    let rows = last.rowCount..<(last.rowCount + table.rowCount - firstRow)
    last.id = block.id
    last.rowCount = rows.upperBound
    last.partRowCount += table.rowCount
    self.last = last
    return TablePart(table: last.facts, block: block, rows: rows, cells: table.cells, firstRow: firstRow)
  }
}

extension Sequence<Block> {
  /// By what they explain; of several the first.
  fileprivate var captions: [BlockID: String] {
    var captions: [BlockID: String] = [:]
    for case .caption(let caption) in lazy.map(\.content) {
      if let target = caption.target, captions[target] == nil {
        captions[target] = caption.paragraph.lines.cleanRunningText
      }
    }
    return captions
  }
}

extension Block {
  /// How many words stand in no table.
  var wordsOutsideTables: Int {
    switch content {
    case .table: 0
    case .list(let list): list.items.flatMap(\.blocks).reduce(0) { $0 + $1.wordsOutsideTables }
    default: content.ownLines.reduce(0) { $0 + $1.words.count }
    }
  }

  fileprivate var tableBlocks: [Block] {
    switch content {
    case .table: [self]
    case .list(let list): list.items.flatMap(\.blocks).flatMap(\.tableBlocks)
    default: []
    }
  }
}
