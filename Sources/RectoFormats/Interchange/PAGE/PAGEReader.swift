public import Foundation
public import RectoModel

/// Reads PAGE XML of 2009 to 2019 as Aletheia, OCR-D, Transkribus and eScriptorium write it: nested regions, tables,
/// reading order, words and glyphs; and what `PAGEWriter` wrote, several pages in one stream, too.
public struct PAGEReader: SniffingReader, PageWiseReader {
  public typealias Options = NoOptions

  public static let format = PAGEWriter.format

  public init(options: NoOptions) {}

  /// Its first element is `PcGts`.
  public static func recognizes(_ head: Data) -> Bool { head.rootElementName == "PcGts" }

  /// Reading them throws `.malformedInput` with the line at fault for what is no PAGE or lacks places altogether, and
  /// `.limitExceeded` for what is too large, too deep or has too many pages.
  public func pages(of input: Data, context: ReadContext) throws(RectoError) -> any PageFile {
    try context.limits.check(input, of: context.fileName)
    var files = PAGEStream(input)
    return MarkupPages(PAGEBuilder(limits: context.limits), context: context) {
      (notes: inout ReadNotes) throws(RectoError) in
      guard let file = files.file() else { return nil }
      return try XMLPullReader(file, notes: &notes)
    }
  }
}

/// The files of a stream: a PAGE file holds one page; of a stream of several each begins with an XML declaration.
private struct PAGEStream {
  private static let mark = "<?xml "

  private let bytes: PassedBytes
  /// Where the next one begins; nil behind the last one.
  private var next: Data.Index?

  init(_ input: Data) {
    bytes = PassedBytes(input)
    next = input.startIndex
  }

  mutating func file() -> Data? {
    guard let first = next else { return nil }
    bytes.pass(to: first)
    let start = bytes.firstIndex(of: Self.mark, from: first)
    next = start.flatMap { bytes.firstIndex(of: Self.mark, from: $0 + 1) }
    // What stands before the first of several is none of theirs.
    guard let end = next else { return bytes.data[first...] }
    return bytes.data[(start ?? first)..<end]
  }
}
