public import Foundation

/// Reads a document that some engine or Recto itself has written.
public protocol DocumentReader: Sendable {
  associatedtype Options: FormatOptions
  static var format: Format { get }
  init(options: Options)
  /// Throws `.malformedInput` that names the element.
  func read(_ input: Data, context: ReadContext) throws(RectoError) -> Document
}
