import Foundation
public import RectoModel

/// Writes searchable PDF: each page shows its scan, untouched, under text that can be searched and copied but not
/// seen. Pages are written one after the other; memory does not grow with the pictures.
///
/// Throws `.malformedInput` or `.unsupportedFeature` naming the page and picture that can't be used, and
/// `.resourceUnavailable` when the templates are missing. A picture that the store lacks is reported and left out.
public struct PDFWriter: DocumentWriter {
  public static let format = Format(
    id: "pdf", name: "Searchable PDF", fileExtensions: ["pdf"], mediaType: .pdf,
    summary: "The pages as they look, with invisible text to search and copy")

  /// What can be set for a PDF.
  public struct Options: FormatOptions {
    /// Write the text layer.
    public var hasText: Bool
    var rightToLeft: RightToLeftOrder

    public static let declarations = [
      OptionDeclaration(
        "text", .flag(default: true), help: "Lay the recognised text, invisible, over the pictures"),
      OptionDeclaration(
        "rtl-order", .choice(RightToLeftOrder.allCases.map(\.rawValue), default: "visual"),
        help:
          "Order of Arabic and Hebrew in the file: visual for Chrome, Firefox and Poppler, logical for MuPDF"),
    ]

    public init(_ values: OptionValues = OptionValues()) {
      hasText = values.flag("text", default: true)
      rightToLeft = values.text("rtl-order").flatMap(RightToLeftOrder.init) ?? .visual
    }
  }

  private let options: Options

  public init(options: Options = Options()) { self.options = options }

  public func write(_ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext)
    throws(RectoError)
  {
    guard !document.pages.isEmpty else {
      throw RectoError(.malformedInput, "The document has no pages, and a PDF needs one.")
    }
    let xmp = try TemplateLibrary.installed().text("pdf/metadata.xmp")
    let folder = try TemporaryFolder(in: context.temporaryFolder)
    let (drawn, finished) = (folder.file("pages.pdf"), folder.file("finished.pdf"))
    let images = try draw(document, to: drawn, context)
    let metadata = PDFMetadata(document, producer: context.producer, timestamp: context.timestamp)
    let finish = PDFFinish(
      images: images, labels: PDFPageLabels(document.pages.map(\.label)), metadata: metadata,
      xmp: metadata.xmp(xmp))
    try finish.run(from: drawn, to: finished)
    try copy(finished, to: &sink)
  }

  /// Draws all pages; returns what their picture dictionaries have to say.
  private func draw(
    _ document: Document, to file: URL, _ context: WriteContext
  ) throws(RectoError) -> [PDFImage.Description?] {
    let glyphs = options.hasText ? GlyphTable(document) : GlyphTable()
    let faces = try GlyphFaces(glyphCount: glyphs.count)
    let surface = try CairoPDFSurface(file: file)
    var images: [PDFImage.Description?] = []
    for (index, page) in document.pages.enumerated() {
      let plan = try PDFPagePlan(
        page, number: index + 1, glyphs: options.hasText ? glyphs : nil, order: options.rightToLeft)
      surface.beginPage(plan.size)
      var description: PDFImage.Description?
      if let placed = plan.image, let image = try load(placed.asset, page: index + 1, context) {
        try surface.draw(image, placed.matrix)
        description = image.description
      }
      images.append(description)
      plan.diagnostics.forEach(context.report)
      surface.draw(plan.runs, faces: faces, glyphs: glyphs)
      do { try surface.endPage() } catch { throw error.at(page: index + 1) }
    }
    try surface.finish()
    return images
  }

  private func load(_ id: AssetID, page: Int, _ context: WriteContext) throws(RectoError) -> PDFImage? {
    guard let asset = context.assets[id] else {
      context.report(.assetMissing(page: page, asset: id))
      return nil
    }
    do {
      return try PDFImage(try context.assets.bytes(of: asset), mediaType: asset.mediaType)
    } catch {
      throw error.at(page: page, element: "picture \(id)")
    }
  }

  private func copy(_ file: URL, to sink: inout some ByteSink & ~Copyable) throws(RectoError) {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty { try sink.write([UInt8](part)) }
    } catch let error as RectoError {
      throw error
    } catch {
      throw RectoError(.resourceUnavailable, "The finished PDF can't be read back.", cause: "\(error)")
    }
  }
}
