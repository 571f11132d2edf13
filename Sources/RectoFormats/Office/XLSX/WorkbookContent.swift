internal import RectoModel

/// The tables and the text of the pages that a workbook is made of, as often as they are asked for.
struct WorkbookContent {
  private let pages: any PageSequence
  private let tables: TableFlow
  private let flow: ReadingFlow

  init(_ document: Document) {
    pages = document
    tables = TableFlow(document)
    flow = ReadingFlow(document)
  }

  /// Of pages one after the other: no block of text goes on another one, tables at most on the one before.
  init(pagesOf document: any PageSequence) {
    pages = document
    tables = TableFlow()
    flow = ReadingFlow()
  }

  var metadata: DocumentMetadata { pages.metadata }

  /// `visit` is called with the index of each page and the page, before its tables.
  func makeTables(
    visit: @escaping (Int, Page) -> Void = { _, _ in }
  ) throws(RectoError) -> TableStream {
    try TableStream(pages, tables, visit: visit)
  }

  func makeLines() throws(RectoError) -> LineStream { LineStream(try pages.makePages(), flow) }
}

/// Hands over what stands outside of tables, page by page: a line for each paragraph.
final class LineStream {
  private let pages: any PageIterator
  private let flow: ReadingFlow

  init(_ pages: any PageIterator, _ flow: ReadingFlow) {
    self.pages = pages
    self.flow = flow
  }

  /// nil behind the last page.
  func next() throws(RectoError) -> (page: Page, lines: [SheetLine])? {
    guard let page = try pages.next() else { return nil }
    return (page, flow.blocks(of: page).flatMap(\.content.sheetLines))
  }
}

/// What the pieces of planned sheets hold, to be asked for in their order.
final class SheetContents {
  private let content: WorkbookContent
  private var tables: TableStream?
  private var lines: LineStream?
  /// Of a table that several sheets share.
  private var shared: [TablePart] = []
  /// Of the page that is being written.
  private var waiting: ArraySlice<SheetLine> = []

  init(_ content: WorkbookContent) { self.content = content }

  /// Calls `body` with the parts of the table.
  func forEachPart(of piece: TablePiece, _ body: (TablePart) throws(RectoError) -> Void) throws(RectoError) {
    if piece.columns.lowerBound > 0 {
      for part in shared { try body(part) }
      return
    }
    shared = []
    var rows = 0
    while rows < piece.rowCount {
      if tables == nil { tables = try content.makeTables() }
      guard let part = try tables?.next() else { throw Self.changed }
      if part.table.columnCount > SheetPlan.columnLimit { shared.append(part) }
      try body(part)
      rows = part.rows.upperBound
    }
  }

  /// The next lines of text, all of one page.
  func lines(_ count: Int) throws(RectoError) -> ArraySlice<SheetLine> {
    while waiting.isEmpty {
      if lines == nil { lines = try content.makeLines() }
      guard let next = try lines?.next() else { throw Self.changed }
      waiting = next.lines[...]
    }
    defer { waiting = waiting.dropFirst(count) }
    return waiting.prefix(count)
  }

  private static let changed = RectoError(
    .internalInvariant, "The pages are other ones the second time; please report this.")
}

extension Content {
  fileprivate var sheetLines: [SheetLine] {
    switch self {
    case .table: []
    case .heading: textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0, kind: .heading) }
    case .caption: textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0, kind: .caption) }
    case .list(let list): list.withoutTables.textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0) }
    default: textLines.filter { !$0.isEmpty }.map { SheetLine(text: $0) }
    }
  }
}

extension List {
  fileprivate var withoutTables: Content {
    var list = self
    for item in list.items.indices {
      list.items[item].blocks = list.items[item].blocks.compactMap { block in
        switch block.content {
        case .table: return nil
        case .list(let inner):
          var block = block
          block.content = inner.withoutTables
          return block
        default: return block
        }
      }
    }
    return .list(list)
  }
}
