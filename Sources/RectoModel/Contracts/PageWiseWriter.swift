/// A writer that needs one page at a time in memory, whatever their number.
public protocol PageWiseWriter: DocumentWriter {
  /// As `write(_:to:context:)`, byte for byte.
  func write(
    pagesOf document: any PageSequence, to sink: inout some ByteSink & ~Copyable, context: WriteContext)
    throws(RectoError)
  /// What of a document is written with these options.
  var needs: PageNeeds { get }
}

/// What a page-wise writer asks of the pages that it writes.
public struct PageNeeds: OptionSet, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) { self.rawValue = rawValue }

  /// The values of cells, and what is known of the document beside its pages.
  public static let facts = PageNeeds(rawValue: 1)
  /// No block may go on another one.
  public static let separateBlocks = PageNeeds(rawValue: 2)
  /// Each page, or with `tables` each table, gets a file of its own, unless one is wanted or there is only one.
  public static let files = PageNeeds(rawValue: 4)
  /// Tables go on the one before them at most, and have their captions on their page. Where there is no table, no block may
  /// go on another one.
  public static let tables = PageNeeds(rawValue: 8)
  /// The pages are gone through for a plan before any is written, and nothing is known of the document before the first
  /// of them. Where what they told turns out to be otherwise, the second time through them throws.
  public static let plan = PageNeeds(rawValue: 16)
}

extension PageWiseWriter {
  public func write(
    _ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try write(pagesOf: document, to: &sink, context: context)
  }
}
