public import Foundation
public import RectoModel

/// Reads what `JSONWriter` wrote.
public struct JSONReader: SniffingReader, PageWiseReader {
  public typealias Options = NoOptions

  public static let format = JSONWriter.format

  public init(options: NoOptions) {}

  /// It starts with `{`, a byte order mark and blanks aside.
  public static func recognizes(_ head: Data) -> Bool { head.firstMeaningfulByte == UInt8(ascii: "{") }

  /// Throws `.malformedInput` with the path of the element at fault, `.unsupportedFeature` for a schema version
  /// of another generation, and `.limitExceeded` for what is too large, too deep or has too many pages.
  public func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document {
    do {
      return try parse(input, limits: context.limits)
    } catch {
      throw error.at(file: context.fileName)
    }
  }

  public func pages(of input: Data, context: ReadContext) throws(RectoError) -> any PageFile {
    try context.limits.check(input, of: context.fileName)
    return JSONPages(input, context: context)
  }

  /// It names the element at fault.
  public func canReadWhole(after error: RectoError) -> Bool { error.code == .malformedInput }

  private func parse(_ input: Data, limits: Limits) throws(RectoError) -> Document {
    try limits.check(input)
    try JSONDepth.check(input)
    let document = try Document(json: input)
    try limits.check(pages: document.pages.count)
    return document
  }
}
