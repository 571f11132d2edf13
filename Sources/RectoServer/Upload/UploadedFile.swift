import Foundation
import RectoCrypto
import RectoModel

/// A file that came with a request, in a work folder.
struct UploadedFile: Sendable, Hashable {
  var file: URL
  /// As the client calls it.
  var name: String
  var bytes: Int
  /// The first bytes, to see what it is.
  var head: Data
  /// SHA-256, hexadecimal.
  var digest: String
}

/// Writes a file as it comes in. Throws as soon as it is too large. One task at a time.
final class UploadWriter {
  static let headBytes = 1 << 18

  private let file: URL
  private let name: String
  private let limit: Int
  private let handle: FileHandle
  private let digest = Digest()
  private var head = Data()
  private var count = 0

  init(_ file: URL, name: String, limit: Int) throws {
    try Data().write(to: file)
    handle = try FileHandle(forWritingTo: file)
    self.file = file
    self.name = name
    self.limit = limit
  }

  deinit { try? handle.close() }

  func write(_ bytes: Data) throws {
    count += bytes.count
    guard count <= limit else { throw ServiceError.fileTooLarge(limit: limit) }
    if head.count < Self.headBytes { head += bytes.prefix(Self.headBytes - head.count) }
    digest.update(bytes)
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw ServiceError(.unavailable, "The file can't be stored now.", retryAfter: 30, cause: "\(error)")
    }
  }

  /// What was written. Nothing can be written after it.
  func finish() -> UploadedFile {
    UploadedFile(file: file, name: name, bytes: count, head: head, digest: digest.finish().hexadecimal)
  }
}

extension ServiceError {
  static func fileTooLarge(limit: Int) -> ServiceError {
    ServiceError(.tooLarge, "The file is larger than \(limit >> 20) MB.")
  }
}
