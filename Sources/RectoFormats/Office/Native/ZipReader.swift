internal import CZip
package import Foundation
package import RectoModel

/// Reads entries of a ZIP archive that may be a stranger's. libzip 1.7; one thread at a time.
package final class ZipReader {
  private let archive: OpaquePointer
  /// In the archive's order. Folders end with a slash.
  package let names: [String]

  /// More than any document of parts has.
  private static let mostEntries = 20_000

  /// Throws `.malformedInput` for what is no ZIP archive, and `.resourceUnavailable` for what can't be read.
  package init(file: URL) throws(RectoError) {
    var code: Int32 = 0
    guard let archive = zip_open(file.path, ZIP_RDONLY, &code) else { throw Self.failure(code) }
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= Self.mostEntries else {
      zip_discard(archive)
      throw RectoError(
        .limitExceeded, "The archive has \(count) entries; \(Self.mostEntries) are read at most.")
    }
    names = (0..<max(count, 0)).map { index in
      zip_get_name(archive, zip_uint64_t(index), 0).map { String(cString: $0) } ?? ""
    }
  }

  deinit { zip_discard(archive) }

  /// The bytes of an entry; nil when there is none of this name. Throws `.limitExceeded` for one that unpacks to more
  /// than `limit` bytes, `.malformedInput` for one that is damaged or encrypted.
  package func data(of name: String, limit: Int) throws(RectoError) -> Data? {
    guard let index = names.firstIndex(of: name) else { return nil }
    guard let entry = zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw damaged(name) }
    defer { zip_fclose(entry) }
    var data = Data()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = zip_fread(entry, &chunk, zip_uint64_t(chunk.count))
      if count == 0 { return data }
      guard count > 0 else { throw damaged(name) }
      data.append(contentsOf: chunk[..<Int(count)])
      if data.count > limit {
        throw RectoError(.limitExceeded, "\(name) unpacks to more than \(limit >> 20) MB.")
      }
    }
  }

  private func damaged(_ name: String) -> RectoError {
    RectoError(
      .malformedInput, "\(name) in the archive is damaged or encrypted; save the file anew.",
      cause: String(cString: zip_strerror(archive)))
  }

  private static func failure(_ code: Int32) -> RectoError {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    let cause = String(cString: zip_error_strerror(&error))
    if code == ZIP_ER_NOENT || code == ZIP_ER_OPEN || code == ZIP_ER_READ {
      return RectoError(.resourceUnavailable, "The file can't be read.", cause: cause)
    }
    return RectoError(.malformedInput, "The file is no ZIP archive, or a damaged one.", cause: cause)
  }
}
