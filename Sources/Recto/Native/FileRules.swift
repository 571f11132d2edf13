import Foundation
import Glibc

/// Which files a process may use (Landlock, Linux 5.13). It holds for the thread that asks for it, and for the threads
/// and processes that it starts then; so a process asks for it before it has other threads. Nothing takes it back.
struct FileRules: Sendable {
  /// Files and folders that may be read; those that don't exist count for nothing.
  var readable: [String]
  /// Folders in which anything may be done.
  var writable: [String]
  /// What may be done with sockets in the folder where LibreOffice makes them.
  var sockets = Sockets.none

  enum Sockets: String, Codable, Sendable {
    case none, make, makeAndRemove

    fileprivate var rights: UInt64? {
      switch self {
      case .none: nil
      case .make: FileRules.makeSocket
      case .makeAndRemove: FileRules.makeSocket | FileRules.removeFile | FileRules.readFolder
      }
    }
  }

  /// 0 when the kernel has none.
  static var version: Int { max(0, SystemCall.landlockCreate(0, 0, 1)) }

  private static let execute: UInt64 = 1
  private static let writeFile: UInt64 = 1 << 1
  private static let readFile: UInt64 = 1 << 2
  private static let readFolder: UInt64 = 1 << 3
  private static let removeFile: UInt64 = 1 << 5
  private static let makeSocket: UInt64 = 1 << 9
  private static let truncate: UInt64 = 1 << 14
  private static let ofFiles = execute | writeFile | readFile | truncate

  /// All that this version of the kernel tells apart, but for control of devices.
  private static func rights(_ version: Int) -> UInt64 {
    switch version {
    case 1: (1 << 13) - 1
    case 2: (1 << 14) - 1
    default: (1 << 15) - 1
    }
  }

  /// Returns false when the kernel doesn't do it. `no new privileges` must have been set.
  func apply() -> Bool {
    let version = Self.version
    guard version > 0 else { return false }
    let all = Self.rights(version)
    var handled = all
    let set = withUnsafePointer(to: &handled) { SystemCall.landlockCreate(UInt(bitPattern: $0), 8, 0) }
    guard set >= 0 else { return false }
    defer { close(Int32(set)) }
    for path in readable { allow(path, Self.execute | Self.readFile | Self.readFolder, in: set) }
    allow("/dev", Self.readFile | Self.readFolder | Self.writeFile, in: set)
    for path in writable { allow(path, all, in: set) }
    if let rights = sockets.rights { allow(OfficeSockets.folder, rights, in: set) }
    return SystemCall.landlockRestrict(UInt(set), 0) == 0
  }

  private func allow(_ path: String, _ rights: UInt64, in set: Int) {
    // O_PATH: only the place counts.
    let place = open(path, 0o10_000_000 | O_CLOEXEC)
    guard place >= 0 else { return }
    defer { close(place) }
    var status = stat()
    guard fstat(place, &status) == 0 else { return }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    // struct landlock_path_beneath_attr is packed: 8 bytes, then 4.
    var rule = [UInt8](repeating: 0, count: 12)
    rule.withUnsafeMutableBytes { bytes in
      bytes.storeBytes(of: isFolder ? rights : rights & Self.ofFiles, as: UInt64.self)
      bytes.storeBytes(of: place, toByteOffset: 8, as: Int32.self)
    }
    _ = rule.withUnsafeBytes { SystemCall.landlockAdd(UInt(set), 1, UInt(bitPattern: $0.baseAddress), 0) }
  }
}

extension FileRules {
  /// Everything of this machine except the folder: what stands beside each step of its path.
  static func everything(except folder: URL) -> [String] {
    var (place, paths) = ("/", [String]())
    for step in folder.resolvingSymlinksInPath().path.split(separator: "/") {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      paths += names.filter { $0 != step }.sorted().map { place + $0 }
      place += "\(step)/"
    }
    return paths
  }
}
