import Foundation
import Synchronization

/// The hidden files that are being written, so that a process that has to end at once can remove them. Any thread.
public final class UnfinishedFiles: Sendable {
  /// This process's own.
  public static let current = UnfinishedFiles()

  private let paths = Mutex<Set<String>>([])

  func insert(_ path: String) { paths.withLock { _ = $0.insert(path) } }

  func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// Removes all of them. Only for a process that ends right after: what is being written then fails.
  public func removeFromDisk() {
    for path in paths.withLock(\.self) { try? FileManager.default.removeItem(atPath: path) }
  }
}
