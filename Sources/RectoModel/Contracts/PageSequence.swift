/// A document whose pages come one after the other, so that a writer needs one of them in memory at a time. They can be
/// gone through as often as a writer must; each time they are equal.
public protocol PageSequence {
  var metadata: DocumentMetadata { get }
  var sources: [Source] { get }
  var pageCount: Int { get }
  /// The index of the first page: above 0 where pages before it are left out, and the others keep their numbers.
  var firstIndex: Int { get }
  /// From the first page on. Throws as the file behind the pages does.
  func makePages() throws(RectoError) -> any PageIterator
}

/// Hands over pages in their order. One thread at a time.
public protocol PageIterator: AnyObject {
  /// nil behind the last one. What throws once is not asked again.
  func next() throws(RectoError) -> Page?
}

extension PageSequence {
  public var firstIndex: Int { 0 }

  /// Calls `body` with the index of each page and the page, until it throws.
  public func forEachPage(_ body: (Int, Page) throws(RectoError) -> Void) throws(RectoError) {
    let pages = try makePages()
    var index = firstIndex
    while let page = try pages.next() {
      try body(index, page)
      index += 1
    }
  }
}

extension Document: PageSequence {
  /// All pages, in memory.
  public init(pagesOf document: any PageSequence) throws(RectoError) {
    var pages: [Page] = []
    try document.forEachPage { _, page in pages.append(page) }
    self.init(metadata: document.metadata, sources: document.sources, pages: pages)
  }

  public var pageCount: Int { pages.count }

  public func makePages() -> any PageIterator { PageList(pages) }
}

/// A document whose first page has a number of its own.
public struct NumberedPages: PageSequence {
  private let document: Document
  public let firstIndex: Int

  public init(_ document: Document, from firstIndex: Int) {
    self.document = document
    self.firstIndex = firstIndex
  }

  public var metadata: DocumentMetadata { document.metadata }
  public var sources: [Source] { document.sources }
  public var pageCount: Int { document.pageCount }
  public func makePages() -> any PageIterator { document.makePages() }
}

/// The pages of a document that is in memory.
private final class PageList: PageIterator {
  private var rest: ArraySlice<Page>

  init(_ pages: [Page]) { rest = pages[...] }

  func next() -> Page? { rest.popFirst() }
}
