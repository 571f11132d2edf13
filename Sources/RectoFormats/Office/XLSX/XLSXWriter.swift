public import RectoModel

/// The tables of a document as an Office Open XML workbook.
public struct XLSXWriter: PageWiseWriter {
  public static let format = Format(
    id: "xlsx", name: "XLSX", fileExtensions: ["xlsx"],
    mediaType: MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    summary: "A workbook with a sheet for each table: numbers, dates and amounts with their formats")

  private let options: XLSXOptions

  public init(options: XLSXOptions) { self.options = options }

  public var needs: PageNeeds {
    options.hasText ? [.facts, .plan, .separateBlocks, .tables] : [.facts, .plan, .tables]
  }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try write(WorkbookContent(document), of: document, to: &sink, context: context)
  }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try write(WorkbookContent(pagesOf: document), of: document, to: &sink, context: context)
  }

  private func write(
    _ content: WorkbookContent, of document: any PageSequence, to sink: inout some ByteSink & ~Copyable,
    context: WriteContext
  ) throws(RectoError) {
    let plan = try WorkbookPlan(content, options: options)
    plan.diagnostics.forEach(context.report)
    let package = try WorkbookPackage(plan, content, options: options, context: context)
    try package.write()
    try package.package.addProperties(of: document, plan.names, context: context)
    try package.package.finish(to: &sink)
  }
}
