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
      throw Self.encryptedArchive
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
    try archive(file)
    try file.check()
    return (file, completed(options.standard?.archiveLevel?.writeOptions ?? QPDFDocument.WriteOptions()))
  }

  /// Makes the file of another program meet the standard that was asked for. Throws `.unsupportedFeature` with all
  /// that stands in the way.
  private func archive(_ file: QPDFDocument) throws(RectoError) {
    guard let standard = options.standard, standard != .none else { return }
    if options.password != nil, standard.part != nil { throw Self.encryptedArchive }
    let level = standard.archiveLevel
    let obstacles =
      (level.map { ArchiveCheck.obstacles(in: file, level: $0) } ?? [])
      + (standard.isAccessible ? AccessibilityCheck.obstacles(in: file) : [])
    guard obstacles.isEmpty else {
      let reasons = obstacles.map(\.description)
      let more = reasons.count > 5 ? " (and \(reasons.count - 5) more)" : ""
      throw RectoError(
        .unsupportedFeature,
        "This can't be \(standard.name): " + reasons.prefix(5).joined(separator: " ") + more,
        cause: reasons.joined(separator: " "))
    }
    guard let level else { return }
    let templates = try TemplateLibrary.installed()
    let template = try templates.text("pdf/metadata.xmp")
    let schema = try templates.text("pdf/pdfua-schema.xmp")
    let conversion = ArchiveConversion(level: level, profile: [UInt8](try templates.data("pdf/srgb.icc")))
    let changes = conversion.apply(to: file) { info in
      PDFMetadata(info, description.metadata).xmp(template, standard: standard, schema: schema)
        .replacing("</rdf:RDF>", with: info.extensions.joined(separator: "\n") + "</rdf:RDF>")
    }
    for change in changes { report(.sourceChanged(page: 1, what: change)) }
  }

  private static let encryptedArchive = RectoError(
    .unsupportedFeature, "PDF/A is never encrypted; leave out pdf.encrypt or pdf.standard.")

  private func completed(_ fileOptions: QPDFDocument.WriteOptions) -> QPDFDocument.WriteOptions {
    var fileOptions = fileOptions
    fileOptions.isLinearized = options.isLinearized
    fileOptions.password = options.password
    return fileOptions
  }
}
