public import Foundation

/// A file that a document was made from, where a writer may keep parts of it.
public struct SourceFile: Sendable, Hashable {
  public var file: URL
  public var mediaType: MediaType
  /// Opens it when it is encrypted.
  public var password: String?

  public init(file: URL, mediaType: MediaType, password: String? = nil) {
    self.file = file
    self.mediaType = mediaType
    self.password = password
  }
}
