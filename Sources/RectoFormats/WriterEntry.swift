public import Foundation
public import RectoModel

/// A registered writer, its type erased.
public struct WriterEntry: Sendable {
  private let type: any DocumentWriter.Type
  public let format: Format
  public let options: [OptionDeclaration]

  public init<Writer: DocumentWriter>(_ type: Writer.Type) {
    self.type = type
    format = type.format
    options = Writer.Options.declarations
  }

  /// Throws for an unknown or impossible option, and for a file that one names and that can't be used: what can be
  /// told before there is a document.
  public func check(_ values: OptionValues) throws(RectoError) {
    try values.check(against: options, format: format.id)
    try type.check(values)
  }

  /// Throws for an unknown or impossible option; otherwise as the writer does.
  public func write(
    _ document: Document, options values: OptionValues = OptionValues(),
    to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try values.check(against: options, format: format.id)
    try type.run(document, values, &sink, context)
  }

  /// What of a document is written page by page with these options; nil when the writer needs the whole document. Throws for
  /// an unknown or impossible option.
  public func pageNeeds(options values: OptionValues) throws(RectoError) -> PageNeeds? {
    guard let type = type as? any PageWiseWriter.Type else { return nil }
    try values.check(against: options, format: format.id)
    return try type.needs(values)
  }

  /// The same bytes as those of the whole document. Throws as `write` does, as the pages do, and `.internalInvariant` where
  /// `pageNeeds` is nil.
  public func write(
    pagesOf document: any PageSequence, options values: OptionValues = OptionValues(),
    to sink: inout some ByteSink & ~Copyable, context: WriteContext
  ) throws(RectoError) {
    try values.check(against: options, format: format.id)
    guard let type = type as? any PageWiseWriter.Type else {
      throw RectoError(.internalInvariant, "The format \(format.id) is not written page by page.")
    }
    try type.run(document, values, &sink, context)
  }

  /// What gets a file of its own each, in order; none when one file holds all, which is so for most formats. Throws
  /// for an unknown or impossible option, and `.contentMissing` when there is nothing to write.
  public func parts(
    of document: Document, options values: OptionValues = OptionValues(), asOne: Bool, context: WriteContext
  ) throws(RectoError) -> [DocumentPart] {
    guard let type = type as? any SplitWriter.Type else { return [] }
    try values.check(against: options, format: format.id)
    return try type.split(document, values, asOne, context)
  }

  /// Calls `body` with what gets a file of its own each, where `pageNeeds` says so. Throws as the pages do, and
  /// `.internalInvariant` for a format whose parts need the whole document.
  public func forEachPart(
    of document: any PageSequence, options values: OptionValues = OptionValues(),
    _ body: (DocumentPart) throws(RectoError) -> Void
  ) throws(RectoError) {
    guard let type = type as? any PageWiseSplitWriter.Type else {
      throw RectoError(.internalInvariant, "The format \(format.id) is not split page by page.")
    }
    try type.forEachPart(document, values, body)
  }
}

/// A registered reader, its type erased.
public struct ReaderEntry: Sendable {
  private let type: any SniffingReader.Type
  public let format: Format
  public let options: [OptionDeclaration]

  public init<Reader: SniffingReader>(_ type: Reader.Type) {
    self.type = type
    format = type.format
    options = Reader.Options.declarations
  }

  /// Whether a file that begins like this is of the format.
  public func recognizes(_ head: Data) -> Bool { type.recognizes(head) }

  /// Throws for an unknown or impossible option; otherwise as the reader does.
  public func read(
    _ input: Data, options values: OptionValues = OptionValues(), context: ReadContext
  ) throws(RectoError) -> Document {
    try values.check(against: options, format: format.id)
    return try type.run(input, values, context)
  }

  /// The file's pages one after the other; nil when it has to be read whole.
  public func pages(of input: Data, context: ReadContext) throws(RectoError) -> (any PageFile)? {
    try (type as? any PageWiseReader.Type)?.open(input, context)
  }

  /// Whether its pages can be read one after the other.
  public var isPageWise: Bool { type is any PageWiseReader.Type }

  /// Whether `read` may succeed where going through the pages threw this.
  public func canReadWhole(after error: RectoError) -> Bool {
    (type as? any PageWiseReader.Type)?.canReadWhole(error) ?? true
  }
}

extension PageWiseReader {
  fileprivate static func open(_ input: Data, _ context: ReadContext) throws(RectoError) -> any PageFile {
    try Self(options: try Options(OptionValues())).pages(of: input, context: context)
  }

  fileprivate static func canReadWhole(_ error: RectoError) -> Bool {
    guard let options = try? Options(OptionValues()) else { return false }
    return Self(options: options).canReadWhole(after: error)
  }
}

extension PageWiseWriter {
  fileprivate static func needs(_ values: OptionValues) throws(RectoError) -> PageNeeds {
    Self(options: try Options(values)).needs
  }

  fileprivate static func run(
    _ document: any PageSequence, _ values: OptionValues, _ sink: inout some ByteSink & ~Copyable,
    _ context: WriteContext
  ) throws(RectoError) {
    try Self(options: try Options(values)).write(pagesOf: document, to: &sink, context: context)
  }
}

extension DocumentWriter {
  fileprivate static func check(_ values: OptionValues) throws(RectoError) { _ = try Options(values) }

  fileprivate static func run(
    _ document: Document, _ values: OptionValues, _ sink: inout some ByteSink & ~Copyable,
    _ context: WriteContext
  ) throws(RectoError) {
    try Self(options: try Options(values)).write(document, to: &sink, context: context)
  }
}

extension SplitWriter {
  fileprivate static func split(
    _ document: Document, _ values: OptionValues, _ asOne: Bool, _ context: WriteContext
  ) throws(RectoError) -> [DocumentPart] {
    try Self(options: try Options(values)).parts(of: document, asOne: asOne, context: context)
  }
}

extension PageWiseSplitWriter {
  fileprivate static func forEachPart(
    _ document: any PageSequence, _ values: OptionValues, _ body: (DocumentPart) throws(RectoError) -> Void
  ) throws(RectoError) {
    try Self(options: try Options(values)).forEachPart(of: document, body)
  }
}

extension DocumentReader {
  fileprivate static func run(
    _ input: Data, _ values: OptionValues, _ context: ReadContext
  ) throws(RectoError) -> Document {
    try Self(options: try Options(values)).read(input, context: context)
  }
}
