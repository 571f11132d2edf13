internal import Foundation
public import RectoModel

/// ALTO 4.4: blocks, lines and words with boxes, outlines, baselines, confidences, languages, styles, hyphenation and
/// reading order. What ALTO has no element for stands in tags.
///
/// Pictures are named and not held. `ALTOReader` reads back what was written.
public struct ALTOWriter: PageWiseWriter {
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

  public var needs: PageNeeds { .facts }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    let folder = try TemporaryFolder(in: context.temporaryFolder)
    let (head, order, layout) = (folder.file("alto.xml"), folder.file("order.xml"), folder.file("layout.xml"))
    // The head tells what the pages refer to, and so is known behind them.
    let plan = try writeLayout(of: document, to: layout, order: order, context: context)
    let xml = try XMLWriter(file: head)
    xml.start(
      "alto",
      [
        "xmlns": Self.namespace, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": "\(Self.namespace) http://www.loc.gov/standards/alto/v4/alto-4-4.xsd",
        "SCHEMAVERSION": "4.4",
      ])
    try plan.writeHead(of: document, order: order, to: xml)
    xml.indented(1)
    try xml.raw(contentsOf: layout)
    xml.indented(0)
    try xml.finish()
    try FileChunks(head).copy(to: &sink)
  }

  /// What the pages refer to. The reading order of their blocks goes to `order`.
  private func writeLayout(
    of document: any PageSequence, to layout: URL, order: URL, context: WriteContext
  ) throws(RectoError) -> ALTOPlan {
    var plan = ALTOPlan()
    let losses = InterchangeLosses()
    let xml = try XMLWriter(partIn: layout)
    var groups = ALTOOrder(try XMLWriter(partIn: order))
    try xml.element("Layout") { () throws(RectoError) in
      try document.forEachPage { index, page in
        let page = page.asInSource
        plan.take(page, of: document)
        groups.write(page, number: index + 1)
        for block in page.blocks {
          losses.note(block, page: index + 1)
          losses.noteHandwriting(in: block, page: index + 1)
        }
        var writer = ALTOPageWriter(
          page, number: index + 1, plan: plan, xml: xml, hasGlyphs: options.glyphs, losses: losses)
        writer.write(processing: ALTOPlan.step(of: page, in: document))
      }
      xml.indented(1)
    }
    try groups.finish()
    try xml.finish()
    losses.report(to: context)
    return plan
  }
}

extension XMLWriter {
  /// A new line for an element at this depth.
  func indented(_ depth: Int) { text("\n" + String(repeating: " ", count: min(depth, 12))) }
}
