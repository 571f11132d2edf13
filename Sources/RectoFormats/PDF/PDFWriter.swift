import Foundation
public import RectoModel
internal import RectoPDF

/// Writes searchable PDF: each page shows its scan, or the page of the PDF that it was read from, untouched, under
/// text that can be searched and copied but not seen. Pages are written one after the other; memory does not grow with
/// the pictures.
///
/// Throws `.malformedInput` or `.unsupportedFeature` naming the page and picture that can't be used, or what a standard
/// forbids, `.passwordRequired` for a source that stays closed, and `.resourceUnavailable` when the templates are
/// missing. A picture that the store lacks is reported and left out.
public struct PDFWriter: DocumentWriter {
  public static let format = Format(
    id: "pdf", name: "Searchable PDF", fileExtensions: ["pdf"], mediaType: .pdf,
    summary: "The pages as they look, with invisible text to search and copy", showsStructure: false)

  private let options: Options

  public init(options: Options = Options()) { self.options = options }

  public func write(_ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext)
    throws(RectoError)
  {
    guard !document.pages.isEmpty else {
      throw RectoError(.malformedInput, "The document has no pages, and a PDF needs one.")
    }
    let folder = try TemporaryFolder(in: context.temporaryFolder)
    let (text, finished) = (folder.file("text.pdf"), folder.file("finished.pdf"))
    let sources = try KeptSources(document, context.sources)
    let metadata = PDFMetadata(
      document, producer: context.producer, timestamp: context.timestamp, isDrawn: sources.isEmpty)
    var drawing = try PDFDrawing(
      document, sources, options: options, pictures: folder.file("pictures.pdf"), context: context)
    try drawing.draw(to: text, language: metadata.language)
    let outline = outline(of: document, sources)
    let assembly = PDFAssembly(
      pages: drawing.pages, layers: try TextLayerFile(try QPDFDocument(file: text), glyphs: drawing.glyphs),
      pictures: try drawing.finishedPictures(), replacements: drawing.replacements)
    let finish = PDFFinish(
      options: options, structure: drawing.structure, outline: outline,
      description: PDFDescription(
        labels: PDFPageLabels(document.pages.map(\.label)), metadata: metadata),
      privatePages: options.standard == .a2a ? document.pagesWithPrivateCharacters : [],
      report: context.report)
    let written =
      sources.isEmpty
      ? try finish.drawn(try assembly.drawn())
      : try finish.kept(try assembly.grafted(onto: sources, report: context.report), sources, drawing.pages)
    try written.file.write(to: finished, written.options)
    let growth = PDFGrowth(
      text: assembly.layers.textBytes, layerFile: text, pictureFile: drawing.pictureFile,
      pictures: drawing.pages.count { $0.picture != nil })
    if let grown = growth.diagnostic(of: finished, sources: context.sources) { context.report(grown) }
    try copy(finished, to: &sink)
  }

  /// Headings lie where the page shows them, in the space of the page itself.
  private func outline(of document: Document, _ sources: KeptSources) -> PDFOutline? {
    PDFOutline(document, options.outline) { index, corner in
      let page = document.pages[index]
      if let geometry = sources.kept(page).flatMap(sources.geometry(of:)),
        let toPage = geometry.display.inverse
      {
        let scale = geometry.displayedSize.width / page.size.width
        return toPage.apply(to: Point(x: corner.x * scale, y: corner.y * scale))
      }
      let scale = PDFPagePlan.scale(of: page)
      return Point(x: corner.x * scale, y: (page.size.height - corner.y) * scale)
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
