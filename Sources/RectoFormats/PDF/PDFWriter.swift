import Foundation
public import RectoModel
internal import RectoPDF

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
    /// For viewing while it is loaded over a network.
    public var isLinearized: Bool
    /// With which the file opens; nil for no encryption.
    public var password: String?

    public static let declarations = [
      OptionDeclaration(
        "text", .flag(default: true), help: "Lay the recognised text, invisible, over the pictures"),
      OptionDeclaration(
        "rtl-order", .choice(RightToLeftOrder.allCases.map(\.rawValue), default: "visual"),
        help:
          "Order of Arabic and Hebrew in the file: visual for Chrome, Firefox and Poppler, logical for MuPDF"),
      OptionDeclaration(
        "linearize", .flag(default: false), help: "Arrange the file for viewing while it is loaded"),
      OptionDeclaration(
        "encrypt", .text(default: nil),
        help: "Encrypt with AES-256, to open with this password; such files differ each time"),
    ]

    public init(_ values: OptionValues = OptionValues()) {
      hasText = values.flag("text", default: true)
      rightToLeft = values.text("rtl-order").flatMap(RightToLeftOrder.init) ?? .visual
      isLinearized = values.flag("linearize", default: false)
      password = values.text("encrypt")
    }

    fileprivate var fileOptions: QPDFDocument.WriteOptions {
      var options = QPDFDocument.WriteOptions()
      options.isLinearized = isLinearized
      options.password = password
      return options
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
    let sources = try KeptSources(document, context.sources)
    let (drawn, finished) = (folder.file("text.pdf"), folder.file("finished.pdf"))
    var pictures = try PictureFile(folder.file("pictures.pdf"))
    let pages = try draw(document, to: drawn, &pictures, sources, context)
    let hasPictures = pages.contains { $0.picture != nil }
    if hasPictures { try pictures.finish() }
    let assembly = PDFAssembly(
      pages: pages, layers: try TextLayerFile(try QPDFDocument(file: drawn)),
      pictures: hasPictures ? try QPDFDocument(file: pictures.file) : nil)
    let description = PDFDescription(
      labels: PDFPageLabels(document.pages.map(\.label)),
      metadata: PDFMetadata(document, producer: context.producer, timestamp: context.timestamp))
    let file: QPDFDocument
    if sources.isEmpty {
      file = try assembly.drawn()
      description.describe(file, xmp: description.metadata.xmp(xmp))
    } else {
      file = try assembly.grafted(onto: sources, report: context.report)
      let signatures = Signatures.remove(from: file)
      if signatures > 0 {
        context.report(
          .sourceChanged(page: 1, what: "\(signatures) signatures removed: they don't hold any more"))
      }
      if sources.areEncrypted, options.password == nil {
        context.report(
          .sourceChanged(page: 1, what: "the output is not encrypted as the input is; see --encrypt"))
      }
      description.complete(file, isRearranged: !sources.isWhole(pages))
    }
    try file.check()
    try file.write(to: finished, options.fileOptions)
    let growth = PDFGrowth(
      text: assembly.layers.textBytes, layerFile: drawn, pictureFile: hasPictures ? pictures.file : nil,
      pictures: pages.count { $0.picture != nil })
    if let grown = growth.diagnostic(of: finished, sources: context.sources) { context.report(grown) }
    try copy(finished, to: &sink)
  }

  /// Draws the text of all pages and puts their pictures aside; returns what the pages are made of.
  private func draw(
    _ document: Document, to file: URL, _ pictures: inout PictureFile, _ sources: KeptSources,
    _ context: WriteContext
  ) throws(RectoError) -> [PDFPageRecord] {
    let glyphs = options.hasText ? GlyphTable(document) : GlyphTable()
    let faces = try GlyphFaces(glyphCount: glyphs.count)
    let surface = try CairoPDFSurface(file: file)
    var stored: [AssetID: Int] = [:]
    var records: [PDFPageRecord] = []
    for (index, page) in document.pages.enumerated() {
      let kept = sources.kept(page)
      let paper = kept.flatMap { sources.geometry(of: $0)?.displayedSize }
      let plan = try PDFPagePlan(
        page, number: index + 1, glyphs: options.hasText ? glyphs : nil, order: options.rightToLeft,
        paper: paper)
      plan.diagnostics.forEach(context.report)
      surface.beginPage(plan.size)
      surface.draw(plan.runs, faces: faces, glyphs: glyphs)
      do { try surface.endPage() } catch { throw error.at(page: index + 1) }
      var record = PDFPageRecord(size: plan.size, hasText: !plan.runs.isEmpty, kept: kept)
      if let placed = plan.image, kept == nil || kept?.treatment == .pictured {
        record.picture = try store(placed, of: plan, page: index + 1, in: &pictures, &stored, context)
      }
      records.append(record)
    }
    try surface.finish()
    return records
  }

  /// A picture that several pages show is stored once.
  private func store(
    _ placed: PDFPagePlan.PlacedImage, of plan: PDFPagePlan, page: Int, in pictures: inout PictureFile,
    _ stored: inout [AssetID: Int], _ context: WriteContext
  ) throws(RectoError) -> PDFPageRecord.Picture? {
    let matrix = placed.matrix.upsideDown(pageHeight: plan.size.height)
    if let object = stored[placed.asset] { return .init(object: object, matrix: matrix) }
    guard let image = try load(placed.asset, page: page, context) else { return nil }
    let object = try pictures.add(image)
    stored[placed.asset] = object
    return .init(object: object, matrix: matrix)
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
