public import Foundation
import Glibc
public import RectoModel

/// The folder that a server keeps everything in: its store, its files, and the lock of the one server.
public struct DataFolder: Sendable {
  public let url: URL
  public let store: SQLiteStore
  public let files: FolderFiles

  /// Made when it is missing, for this user alone.
  public init(_ url: URL) throws(RectoError) {
    self.url = url
    files = try FolderFiles(url.appendingPathComponent("files", isDirectory: true))
    store = try SQLiteStore(url.appendingPathComponent("recto.sqlite"))
  }

  /// Keeps other servers out until the value goes or the process ends, however it does. Throws
  /// `.resourceUnavailable` when another server is there.
  public func lock() throws(RectoError) -> FolderLock { try FolderLock(url) }
}

/// A held lock.
public final class FolderLock: Sendable {
  private let descriptor: Int32

  fileprivate init(_ folder: URL) throws(RectoError) {
    let file = folder.appendingPathComponent("server.lock").path
    descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let cause = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw RectoError(
        .resourceUnavailable, "Another server uses this folder, or it can't be written; name another one.",
        location: .init(file: folder.path), cause: cause)
    }
  }

  deinit { close(descriptor) }
}
