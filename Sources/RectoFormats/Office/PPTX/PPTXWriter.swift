public import RectoModel

/// Writes PowerPoint presentations: a slide a page, with a text box for each block, tables, pictures and the page's
/// heading as title, or the picture of the page; the notes hold its text. Slides are written one after the other.
///
/// Throws `.resourceUnavailable` when the templates are missing or the disk is full. Pictures that are missing or that
/// Office programs don't show are reported and left out, as are characters that XML can't hold.
public struct PPTXWriter: PageWiseWriter {
  public static let format = Format(
    id: "pptx", name: "PowerPoint", fileExtensions: ["pptx"],
    mediaType: MediaType("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    summary: "PowerPoint presentation: a slide a page with text boxes, tables and pictures",
    showsFigures: true)

  private let options: Options

  public init(options: Options) { self.options = options }

  public var needs: PageNeeds { [.facts, .plan] }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let survey = try OfficeSurvey(document) { _ in 1 }
    let package = try OPCPackage(context: context)
    try PresentationPackage(document, survey, options: options, package: package, context: context).write()
    try package.addProperties(of: document, survey.names, context: context)
    try package.finish(to: &sink)
  }
}
