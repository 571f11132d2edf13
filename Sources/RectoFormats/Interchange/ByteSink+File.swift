import Foundation
internal import RectoModel

extension ByteSink where Self: ~Copyable {
  /// Copies a file in pieces. Throws `.resourceUnavailable` when it can't be read.
  mutating func write(contentsOf file: URL) throws(RectoError) {
    guard let handle = try? FileHandle(forReadingFrom: file) else { throw Self.unreadable }
    defer { try? handle.close() }
    while true {
      guard let piece = try? handle.read(upToCount: 1 << 20) ?? Data() else { throw Self.unreadable }
      if piece.isEmpty { return }
      try write([UInt8](piece))
    }
  }

  private static var unreadable: RectoError {
    RectoError(.resourceUnavailable, "An intermediate file can't be read; make room on the disk.")
  }
}
