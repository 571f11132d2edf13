/// A writer whose format holds one piece of a document a file, such as a table. `write` puts all into one file.
public protocol SplitWriter: DocumentWriter {
  /// What gets a file of its own each, in order; none when one file holds all. With `asOne` one file is wanted.
  /// Throws `.contentMissing` when the document has nothing that the format holds.
  func parts(of document: Document, asOne: Bool, context: WriteContext) throws(RectoError) -> [DocumentPart]
}

/// A split writer whose parts are told without the whole document.
public protocol PageWiseSplitWriter: SplitWriter, PageWiseWriter {
  /// Calls `body` with the parts in their order. Throws as the pages do.
  func forEachPart(
    of document: any PageSequence, _ body: (DocumentPart) throws(RectoError) -> Void) throws(RectoError)
}

/// A part of a document that gets a file of its own.
public struct DocumentPart: Sendable, Hashable {
  /// Stands behind the file's name: `p3-t1`.
  public var name: String
  /// 1-based.
  public var page: Int
  public var blocks: [Block]
  /// The other pages are there, but empty; otherwise the page stands alone.
  public var keepsOtherPages = true

  public init(name: String, page: Int, blocks: [Block]) {
    self.name = name
    self.page = page
    self.blocks = blocks
  }

  /// A whole page, for formats that hold one page a file.
  public init(pageAlone page: Int, name: String) {
    self.init(name: name, page: page, blocks: [])
    keepsOtherPages = false
  }

  /// The document with these blocks only. Its pages are still all there, so that they keep their numbers.
  public func document(of whole: Document) -> Document {
    var part = whole
    guard keepsOtherPages else {
      part.pages = whole.pages.indices.contains(page - 1) ? [whole.pages[page - 1]] : []
      return part
    }
    for index in part.pages.indices { part.pages[index].blocks = index == page - 1 ? blocks : [] }
    return part
  }
}
