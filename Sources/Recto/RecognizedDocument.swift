public import RectoModel

/// A document, and what came up while it was made.
public struct RecognizedDocument: Sendable {
  public var document: Document
  /// Files in the spool folder, or inputs themselves.
  public var assets: AssetStore
  /// The files behind the document's sources, in their order.
  public var sources: [SourceFile?]
  /// Pictures inside PDF sources that became smaller, by source.
  public var smallerPictures: [Int: [OptimizedImage]] = [:]
  public var diagnostics: [Diagnostic]
  /// Inputs that are not in it, or only as a blank page.
  public var failures: [JobFailure]
}
