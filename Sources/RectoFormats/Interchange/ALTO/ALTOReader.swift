public import Foundation
public import RectoModel

/// Reads ALTO 1.x to 4.4 of any program: all measurement units, margins, hyphenation, styles, tags, glyphs and reading
/// order; and what `ALTOWriter` wrote.
///
/// A page unit is the file's unit: a pixel, a tenth of a millimetre or 1/1200 inch. Memory grows with what is read, not
/// with the file.
public struct ALTOReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = ALTOWriter.format

  public init(options: NoOptions) {}

  /// Its first element is `alto`.
  public static func recognizes(_ head: Data) -> Bool { head.rootElementName?.lowercased() == "alto" }

  /// Throws `.malformedInput` with the line at fault for what is no ALTO or lacks places altogether, and
  /// `.limitExceeded` for what is too large, too deep or has too many pages.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      return try parse(input, context)
    } catch {
      throw error.at(file: context.fileName)
    }
  }

  private func parse(_ input: Data, _ context: ReadContext) throws(RectoError) -> Document {
    try context.limits.check(input)
    var builder = ALTOBuilder(limits: context.limits)
    let source = try XMLPullReader(input, notes: &builder.blocks.notes)
    while let event = try source.next() {
      switch event {
      case .start(let element): try builder.start(element, of: source)
      case .end(let name, _): try builder.end(name)
      case .text: break
      }
    }
    let document = try builder.document()
    builder.blocks.notes.report(to: context)
    return document
  }
}
