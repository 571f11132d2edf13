import Foundation
import RectoModel

/// The folder in which the images of recognised pages are looked for. Only what stands in it is found, whatever path a
/// document names.
struct PageImageFolder: Sendable {
  private let folder: URL
  /// By name in small letters, those nearest to the top first.
  private var files: [String: [URL]] = [:]
  /// By name without ending.
  private var stems: [String: [URL]] = [:]

  private static let depthLimit = 4
  private static let fileLimit = 200_000
  private static let endings: Set<String> = [
    "png", "jpg", "jpeg", "jp2", "jpx", "j2k", "tif", "tiff", "webp", "gif", "bmp",
  ]

  /// Throws `.resourceUnavailable` when it is no folder that can be read, and `.limitExceeded` when it has too many
  /// files.
  init(_ folder: URL) throws(RectoError) {
    self.folder = folder
    guard folder.isFolder,
      let walk = FileManager.default.enumerator(
        at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    else {
      throw RectoError(
        .resourceUnavailable, "There is no folder \(folder.path) for page images, or it can't be read.")
    }
    var found: [(depth: Int, file: URL)] = []
    var count = 0
    for case let file as URL in walk {
      count += 1
      guard count <= Self.fileLimit else {
        throw RectoError(
          .limitExceeded,
          "The folder \(folder.path) has more than \(Self.fileLimit) files; name a smaller one.")
      }
      if walk.level > Self.depthLimit { walk.skipDescendants() }
      if Self.endings.contains(file.pathExtension.lowercased()) { found.append((walk.level, file)) }
    }
    for (_, file) in found.sorted(by: { ($0.depth, $0.file.path) < ($1.depth, $1.file.path) }) {
      files[file.lastPathComponent.lowercased(), default: []].append(file)
      stems[file.deletingPathExtension().lastPathComponent.lowercased(), default: []].append(file)
    }
  }

  var path: String { folder.path }

  /// The image that a page names, in any spelling of its ending; else one that is called as the document itself. nil
  /// when there is none.
  func image(named name: String?, documentStem: String) -> URL? {
    if let name = name?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map({ $0.lowercased() }) {
      let stem = (name as NSString).deletingPathExtension
      if let file = files[name]?.first ?? stems[stem]?.first ?? stems[name]?.first { return file }
    }
    var stem = documentStem.lowercased()
    while !stem.isEmpty {
      if let file = stems[stem]?.first { return file }
      // `page.alto` of `page.alto.xml`.
      let shorter = (stem as NSString).deletingPathExtension
      if shorter == stem { break }
      stem = shorter
    }
    return nil
  }
}
