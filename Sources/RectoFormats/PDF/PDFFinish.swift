import Foundation
internal import RectoModel
internal import RectoPDF

/// What a file gets after its pages are put together: tags, bookmarks, metadata and the marks of a standard.
struct PDFFinish {
  var options: PDFWriter.Options
  /// Of pages that are all drawn.
  var structure: PDFStructure?
  var outline: PDFOutline?
  var description: PDFDescription
  /// Pages, 1-based, with characters for private use.
  var privatePages: [Int]
  var report: (Diagnostic) -> Void

  typealias Finished = (file: QPDFDocument, options: QPDFDocument.WriteOptions)

  /// A file of pages that are all drawn. Throws `.unsupportedFeature` for a picture that the standard forbids.
  func drawn(_ file: QPDFDocument) throws(RectoError) -> Finished {
    try structure?.apply(to: file)
    outline?.apply(to: file)
    let standard = try standard(for: file)
    let templates = try TemplateLibrary.installed()
    let identification = PDFIdentification(standard: standard, profile: try templates.data("pdf/srgb.icc"))
    identification.apply(to: file)
    try description.describe(file, standard, templates)
    try file.check()
    return (file, completed(identification.writeOptions))
  }

  private func standard(for file: QPDFDocument) throws(RectoError) -> PDFStandard {
    if options.password != nil, options.standard?.part == nil { return options.standard ?? .none }
    guard options.password == nil else {
      throw RectoError(
        .unsupportedFeature, "PDF/A is never encrypted; leave out pdf.encrypt or pdf.standard.")
    }
    return try PDFStandardCheck.settle(
      options.standard, for: file, privateCharacters: privatePages, report: report)
  }

  /// A file that keeps pages of sources.
  func kept(
    _ file: QPDFDocument, _ sources: KeptSources, _ pages: [PDFPageRecord]
  ) throws(RectoError) -> Finished {
    let signatures = Signatures.remove(from: file)
    if signatures > 0 {
      report(.sourceChanged(page: 1, what: "\(signatures) signatures removed: they don't hold any more"))
    }
    if sources.areEncrypted, options.password == nil {
      report(.sourceChanged(page: 1, what: "the output is not encrypted as the input is; see --encrypt"))
    }
    if options.outline == .always || file.catalog["/Outlines"]["/First"].isNull { outline?.apply(to: file) }
    description.complete(
      file, isRearranged: !sources.isWhole(pages), hasNewText: pages.contains(where: \.hasText))
    try file.check()
    return (file, completed(QPDFDocument.WriteOptions()))
  }

  private func completed(_ fileOptions: QPDFDocument.WriteOptions) -> QPDFDocument.WriteOptions {
    var fileOptions = fileOptions
    fileOptions.isLinearized = options.isLinearized
    fileOptions.password = options.password
    return fileOptions
  }
}
