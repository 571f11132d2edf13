import Foundation
import Glibc
import RectoModel

/// Puts files and folders in the place of others, so that an interruption loses neither: the new one is whole before
/// it is moved, and the old one is only put aside until it is there.
enum FileReplacement {
  /// Writes a file and its folders.
  static func write(_ data: Data, to file: URL) throws(RectoError) {
    let fresh = hidden(file, "new")
    do {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: fresh)
    } catch {
      try? FileManager.default.removeItem(at: fresh)
      throw unwritable(file, "\(error)")
    }
    try replace(file, with: fresh)
  }

  /// `fresh` must be on the same disk; it is gone afterwards.
  static func replace(_ target: URL, with fresh: URL) throws(RectoError) {
    try recover(target)
    if target.isFolder {
      try move(target, to: hidden(target, "previous"))
      try move(fresh, to: target)
      try? FileManager.default.removeItem(at: hidden(target, "previous"))
    } else {
      try? FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try move(fresh, to: target)
    }
  }

  /// Brings back what an interrupted replacement has put aside.
  static func recover(_ target: URL) throws(RectoError) {
    let previous = hidden(target, "previous")
    guard FileManager.default.fileExists(atPath: previous.path) else { return }
    if FileManager.default.fileExists(atPath: target.path) {
      try? FileManager.default.removeItem(at: previous)
    } else {
      try move(previous, to: target)
    }
  }

  /// Beside the file, so that moving it is one step.
  static func hidden(_ file: URL, _ mark: String) -> URL {
    file.deletingLastPathComponent().appendingPathComponent(".\(file.lastPathComponent).\(mark)")
  }

  private static func move(_ source: URL, to target: URL) throws(RectoError) {
    guard rename(source.path, target.path) == 0 else {
      throw unwritable(target, String(cString: strerror(errno)))
    }
  }

  private static func unwritable(_ file: URL, _ cause: String) -> RectoError {
    RectoError(
      .resourceUnavailable, "The file can't be written; check the folder and your rights there.",
      location: .init(file: file.path), cause: cause)
  }
}
