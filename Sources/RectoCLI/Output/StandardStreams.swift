import Foundation
import RectoModel

/// Standard input and output as files, so that nothing partial is ever read or written.
enum StandardStreams {
  private static let part = 1 << 20

  /// Reads standard input to its end. Throws `.limitExceeded` beyond `limit` bytes.
  static func spool(_ console: Console, into folder: URL, limit: Int) throws(RectoError) -> URL {
    let file = folder.appendingPathComponent("stdin")
    var count = 0
    do {
      try Data().write(to: file)
      let handle = try FileHandle(forWritingTo: file)
      defer { try? handle.close() }
      while count <= limit, let bytes = try console.input.read(upToCount: part), !bytes.isEmpty {
        try handle.write(contentsOf: bytes)
        count += bytes.count
      }
    } catch {
      throw RectoError(.resourceUnavailable, "Standard input can't be read.", cause: "\(error)")
    }
    guard count <= limit else {
      throw RectoError(.limitExceeded, "Standard input has more than \(limit) bytes; see --max-input.")
    }
    return file
  }

  static func copy(_ file: URL, to console: Console) throws(RectoError) {
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      while let bytes = try handle.read(upToCount: part), !bytes.isEmpty { try console.write(bytes) }
    } catch {
      throw RectoError(.resourceUnavailable, "Standard output can't be written to.", cause: "\(error)")
    }
  }
}
