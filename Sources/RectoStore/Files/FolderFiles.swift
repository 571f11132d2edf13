public import Foundation
import Glibc
public import RectoModel

/// Files of jobs in a folder of this machine: `jobs/ab/abcd…/pdf`, and work folders beside it on the same volume,
/// so that a file is taken over by renaming it.
public struct FolderFiles: FileStore {
  private let jobs: URL
  private let work: URL

  /// `folder` is made when it is missing, for this user alone.
  public init(_ folder: URL) throws(RectoError) {
    jobs = folder.appendingPathComponent("jobs", isDirectory: true)
    work = folder.appendingPathComponent("work", isDirectory: true)
    for folder in [folder, jobs, work] { try Self.make(folder) }
  }

  public func makeWorkFolder() async throws(RectoError) -> URL {
    let folder = work.appendingPathComponent(UUID().uuidString.lowercased(), isDirectory: true)
    try Self.make(folder)
    return folder
  }

  public func put(_ file: URL, as name: String, of job: String) async throws(RectoError) {
    let place = try place(name, of: job)
    let folder = place.deletingLastPathComponent()
    try Self.make(folder)
    // The bytes first, then the name, then the folder that holds it: what is accepted survives a power cut.
    guard Self.synchronize(file), rename(file.path, place.path) == 0, Self.synchronize(folder) else {
      throw RectoError(
        .resourceUnavailable, "The file can't be stored; is the disk full?", location: .init(file: name),
        cause: String(cString: strerror(errno)))
    }
  }

  public func file(_ name: String, of job: String) async throws(RectoError) -> URL? {
    let place = try place(name, of: job)
    return FileManager.default.fileExists(atPath: place.path) ? place : nil
  }

  public func removeFiles(of job: String) async throws(RectoError) {
    try Self.remove(try place("input", of: job).deletingLastPathComponent())
  }

  public func removeFile(_ name: String, of job: String) async throws(RectoError) {
    try Self.remove(try place(name, of: job))
  }

  public func clear(keeping kept: Set<String>) async throws(RectoError) {
    for folder in Self.contents(of: work) { try Self.remove(folder) }
    for shelf in Self.contents(of: jobs) {
      for folder in Self.contents(of: shelf) where !kept.contains(folder.lastPathComponent) {
        try Self.remove(folder)
      }
    }
  }

  /// Names come from the server itself; a wrong one must not lead anywhere.
  private func place(_ name: String, of job: String) throws(RectoError) -> URL {
    guard Self.isPlain(name), Self.isPlain(job), job.count > 2 else {
      throw RectoError(.internalInvariant, "\"\(job)/\(name)\" names no file of a job.")
    }
    return jobs.appendingPathComponent(String(job.prefix(2)), isDirectory: true)
      .appendingPathComponent(job, isDirectory: true).appendingPathComponent(name)
  }

  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && !name.hasPrefix(".")
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
      }
  }

  private static func contents(of folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent($0, isDirectory: true) }
  }

  private static func make(_ folder: URL) throws(RectoError) {
    do {
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw RectoError(
        .resourceUnavailable, "The folder can't be made; check its parent and your rights there.",
        location: .init(file: folder.path), cause: "\(error)")
    }
  }

  private static func remove(_ file: URL) throws(RectoError) {
    guard FileManager.default.fileExists(atPath: file.path) else { return }
    do {
      try FileManager.default.removeItem(at: file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "A file can't be removed; check the rights in its folder.",
        location: .init(file: file.path), cause: "\(error)")
    }
  }

  private static func synchronize(_ file: URL) -> Bool {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }
}
