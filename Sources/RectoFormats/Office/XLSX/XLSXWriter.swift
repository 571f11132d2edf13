public import RectoModel

/// The tables of a document as an Office Open XML workbook.
public struct XLSXWriter: DocumentWriter {
  public static let format = Format(
    id: "xlsx", name: "XLSX", fileExtensions: ["xlsx"],
    mediaType: MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    summary: "A workbook with a sheet for each table: numbers, dates and amounts with their formats")

  private let options: XLSXOptions

  public init(options: XLSXOptions) { self.options = options }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let plan = WorkbookPlan(document, options: options)
    plan.diagnostics.forEach(context.report)
    report(plan, of: document, to: context)
    let package = try WorkbookPackage(
      plan, language: document.metadata.language, options: options, context: context)
    try package.write()
    try package.package.addProperties(of: document, context: context)
    try package.package.finish(to: &sink)
  }

  private func report(_ plan: WorkbookPlan, of document: Document, to context: WriteContext) {
    if options.hasText || !plan.hasTables {
      for (index, page) in document.pages.enumerated() {
        for block in page.blocks { reportDroppedCharacters(of: block, page: index + 1, to: context) }
      }
    } else {
      for table in document.tables { reportDroppedCharacters(of: table.block, page: table.page, to: context) }
      document.reportTextOutsideTables(to: context)
    }
  }

  /// Control characters, and the two that XML forbids besides.
  private func reportDroppedCharacters(of block: Block, page: Int, to context: WriteContext) {
    let count = Self.forbiddenCount(in: block)
    if count > 0 { context.report(.charactersDropped(page: page, block: block.id, count: count)) }
  }

  private static func forbiddenCount(in block: Block) -> Int {
    guard case .table(let table) = block.content else {
      return block.allLines.reduce(0) { $0 + forbiddenCount(in: $1) }
    }
    let cells = table.cells
    return cells.indices.reduce(0) { count, index in
      guard cells[index].blocks.count == 1, case .paragraph(let paragraph) = cells[index].blocks[0].content
      else {
        return cells[index].blocks.flatMap(\.allLines).reduce(count) { $0 + forbiddenCount(in: $1) }
      }
      return paragraph.lines.reduce(count) { $0 + forbiddenCount(in: $1) }
    }
  }

  private static func forbiddenCount(in line: TextLine) -> Int {
    var count = 0
    for word in line.words where word.text.utf8.contains(where: canBeginForbidden) {
      count += word.text.unicodeScalars.count { $0.isControl || $0.value == 0xFFFE || $0.value == 0xFFFF }
    }
    return count
  }

  private static func canBeginForbidden(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xEF
  }
}
