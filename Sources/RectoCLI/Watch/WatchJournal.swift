import Foundation
import Glibc
import RectoModel

/// What became of the files of a watched folder: a line of JSON each, in a hidden file beside the results. A line is on the
/// disk before anything goes on, so that nothing is done twice when the process is killed; a line that was not finished
/// then doesn't count.
final class WatchJournal {
  struct Entry: Codable, Hashable {
    var file: WatchedFile
    /// What the results are called, without their endings.
    var stem: String
    /// Its results are there.
    var isDone: Bool
  }

  private static let name = ".recto-watch"

  private let descriptor: Int32
  private var done: Set<WatchedFile> = []
  /// By the name of the input.
  private var stems: [String: String] = [:]

  /// Opens or makes the journal of a folder of results. Throws `.resourceUnavailable` when another process has it.
  init(_ folder: URL) throws(RectoError) {
    let path = folder.appendingPathComponent(Self.name).path
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_APPEND | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, Self.lock(descriptor) else {
      let cause = String(cString: strerror(errno))
      if descriptor >= 0 { close(descriptor) }
      throw RectoError(
        .resourceUnavailable,
        "Another recto watch writes into this folder, or it can't be written; name another one.",
        location: .init(file: folder.path), cause: cause)
    }
    let text = (try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data()
    for line in text.split(separator: 0x0A) {
      guard let entry = try? JSONDecoder().decode(Entry.self, from: line) else { continue }
      note(entry)
    }
    // What a killed process left of a line must not run into the next one.
    if let last = text.last, last != 0x0A { try append(Data("\n".utf8)) }
  }

  deinit { close(descriptor) }

  /// For a moment, a program that another thread is just starting holds what this process has held.
  private static func lock(_ descriptor: Int32) -> Bool {
    for _ in 0..<20 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(50_000)
    }
    return false
  }

  func isDone(_ file: WatchedFile) -> Bool { done.contains(file) }

  /// What the results of a file are to be called: its own stem, or its whole name when another input has taken that.
  func stem(of name: String) -> String {
    if let known = stems[name] { return known }
    let stem = (name as NSString).deletingPathExtension
    let taken = Set(stems.values)
    if !taken.contains(stem) { return stem }
    return (0...).lazy.map { $0 == 0 ? name : "\(name)-\($0 + 1)" }.first { !taken.contains($0) } ?? name
  }

  /// Writes down what happens next, or what has happened.
  func add(_ entry: Entry) throws(RectoError) {
    guard let line = try? JSONEncoder.ordered.encode(entry) else {
      throw RectoError(.internalInvariant, "A line of the journal can't be encoded.")
    }
    try append(line + Data("\n".utf8))
    note(entry)
  }

  private func note(_ entry: Entry) {
    stems[entry.file.name] = entry.stem
    if entry.isDone { done.insert(entry.file) }
  }

  private func append(_ bytes: Data) throws(RectoError) {
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
    do {
      try handle.write(contentsOf: bytes)
      try handle.synchronize()
    } catch {
      throw RectoError(
        .resourceUnavailable, "The journal of the watch can't be written; is the disk full?",
        cause: "\(error)")
    }
  }
}
