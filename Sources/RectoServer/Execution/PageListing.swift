import Foundation
import RectoFormats
import RectoModel

/// The texts and boxes of a document's pages, as the OCR.chat API gives them.
struct PageListing: Encodable, Sendable {
  struct Block: Encodable, Sendable {
    var text: String
    /// x0, y0, x1, y1 in pixels of the page, origin top left.
    var bbox: [Double]
    var confidence: Double?
  }

  struct Page: Encodable, Sendable {
    var index: Int
    var width: Double
    var height: Double
    var dpi: Double
    var text: String
    var blocks: [Block]
  }

  /// The text in the other language that was asked for.
  struct Translation: Encodable, Sendable {
    struct Page: Encodable, Sendable {
      var index: Int
      var text: String
    }

    var language: String
    var text: String
    var pages: [Page]

    init(_ document: Document) throws(RectoError) {
      language = document.metadata.language?.description ?? ""
      pages = []
      for (index, page) in document.pages.enumerated() {
        let text = try FormatRegistry.plainText(of: page, metadata: document.metadata)
        pages.append(Page(index: index, text: text))
      }
      text = pages.map(\.text).joined(separator: "\n\n")
    }
  }

  var text: String
  var markdown: String
  var pages: [Page]
  var translation: Translation?

  init(_ document: Document, translation: Document? = nil) throws(RectoError) {
    if let translation { self.translation = try Translation(translation) }
    var pages: [Page] = []
    for (index, page) in document.pages.enumerated() {
      pages.append(
        Page(
          index: index, width: page.size.width, height: page.size.height,
          dpi: page.resolution.unitsPerInch,
          text: try FormatRegistry.plainText(of: page, metadata: document.metadata),
          blocks: page.blocks.compactMap(Self.block)))
    }
    self.pages = pages
    text = pages.map(\.text).joined(separator: "\n\n")
    markdown = try FormatRegistry.text(of: document, as: "md")
  }

  func write(to file: URL) throws(RectoError) {
    do {
      try JSONEncoder.ordered.encode(self).write(to: file)
    } catch {
      throw RectoError(.resourceUnavailable, "The pages can't be written.", cause: "\(error)")
    }
  }

  private static func block(_ block: RectoModel.Block) -> Block? {
    let lines = block.allLines
    let words = lines.flatMap(\.words)
    guard !words.isEmpty else { return nil }
    let box = block.region.box
    return Block(
      text: lines.plainText, bbox: [box.minX, box.minY, box.maxX, box.maxY].map { ($0 * 10).rounded() / 10 },
      confidence: (block.confidence ?? words.compactMap(\.confidence).mean)?.value)
  }
}
