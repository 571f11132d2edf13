import Foundation
internal import RectoModel

/// A file that is copied in pieces, so that its size costs no memory.
struct FileChunks {
  private let file: URL

  init(_ file: URL) { self.file = file }

  func copy(to sink: inout some ByteSink & ~Copyable) throws(RectoError) {
    try forEach { chunk throws(RectoError) in try sink.write(chunk) }
  }

  func forEach(_ body: ([UInt8]) throws(RectoError) -> Void) throws(RectoError) {
    let handle = try open()
    defer { try? handle.close() }
    while let chunk = try next(of: handle), !chunk.isEmpty { try body(chunk) }
  }

  private func open() throws(RectoError) -> FileHandle {
    do {
      return try FileHandle(forReadingFrom: file)
    } catch {
      throw unreadable(error)
    }
  }

  private func next(of handle: FileHandle) throws(RectoError) -> [UInt8]? {
    do {
      return try handle.read(upToCount: 1 << 18).map(Array.init)
    } catch {
      throw unreadable(error)
    }
  }

  private func unreadable(_ cause: any Error) -> RectoError {
    RectoError(
      .resourceUnavailable, "An intermediate file can't be read; was it removed during the run?",
      cause: "\(cause)")
  }
}
