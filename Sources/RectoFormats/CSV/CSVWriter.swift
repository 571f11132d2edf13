public import RectoModel

/// The tables of a document as comma-separated values (RFC 4180).
public struct CSVWriter: SplitWriter {
  public static let format = Format(
    id: "csv", name: "CSV", fileExtensions: ["csv"], mediaType: MediaType("text/csv"),
    summary: "The tables alone, one file each: name.csv, or name-p3-t1.csv where there are several")

  private let options: CSVOptions

  public init(options: CSVOptions) { self.options = options }

  public func parts(
    of document: Document, asOne: Bool, context: WriteContext
  ) throws(RectoError) -> [DocumentPart] {
    let tables = document.tables
    guard !tables.isEmpty else {
      throw RectoError(
        .contentMissing, "No table was found, so there is no CSV; the text can be had with --to txt or md.")
    }
    guard tables.count > 1, options.splits, !asOne else { return [] }
    document.reportTextOutsideTables(to: context)
    return tables.map { DocumentPart(name: $0.name, page: $0.page, blocks: [$0.block]) }
  }

  /// One table after the other, an empty line between them.
  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    document.reportTextOutsideTables(to: context)
    let tables = document.tables
    if options.hasByteOrderMark, !tables.isEmpty { try sink.write("\u{FEFF}") }
    for (index, table) in tables.enumerated() {
      if index > 0 { try sink.write(options.lineEnd) }
      report(table, to: context)
      for row in CSVRows(table.table, options: options) { try sink.write(row + options.lineEnd) }
    }
  }

  private func report(_ table: DocumentTable, to context: WriteContext) {
    context.reportDroppedCharacters(of: table.block, page: table.page)
    if table.table.hasSpans, !options.repeatsSpans {
      context.report(.mergedCellFlattened(page: table.page, block: table.block.id))
    }
  }
}
