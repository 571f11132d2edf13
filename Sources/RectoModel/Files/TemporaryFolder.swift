package import Foundation

/// A new folder for intermediate files that only this user can read, removed with all that is in it when its owner
/// goes.
package struct TemporaryFolder: ~Copyable {
  package let url: URL

  /// Throws `.resourceUnavailable` when it can't be made there.
  package init(in parent: URL = FileManager.default.temporaryDirectory) throws(RectoError) {
    url = parent.appendingPathComponent("recto-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RectoError(
        .resourceUnavailable,
        "No temporary files can be written in \(parent.path); name another folder or make room.",
        cause: "\(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  package func file(_ name: String) -> URL { url.appendingPathComponent(name) }

  /// Returns the file. Throws `.resourceUnavailable`.
  package func write(_ data: Data, _ name: String) throws(RectoError) -> URL {
    do {
      try data.write(to: file(name))
    } catch {
      throw RectoError(
        .resourceUnavailable, "A temporary file can't be written; is the disk full?", cause: "\(error)")
    }
    return file(name)
  }
}
