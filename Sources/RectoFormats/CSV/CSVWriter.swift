public import RectoModel

/// The tables of a document as comma-separated values (RFC 4180).
public struct CSVWriter: PageWiseSplitWriter {
  public static let format = Format(
    id: "csv", name: "CSV", fileExtensions: ["csv"], mediaType: MediaType("text/csv"),
    summary: "The tables alone, one file each: name.csv, or name-p3-t1.csv where there are several")

  private let options: CSVOptions

  public init(options: CSVOptions) { self.options = options }

  public var needs: PageNeeds { options.splits ? [.facts, .tables, .files] : [.facts, .tables] }

  public func parts(
    of document: Document, asOne: Bool, context: WriteContext
  ) throws(RectoError) -> [DocumentPart] {
    var parts: [DocumentPart] = []
    let outside = OutsideWords()
    try forEachPart(
      TableStream(document, TableFlow(document)) { index, page in outside.add(page, at: index) }
    ) {
      parts.append($0)
    }
    guard !parts.isEmpty else { throw Self.nothing }
    guard parts.count > 1, options.splits, !asOne else { return [] }
    outside.diagnostics.forEach(context.report)
    return parts
  }

  public func forEachPart(
    of document: any PageSequence, _ body: (DocumentPart) throws(RectoError) -> Void
  ) throws(RectoError) {
    try forEachPart(TableStream(document, TableFlow()), body)
  }

  /// Of each table.
  private func forEachPart(
    _ tables: TableStream, _ body: (DocumentPart) throws(RectoError) -> Void
  ) throws(RectoError) {
    var whole: (table: TableFacts, block: Block, rest: [Content])?
    func finish() throws(RectoError) {
      guard let (table, first, rest) = whole else { return }
      var block = first
      if !rest.isEmpty { block.content = first.content.joined(with: rest) }
      try body(DocumentPart(name: table.name, page: table.page, blocks: [block]))
    }
    while let part = try tables.next() {
      if part.isFirst {
        try finish()
        whole = (part.table, part.block, [])
      } else {
        whole?.rest.append(part.block.content)
      }
    }
    try finish()
  }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    _ = try write(document, TableFlow(document), to: &sink, context: context)
  }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    guard try write(document, TableFlow(), to: &sink, context: context) else { throw Self.nothing }
  }

  /// One table after the other, an empty line between them. False where there is none.
  private func write(
    _ document: any PageSequence, _ flow: TableFlow, to sink: inout some ByteSink & ~Copyable,
    context: WriteContext
  ) throws(RectoError) -> Bool {
    let outside = OutsideWords()
    let tables = try TableStream(document, flow) { index, page in
      outside.add(page, at: index)
    }
    var (losses, rows): (TableLosses?, CSVRows?)
    while let part = try tables.next() {
      if part.isFirst {
        if losses == nil {
          if options.hasByteOrderMark { try sink.write("\u{FEFF}") }
        } else {
          try sink.write(options.lineEnd)
        }
        losses?.report(to: context, options)
        (losses, rows) = (TableLosses(table: part.table), CSVRows(part.table, options: options))
      }
      losses?.add(part)
      rows?.add(part)
      while let row = rows?.next() { try sink.write(row + options.lineEnd) }
    }
    losses?.report(to: context, options)
    outside.diagnostics.forEach(context.report)
    return losses != nil
  }

  private static let nothing = RectoError(
    .contentMissing, "No table was found, so there is no CSV; the text can be had with --to txt or md.")
}

/// What of a table is not in its CSV.
private struct TableLosses {
  let table: TableFacts
  private var characters = 0
  private var hasSpans = false

  init(table: TableFacts) { self.table = table }

  mutating func add(_ part: TablePart) {
    for index in part.ownCells {
      characters += part.cells[index].blocks.reduce(0) { $0 + $1.droppedCharacters }
      hasSpans = hasSpans || part.cells[index].rowSpan > 1 || part.cells[index].columnSpan > 1
    }
  }

  func report(to context: WriteContext, _ options: CSVOptions) {
    if characters > 0 {
      context.report(.charactersDropped(page: table.page, block: table.id, count: characters))
    }
    if hasSpans, !options.repeatsSpans {
      context.report(.mergedCellFlattened(page: table.page, block: table.id))
    }
  }
}
