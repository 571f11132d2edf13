public import Foundation
public import RectoModel

/// Reads ALTO 1.x to 4.4 of any program: all measurement units, margins, hyphenation, styles, tags, glyphs and reading
/// order; and what `ALTOWriter` wrote.
///
/// A page unit is the file's unit: a pixel, a tenth of a millimetre or 1/1200 inch.
public struct ALTOReader: SniffingReader, PageWiseReader {
  public typealias Options = NoOptions

  public static let format = ALTOWriter.format

  public init(options: NoOptions) {}

  /// Its first element is `alto`.
  public static func recognizes(_ head: Data) -> Bool { head.rootElementName?.lowercased() == "alto" }

  /// Reading them throws `.malformedInput` with the line at fault for what is no ALTO or lacks places altogether, and
  /// `.limitExceeded` for what is too large, too deep or has too many pages.
  public func pages(of input: Data, context: ReadContext) throws(RectoError) -> any PageFile {
    try context.limits.check(input, of: context.fileName)
    var file: Data? = input
    return MarkupPages(ALTOBuilder(limits: context.limits), context: context) {
      (notes: inout ReadNotes) throws(RectoError) in
      guard let input = file else { return nil }
      file = nil
      return try XMLPullReader(input, notes: &notes)
    }
  }
}
