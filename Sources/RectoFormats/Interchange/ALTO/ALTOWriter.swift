internal import Foundation
public import RectoModel

/// ALTO 4.4: blocks, lines and words with boxes, outlines, baselines, confidences, languages, styles, hyphenation and
/// reading order. What ALTO has no element for stands in tags.
///
/// Pictures are named and not held. `ALTOReader` reads back what was written.
public struct ALTOWriter: DocumentWriter {
  public struct Options: FormatOptions {
    /// Characters of words have boxes of their own, where they are known.
    public var glyphs: Bool

    public static let declarations = [
      OptionDeclaration("glyphs", .flag(default: true), help: "Boxes of single characters, where known")
    ]

    public init(_ values: OptionValues = OptionValues()) { glyphs = values.flag("glyphs", default: true) }
  }

  public static let format = Format(
    id: "alto", name: "ALTO", fileExtensions: ["alto.xml", "alto"],
    mediaType: MediaType("application/alto+xml"),
    summary: "ALTO 4.4 of libraries: words, boxes, styles, reading order; read, too")

  private let options: Options

  public init(options: Options) { self.options = options }

  private static let namespace = "http://www.loc.gov/standards/alto/ns-v4#"

  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let folder = try TemporaryFolder(in: context.temporaryFolder)
    let file = folder.file("document.xml")
    let xml = try XMLWriter(file: file)
    let plan = ALTOPlan(document)
    xml.start(
      "alto",
      [
        "xmlns": Self.namespace, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": "\(Self.namespace) http://www.loc.gov/standards/alto/v4/alto-4-4.xsd",
        "SCHEMAVERSION": "4.4",
      ])
    plan.writeHead(of: document, to: xml)
    let losses = InterchangeLosses()
    xml.indented(1)
    xml.element("Layout") {
      for (index, page) in document.pages.enumerated() {
        for block in page.blocks {
          losses.note(block, page: index + 1)
          losses.noteHandwriting(in: block, page: index + 1)
        }
        var writer = ALTOPageWriter(
          page, number: index + 1, plan: plan, xml: xml, hasGlyphs: options.glyphs, losses: losses)
        writer.write(processing: plan.step(of: page, in: document))
      }
      xml.indented(1)
    }
    xml.indented(0)
    try xml.finish()
    try sink.write(contentsOf: file)
    losses.report(to: context)
  }
}

extension XMLWriter {
  /// A new line for an element at this depth.
  func indented(_ depth: Int) { text("\n" + String(repeating: " ", count: min(depth, 12))) }
}
