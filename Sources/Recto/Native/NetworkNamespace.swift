import Foundation
import Glibc

/// A network of this process's own, with nothing in it (Linux 3.8). A process asks for it before it has other threads.
enum NetworkNamespace {
  private static let newUser: UInt = 0x1000_0000
  private static let newNetwork: UInt = 0x4000_0000

  /// Who may administer the machine keeps all rights on files; everybody else needs a namespace of users as well,
  /// where the kernel allows it. Returns false when it doesn't.
  static func enter() -> Bool {
    if SystemCall.unshare(newNetwork) == 0 { return true }
    let (user, group) = (getuid(), getgid())
    guard SystemCall.unshare(newUser | newNetwork) == 0 else { return false }
    // The same numbers inside as outside, so that files look as they did.
    write("deny", to: "setgroups")
    write("\(user) \(user) 1", to: "uid_map")
    write("\(group) \(group) 1", to: "gid_map")
    return true
  }

  private static func write(_ text: String, to file: String) {
    try? Data(text.utf8).write(to: URL(fileURLWithPath: "/proc/self/\(file)"))
  }
}
