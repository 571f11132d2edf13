public import Foundation
internal import RectoRecognition

/// A file to convert.
public struct JobInput: Codable, Sendable, Hashable {
  public var file: URL
  /// What errors and outputs call it; its stem names outputs in a folder.
  public var name: String
  /// For encrypted PDF.
  public var password: String?
  /// nil for all pages.
  public var pages: PageRanges?

  /// `name` is the file's own when it is nil.
  public init(_ file: URL, name: String? = nil, password: String? = nil, pages: PageRanges? = nil) {
    self.file = file
    self.name = name ?? file.lastPathComponent
    self.password = password
    self.pages = pages
  }
}

extension JobInput {
  var inputFile: InputFile { InputFile(file: file, name: name, password: password) }

  /// The name without folders and its last ending.
  var stem: String {
    let last = URL(fileURLWithPath: name).lastPathComponent
    let stem = (last as NSString).deletingPathExtension
    return stem.isEmpty ? last : stem
  }

  /// The name without folders.
  var sourceName: String { URL(fileURLWithPath: name).lastPathComponent }
}
