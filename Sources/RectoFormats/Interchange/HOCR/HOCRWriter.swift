internal import Foundation
public import RectoModel

/// hOCR 1.2 as XHTML, as Tesseract writes it: pages, areas, paragraphs, lines and words with boxes, confidences,
/// baselines and languages; headings, lists and tables as HTML has them.
///
/// Pictures are named and not held. `HOCRReader` reads back what was written.
public struct HOCRWriter: PageWiseWriter {
  public struct Options: FormatOptions {
    /// Characters of words have boxes of their own, where they are known.
    public var glyphs: Bool

    public static let declarations = [
      OptionDeclaration("glyphs", .flag(default: true), help: "Boxes of single characters, where known")
    ]

    public init(_ values: OptionValues = OptionValues()) { glyphs = values.flag("glyphs", default: true) }
  }

  public static let format = Format(
    id: "hocr", name: "hOCR", fileExtensions: ["hocr"], mediaType: MediaType("application/xhtml+xml"),
    summary: "hOCR 1.2 (XHTML): words, boxes, confidences; read, too")

  private let options: Options

  public init(options: Options) { self.options = options }

  public var needs: PageNeeds { .facts }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let folder = try TemporaryFolder(in: context.temporaryFolder)
    let file = folder.file("document.xml")
    let xml = try XMLWriter(file: file)
    let engine = try document.firstEngine()
    xml.raw("<!DOCTYPE html>\n")
    try xml.element("html", ["xmlns": "http://www.w3.org/1999/xhtml"]) { () throws(RectoError) in
      if let language = document.metadata.language?.description {
        xml.attribute("xml:lang", language)
        xml.attribute("lang", language)
      }
      HOCRHead(document, engine: engine, producer: context.producer).write(to: xml)
      try xml.element("body") { () throws(RectoError) in
        let losses = HOCRLosses(engine: engine)
        try document.forEachPage { index, page in
          let page = page.asInSource
          losses.note(page, number: index + 1)
          HOCRPage(page, number: index + 1, of: document, xml: xml, hasGlyphs: options.glyphs).write()
        }
        losses.report(to: context)
        xml.text("\n")
      }
      xml.text("\n")
    }
    try xml.finish()
    try FileChunks(file).copy(to: &sink)
  }
}
