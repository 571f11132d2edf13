import Foundation
import Glibc
import RectoModel

/// A file that is there whole or not at all: bytes go to a hidden file beside it, which takes its place on `commit`
/// and is removed otherwise. Devices and pipes can't be replaced: they get the bytes on `commit`.
/// One thread at a time.
struct AtomicFile: ByteSink, ~Copyable {
  private let destination: URL
  private let temporary: URL
  /// The destination is a device or a pipe.
  private let isSpecial: Bool
  private let descriptor: Int32
  private let unfinished: UnfinishedFiles
  private var pending: [UInt8] = []
  private(set) var byteCount = 0
  private var isCommitted = false

  private static let bufferSize = 1 << 18

  /// Throws `.resourceUnavailable` when the folder is missing or can't be written to.
  init(_ destination: URL, among unfinished: UnfinishedFiles = .current) throws(RectoError) {
    let file = destination.resolvingSymlinksInPath()
    guard Self.kind(of: file) != S_IFDIR else {
      throw RectoError(
        .resourceUnavailable, "It is a folder; name a file, or end the name with / to write into it.",
        location: .init(file: file.path))
    }
    let special = Self.isSpecial(file)
    let folder = special ? FileManager.default.temporaryDirectory : file.deletingLastPathComponent()
    let suffix = String(UUID().uuidString.prefix(8)).lowercased()
    let hidden = folder.appendingPathComponent(".\(file.lastPathComponent).recto-\(suffix)")
    let opened = open(hidden.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard opened >= 0 else {
      let missing = !FileManager.default.fileExists(atPath: folder.path)
      throw Self.failure(
        file, missing ? "The folder \(folder.path) is missing; make it first." : "It can't be written.")
    }
    self.destination = file
    isSpecial = special
    temporary = hidden
    descriptor = opened
    self.unfinished = unfinished
    unfinished.insert(hidden.path)
  }

  deinit {
    close(descriptor)
    if !isCommitted { unlink(temporary.path) }
    unfinished.remove(temporary.path)
  }

  /// Throws `.cancelled` in a cancelled task, so that a long write ends.
  mutating func write(_ bytes: [UInt8]) throws(RectoError) {
    byteCount += bytes.count
    pending += bytes
    if pending.count >= Self.bufferSize { try flush() }
  }

  /// Puts the file in its place. Returns its size in bytes.
  consuming func commit() throws(RectoError) -> Int {
    try flush()
    if isSpecial {
      try copyToSpecial()
      return byteCount
    }
    guard fsync(descriptor) == 0 else { throw Self.failure(destination, "It can't be written to the disk.") }
    guard rename(temporary.path, destination.path) == 0 else {
      throw Self.failure(destination, "It can't be put in its place.")
    }
    isCommitted = true
    return byteCount
  }

  private mutating func flush() throws(RectoError) {
    if Task.isCancelled { throw .cancelled }
    try Self.writeAll(pending, to: descriptor, of: destination)
    pending.removeAll(keepingCapacity: true)
  }

  private func copyToSpecial() throws(RectoError) {
    let target = open(destination.path, O_WRONLY | O_CLOEXEC)
    guard target >= 0 else { throw Self.failure(destination, "It can't be written.") }
    defer { close(target) }
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    lseek(descriptor, 0, SEEK_SET)
    while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
      try Self.writeAll(Array(buffer.prefix(count)), to: target, of: destination)
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, of file: URL) throws(RectoError) {
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(file, "It can't be written; is the disk full?") }
      done += count
    }
  }

  /// Whether it is a device or a pipe.
  static func isSpecial(_ file: URL) -> Bool {
    kind(of: file).map { $0 != S_IFREG && $0 != S_IFDIR } ?? false
  }

  private static func kind(of file: URL) -> mode_t? {
    var status = stat()
    return stat(file.path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private static func failure(_ file: URL, _ what: String) -> RectoError {
    RectoError(
      .resourceUnavailable, what, location: .init(file: file.path), cause: String(cString: strerror(errno)))
  }
}
