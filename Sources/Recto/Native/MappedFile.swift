import Foundation
import Glibc
import RectoModel

/// The bytes of an input. Those of a large file are mapped, so that the system can take their memory back at any time
/// (`Data` reads files into memory on Linux, also when it is asked to map them). POSIX; any thread.
enum MappedFile {
  /// Smaller files are read: what happens to them afterwards is then of no matter.
  private static let leastBytes = 16 << 20

  /// Throws `.limitExceeded` for more bytes than `limit`, before any is read, and `.resourceUnavailable`.
  static func bytes(of file: URL, limit: Int) throws(RectoError) -> Data {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable() }
    let size = Int(status.st_size)
    guard size <= limit else {
      throw RectoError(
        .limitExceeded, "The file has \(size) bytes; the limit is \(limit). Raise it or split the file.")
    }
    if size >= leastBytes, status.st_mode & S_IFMT == S_IFREG,
      let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    {
      return Data(bytesNoCopy: start, count: size, deallocator: .custom { munmap($0, $1) })
    }
    do {
      return try Data(contentsOf: file)
    } catch {
      throw RectoError(.resourceUnavailable, "The file can't be read.", cause: "\(error)")
    }
  }

  private static func unreadable() -> RectoError {
    RectoError(.resourceUnavailable, "The file can't be read.", cause: String(cString: strerror(errno)))
  }
}
