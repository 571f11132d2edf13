import Foundation
import RectoModel

/// A folder for intermediate files that goes with its owner.
final class ScratchFolder {
  let url: URL

  init() throws(RectoError) {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "recto-\(UUID().uuidString)", isDirectory: true)
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RectoError(
        .resourceUnavailable, "The folder for temporary files can't be used.",
        location: .init(file: url.path),
        cause: "\(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ data: Data, _ name: String) throws(RectoError) -> URL {
    let file = url.appendingPathComponent(name)
    do {
      try data.write(to: file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "A temporary file can't be written; is the disk full?", cause: "\(error)")
    }
    return file
  }
}
