/// Turns a document into a file of one format. See `PlainTextWriter` for the shortest one.
public protocol DocumentWriter: Sendable {
  associatedtype Options: FormatOptions
  static var format: Format { get }
  init(options: Options)
  /// Writes the whole file. What the format can't hold goes to `context.report`; nothing is dropped silently.
  func write(_ document: Document, to sink: inout some ByteSink & ~Copyable, context: WriteContext)
    throws(RectoError)
}
