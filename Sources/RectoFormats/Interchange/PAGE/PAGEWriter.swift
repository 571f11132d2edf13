internal import Foundation
public import RectoModel

/// PAGE XML of 2019-07-15: regions, lines, words and glyphs with places, baselines, confidences, languages, styles,
/// tables and reading order. What PAGE has no place for stands in `custom` attributes.
///
/// A file holds one page: documents of several become one file each. Pictures are named and not held. `PAGEReader` reads
/// back what was written.
public struct PAGEWriter: SplitWriter, PageWiseWriter {
  public struct Options: FormatOptions {
    /// Characters of words have places of their own, where they are known.
    public var glyphs: Bool

    public static let declarations = [
      OptionDeclaration("glyphs", .flag(default: true), help: "Places of single characters, where known")
    ]

    public init(_ values: OptionValues = OptionValues()) { glyphs = values.flag("glyphs", default: true) }
  }

  public static let format = Format(
    id: "page", name: "PAGE XML", fileExtensions: ["page.xml"],
    mediaType: MediaType("application/vnd.prima.page+xml"),
    summary: "PAGE XML 2019, one file a page: regions, lines, words, tables, reading order; read, too")

  private let options: Options

  public init(options: Options) { self.options = options }

  public func parts(
    of document: Document, asOne: Bool, context: WriteContext
  ) throws(RectoError) -> [DocumentPart] {
    guard document.pages.count > 1, !asOne else { return [] }
    return document.pages.indices.map { DocumentPart(pageAlone: $0 + 1, name: "p\($0 + 1)") }
  }

  /// Several pages follow each other as files of their own do; `PAGEReader` reads that.
  public var needs: PageNeeds { [.facts, .files] }

  public func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    guard document.pageCount > 0 else {
      throw RectoError(.contentMissing, "The document has no page, and a PAGE file needs one.")
    }
    let folder = try TemporaryFolder(in: context.temporaryFolder)
    let losses = InterchangeLosses()
    try document.forEachPage { index, page throws(RectoError) in
      let page = page.asInSource
      for block in page.blocks { losses.note(block, page: index + 1) }
      let file = folder.file("page.xml")
      let xml = try XMLWriter(file: file)
      var writer = PAGEPageWriter(page, number: index + 1, of: document, xml: xml, hasGlyphs: options.glyphs)
      writer.write(context: context)
      try xml.finish()
      try FileChunks(file).copy(to: &sink)
    }
    losses.report(to: context)
  }
}
