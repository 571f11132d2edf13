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
    /// nil for the best that the pictures allow.
    var standard: PDFStandard?
    var outline: PDFOutline.Choice

    public static let declarations = [
      OptionDeclaration(
        "text", .flag(default: true), help: "Lay the recognised text, invisible, over the pictures"),
      OptionDeclaration(
        "rtl-order", .choice(RightToLeftOrder.allCases.map(\.rawValue), default: "visual"),
        help:
          "Order of Arabic and Hebrew in the file: visual for Chrome, Firefox and Poppler, logical for MuPDF"),
      OptionDeclaration(
        "standard", .choice(["auto"] + PDFStandard.allCases.map(\.rawValue), default: "auto"),
        help: "What the file keeps to; auto is pdf/a-2u where the pictures allow it"),
      OptionDeclaration(
        "outline", .choice(PDFOutline.Choice.allCases.map(\.rawValue), default: "auto"),
        help: "Bookmarks from the headings; auto is for two headings and more"),
    ]

    public init(_ values: OptionValues = OptionValues()) {
      hasText = values.flag("text", default: true)
      rightToLeft = values.text("rtl-order").flatMap(RightToLeftOrder.init) ?? .visual
      standard = values.text("standard").flatMap(PDFStandard.init)
      outline = values.text("outline").flatMap(PDFOutline.Choice.init) ?? .auto
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
    let templates = try TemplateLibrary.installed()
    let folder = try TemporaryFolder(in: context.temporaryFolder)
    let (drawn, finished) = (folder.file("pages.pdf"), folder.file("finished.pdf"))
    let metadata = PDFMetadata(document, producer: context.producer, timestamp: context.timestamp)
    let (images, structure) = try draw(document, to: drawn, metadata.language, context)
    let outline = PDFOutline(document, options.outline) { index, corner in
      let page = document.pages[index]
      let scale = PDFPagePlan.scale(of: page)
      return Point(x: corner.x * scale, y: (page.size.height - corner.y) * scale)
    }
    let finish = PDFFinish(
      images: images, structure: structure, outline: outline,
      labels: PDFPageLabels(document.pages.map(\.label)), metadata: metadata, templates: templates,
      standard: options.standard,
      privatePages: options.standard == .a2a ? document.pagesWithPrivateCharacters : [])
    try finish.run(from: drawn, to: finished, report: context.report)
    try copy(finished, to: &sink)
  }

  /// Draws all pages; returns what their picture dictionaries have to say, and what the text is.
  private func draw(
    _ document: Document, to file: URL, _ language: LanguageTag?, _ context: WriteContext
  ) throws(RectoError) -> (images: [PDFImage.Description?], structure: PDFStructure) {
    let glyphs = options.hasText ? GlyphTable(document) : GlyphTable()
    let faces = try GlyphFaces(glyphCount: glyphs.count)
    let surface = try CairoPDFSurface(file: file)
    var images: [PDFImage.Description?] = []
    var structure = StructurePlan(language: language)
    var marks: [ContentStreamMarks] = []
    for (index, page) in document.pages.enumerated() {
      let plan = try PDFPagePlan(
        page, number: index + 1, glyphs: options.hasText ? glyphs : nil, order: options.rightToLeft,
        structure: &structure)
      surface.beginPage(plan.size)
      var description: PDFImage.Description?
      if let placed = plan.image, let image = try load(placed.asset, page: index + 1, context) {
        try surface.draw(image, placed.matrix)
        description = image.description
      }
      images.append(description)
      plan.diagnostics.forEach(context.report)
      surface.draw(plan.content.map(\.runs), faces: faces, glyphs: glyphs)
      marks.append(ContentStreamMarks(content: plan.content, picture: plan.pictureMark))
      do { try surface.endPage() } catch { throw error.at(page: index + 1) }
    }
    try surface.finish()
    return (images, PDFStructure(tree: structure.finish(), pages: marks))
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
