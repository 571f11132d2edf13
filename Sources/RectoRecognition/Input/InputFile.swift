public import Foundation

/// A file to read pages from.
public struct InputFile: Codable, Sendable, Hashable {
  public var file: URL
  /// What people know it by: named in errors.
  public var name: String
  /// For encrypted PDF.
  public var password: String?

  public init(file: URL, name: String, password: String? = nil) {
    self.file = file
    self.name = name
    self.password = password
  }
}
