import Foundation
import RectoModel

/// Where files go that can't be converted, each with its reason beside it.
struct FailedFolder {
  static let name = "failed"

  let folder: URL

  init(in watched: URL) { folder = watched.appendingPathComponent(Self.name, isDirectory: true) }

  /// Moves the file, under another name when there is one of its name, and writes `NAME.reason.txt`.
  func take(_ name: String, from watched: URL, reason: String) throws(RectoError) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let place = free(name)
      try Data((reason + "\n").utf8).write(
        to: folder.appendingPathComponent(place + ".reason.txt"), options: .atomic)
      try FileManager.default.moveItem(
        at: watched.appendingPathComponent(name), to: folder.appendingPathComponent(place))
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be moved to \(folder.path); check your rights there.",
        location: .init(file: name), cause: "\(error)")
    }
  }

  private func free(_ name: String) -> String {
    let (stem, ending) = ((name as NSString).deletingPathExtension, (name as NSString).pathExtension)
    let names = (1...).lazy.map { number in
      number == 1 ? name : "\(stem)-\(number)" + (ending.isEmpty ? "" : ".\(ending)")
    }
    return names.first {
      !FileManager.default.fileExists(atPath: folder.appendingPathComponent($0).path)
    } ?? name
  }
}
