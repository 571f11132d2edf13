import Foundation
public import RectoModel

/// Writes Word documents: text that flows, with styles, real lists, tables, footnotes and running heads, or pages that
/// look like the scan. Blocks are written one after the other; memory does not grow with the document.
///
/// Throws `.resourceUnavailable` when the templates are missing or the disk is full, and `.malformedInput` or
/// `.unsupportedFeature` naming a template of the user's that can't be used. Pictures that are missing or that Office
/// programs don't show are reported and left out, as are characters that XML can't hold.
public struct DOCXWriter: PageWiseWriter {
  public static let format = Format(
    id: "docx", name: "Word", fileExtensions: ["docx"],
    mediaType: MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    summary: "Word document with styles, lists, tables, footnotes and running heads", showsFigures: true)

  private let options: Options

  public init(options: Options) { self.options = options }

  /// Text that flows is planned over all pages.
  public var needs: PageNeeds { options.layout == .exact ? .facts : .wholeDocument }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    guard options.layout == .flow else { return try write(pagesOf: document, to: &sink, context: context) }
    let package = try makePackage(context)
    var flow = try FlowDocument(document, options: options, package: package, context: context)
    try flow.write()
    try package.addProperties(of: document, context: context)
    try package.finish(to: &sink)
  }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    guard options.layout == .exact else {
      return try write(Document(pagesOf: document), to: &sink, context: context)
    }
    let survey = try OfficeSurvey(document) { PageSetup($0).scale }
    let package = try makePackage(context)
    try ExactDocument(document, survey, options: options, package: package, context: context).write()
    try package.addProperties(of: document, survey.names, context: context)
    try package.finish(to: &sink)
  }

  private func makePackage(_ context: WriteContext) throws(RectoError) -> OPCPackage {
    let package = try OPCPackage(context: context)
    package.relate(.package, to: DocumentParts.document, RelationshipType.document)
    return package
  }
}
