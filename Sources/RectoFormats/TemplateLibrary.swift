public import Foundation
public import RectoModel
internal import Templates

/// Finds and reads the files of `Templates/`: beside the executable, in `share/recto/templates`, or where the
/// environment variable `RECTO_TEMPLATES` says.
public struct TemplateLibrary: Sendable, Hashable {
  /// Holds `pdf/metadata.xmp` and its like.
  public let folder: URL

  public static let environmentKey = "RECTO_TEMPLATES"

  public init(folder: URL) { self.folder = folder }

  /// The first place that exists. Throws `.resourceUnavailable` when none does.
  public static func installed() throws(RectoError) -> TemplateLibrary {
    try installed(
      environment: ProcessInfo.processInfo.environment, executable: Bundle.main.executableURL)
  }

  static func installed(environment: [String: String], executable: URL?) throws(RectoError) -> TemplateLibrary
  {
    let named = environment[environmentKey, default: ""]
    let candidates =
      named.isEmpty ? places(beside: executable) : [URL(fileURLWithPath: named, isDirectory: true)]
    guard let folder = candidates.first(where: \.isFolder) else {
      let tried = candidates.map(\.path).joined(separator: ", ")
      throw RectoError(
        .resourceUnavailable,
        "The templates are missing (looked in \(tried)); install them or set \(environmentKey) to their folder."
      )
    }
    return TemplateLibrary(folder: folder)
  }

  /// The bytes of a template. `path` is relative: `pdf/metadata.xmp`.
  public func data(_ path: String) throws(RectoError) -> Data {
    do {
      return try Data(contentsOf: folder.appendingPathComponent(path))
    } catch {
      throw RectoError(
        .resourceUnavailable,
        "The template \(path) can't be read in \(folder.path); install the templates anew.", cause: "\(error)"
      )
    }
  }

  /// A template as text.
  public func text(_ path: String) throws(RectoError) -> String {
    String(decoding: try data(path), as: UTF8.self)
  }

  private static func places(beside executable: URL?) -> [URL] {
    guard let folder = executable?.resolvingSymlinksInPath().deletingLastPathComponent() else { return [] }
    return [
      folder.deletingLastPathComponent().appendingPathComponent("share/recto/templates", isDirectory: true),
      folder.appendingPathComponent(Templates.bundleName, isDirectory: true),
    ]
  }
}
