public import Foundation

/// A reader whose files hold one page after the other, so that they need not be in memory at the same time.
public protocol PageWiseReader: DocumentReader {
  /// Opens a file; nothing but its size is checked yet. What the pages could not hold is reported behind the last one.
  func pages(of input: Data, context: ReadContext) throws(RectoError) -> any PageFile
  /// Whether `read` may succeed where going through the pages threw this.
  func canReadWhole(after error: RectoError) -> Bool
}

/// The pages of a file, read when they are asked for.
public protocol PageFile: PageIterator {
  /// What the file says of the whole document; complete when there is no next page.
  var metadata: DocumentMetadata { get }
  /// Those that the pages up to now come from; they keep their places.
  var sources: [Source] { get }
}

extension PageWiseReader {
  public func canReadWhole(after error: RectoError) -> Bool { false }

  /// All pages of the file.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    try pages(of: input, context: context).document()
  }
}

extension PageFile {
  /// What is left of the file, in memory.
  public func document() throws(RectoError) -> Document {
    var pages: [Page] = []
    while let page = try next() { pages.append(page) }
    return Document(metadata: metadata, sources: sources, pages: pages)
  }
}
