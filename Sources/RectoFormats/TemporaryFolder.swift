import Foundation
internal import RectoModel

/// A new folder for intermediate files, removed with all that is in it when its owner goes.
struct TemporaryFolder: ~Copyable {
  private let url: URL

  init(in parent: URL) throws(RectoError) {
    url = parent.appendingPathComponent("recto-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    } catch {
      throw RectoError(
        .resourceUnavailable, "No files can be written in \(parent.path); name another folder or make room.",
        cause: "\(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appendingPathComponent(name) }
}
