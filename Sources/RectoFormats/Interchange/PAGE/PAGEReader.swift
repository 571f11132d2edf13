public import Foundation
public import RectoModel

/// Reads PAGE XML of 2009 to 2019 as Aletheia, OCR-D, Transkribus and eScriptorium write it: nested regions, tables,
/// reading order, words and glyphs; and what `PAGEWriter` wrote, several pages in one stream, too.
public struct PAGEReader: SniffingReader {
  public typealias Options = NoOptions

  public static let format = PAGEWriter.format

  public init(options: NoOptions) {}

  /// Its first element is `PcGts`.
  public static func recognizes(_ head: Data) -> Bool { head.rootElementName == "PcGts" }

  /// Throws `.malformedInput` with the line at fault for what is no PAGE or lacks places altogether, and
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
    var builder = PAGEBuilder(limits: context.limits)
    for file in Self.files(in: input) { try read(file, into: &builder) }
    let document = try builder.document()
    builder.blocks.notes.report(to: context)
    return document
  }

  private func read(_ file: Data, into builder: inout PAGEBuilder) throws(RectoError) {
    let source = try XMLPullReader(file, notes: &builder.blocks.notes)
    while let event = try source.next() {
      switch event {
      case .start(let element): try builder.start(element, of: source)
      case .end(let name, _): try builder.end(name)
      case .text: break
      }
    }
  }

  /// A PAGE file holds one page; of a stream of several each begins with an XML declaration.
  private static func files(in input: Data) -> [Data] {
    let mark = Data("<?xml ".utf8)
    var starts: [Data.Index] = []
    var rest = input.startIndex
    while let found = input.range(of: mark, in: rest..<input.endIndex) {
      starts.append(found.lowerBound)
      rest = found.upperBound
    }
    guard starts.count > 1 else { return [input] }
    return zip(starts, starts.dropFirst() + [input.endIndex]).map { input[$0..<$1] }
  }
}
