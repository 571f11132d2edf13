import Foundation
import Glibc

/// The sockets by which runs of LibreOffice find each other. They are always made in one folder, and what confines
/// LibreOffice keeps it from removing them. From any thread.
enum OfficeSockets {
  static let folder = "/tmp"

  /// Removes this user's that nobody listens on any more.
  static func removeDead() {
    let prefix = "OSL_PIPE_\(getuid())_SingleOfficeIPC_"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) && isDead("\(folder)/\(name)") {
      unlink("\(folder)/\(name)")
    }
  }

  private static func isDead(_ path: String) -> Bool {
    var address = sockaddr_un()
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    let failed = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) != 0
      }
    }
    return failed && errno == ECONNREFUSED
  }
}
