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

extension Limits {
  /// Throws `.limitExceeded` for a file that is too large.
  func check(_ input: Data) throws(RectoError) {
    guard input.count <= inputBytes else {
      throw RectoError(
        .limitExceeded,
        "The file has \(input.count) bytes; the limit is \(inputBytes). Raise it or split the file.")
    }
  }

  /// Throws `.limitExceeded` for a page too many.
  func check(page: Int) throws(RectoError) {
    guard page <= pages else {
      throw RectoError(
        .limitExceeded, "The file has more than \(pages) pages. Raise the limit or split the file.")
    }
  }
}

extension XMLPullReader {
  /// Files that are UTF-8 and say otherwise are read so, which is told.
  convenience init(_ input: Data, notes: inout ReadNotes) throws(RectoError) {
    let isUTF8 = MarkupEncoding.isMislabelledUTF8(input)
    if isUTF8 { notes.repaired("an encoding that is not the file's: read as UTF-8", page: 1) }
    try self.init(input, encoding: isUTF8 ? "UTF-8" : nil)
  }
}
