/// A document whose pages come one after the other, so that a writer needs one of them in memory at a time. They can be
/// gone through as often as a writer must; each time they are equal.
public protocol PageSequence {
  var metadata: DocumentMetadata { get }
  var sources: [Source] { get }
  var pageCount: Int { get }
  /// From the first page on. Throws as the file behind the pages does.
  func makePages() throws(RectoError) -> any PageIterator
}

/// Hands over pages in their order. One thread at a time.
public protocol PageIterator: AnyObject {
  /// nil behind the last one. What throws once is not asked again.
  func next() throws(RectoError) -> Page?
}

extension PageSequence {
  /// Calls `body` with the index of each page and the page, until it throws.
  public func forEachPage(_ body: (Int, Page) throws(RectoError) -> Void) throws(RectoError) {
    let pages = try makePages()
    var index = 0
    while let page = try pages.next() {
      try body(index, page)
      index += 1
    }
  }
}

extension Document: PageSequence {
  public var pageCount: Int { pages.count }

  public func makePages() -> any PageIterator { PageList(pages) }
}

/// The pages of a document that is in memory.
private final class PageList: PageIterator {
  private var rest: ArraySlice<Page>

  init(_ pages: [Page]) { rest = pages[...] }

  func next() -> Page? { rest.popFirst() }
}
