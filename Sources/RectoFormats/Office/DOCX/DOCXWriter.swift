import Foundation
public import RectoModel

/// Writes Word documents: text that flows, with styles, real lists, tables, footnotes and running heads, or pages that
/// look like the scan. Pages are gone through for a plan, and then written one after the other.
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

  public var needs: PageNeeds {
    options.layout == .exact ? [.facts, .plan] : [.facts, .plan, .separateBlocks]
  }

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    guard options.layout == .flow else { return try write(pagesOf: document, to: &sink, context: context) }
    try write(document, LinkedFlow(document), to: &sink, context: context)
  }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    guard options.layout == .exact else {
      return try write(document, LinkedFlow(), to: &sink, context: context)
    }
    let survey = try OfficeSurvey(document) { PageSetup($0).scale }
    let package = try makePackage(context)
    try ExactDocument(document, survey, options: options, package: package, context: context).write()
    try package.addProperties(of: document, survey.names, context: context)
    try package.finish(to: &sink)
  }

  private func write(
    _ document: any PageSequence, _ flow: LinkedFlow, to sink: inout some ByteSink & ~Copyable,
    context: WriteContext
  ) throws(RectoError) {
    let survey = try FlowSurvey(document, flow, options: options)
    let package = try makePackage(context)
    var text = try FlowDocument(document, flow, survey, options: options, package: package, context: context)
    try text.write()
    try package.addProperties(of: document, survey.names, context: context)
    try package.finish(to: &sink)
  }

  private func makePackage(_ context: WriteContext) throws(RectoError) -> OPCPackage {
    let package = try OPCPackage(context: context)
    package.relate(.package, to: DocumentParts.document, RelationshipType.document)
    return package
  }
}
