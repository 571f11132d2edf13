import Foundation
import Glibc

/// Tries what a worker must not do. Only in a worker.
enum ConfinementTrial {
  /// A socket for the internet can't be made.
  static var hasNoSockets: Bool {
    let socket = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    guard socket >= 0 else { return true }
    close(socket)
    return false
  }

  /// There is nothing on the network but this process itself.
  static var hasNoNetwork: Bool {
    let list = (try? String(contentsOfFile: "/proc/thread-self/net/dev", encoding: .utf8)) ?? ""
    return list.contains("lo:") && list.count(where: { $0 == ":" }) == 1
  }

  /// Another program can't be started: the kernel refuses before it looks for it.
  static var startsNoPrograms: Bool {
    var arguments: [UnsafeMutablePointer<CChar>?] = [nil]
    return execv("/nonexistent/program", &arguments) == -1 && errno == EPERM
  }

  /// A file can't be made beside the folder.
  static func writesNothing(outside folder: URL) -> Bool {
    let file = folder.deletingLastPathComponent()
      .appendingPathComponent(".recto-trial-\(getpid())").path
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return errno == EACCES }
    close(descriptor)
    unlink(file)
    return false
  }

  /// Bytes; nil for any number.
  static var memory: Int? {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
    return Int(exactly: limit.rlim_cur)
  }
}
