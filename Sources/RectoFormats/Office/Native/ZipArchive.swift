internal import CZip
import Foundation
internal import RectoModel

/// Writes a ZIP archive of files, equal bytes for equal files: no dates, no owners, no extra fields, entries in the
/// order in which they are added. libzip 1.7; one thread at a time.
///
/// libzip reads the files only in `finish`: until then they must stay as they are. The archive is made beside its
/// place and then renamed.
final class ZipArchive {
  /// How an entry is packed.
  enum Packing {
    /// For what is compressed already.
    case stored
    case deflated
    /// In half the time, two hundredths larger: for parts of many megabytes.
    case quicklyDeflated

    /// Of zlib.
    var level: UInt32 { self == .quicklyDeflated ? 5 : 6 }
  }

  /// nil once it is finished: libzip then has freed it.
  private var archive: OpaquePointer?
  /// Those that entries are taken from, which stay open until then.
  private var packed: [OpaquePointer] = []

  /// Throws `.resourceUnavailable` when the file can't be made.
  init(file: URL) throws(RectoError) {
    var code: Int32 = 0
    guard let archive = zip_open(file.path, ZIP_CREATE | ZIP_TRUNCATE, &code) else {
      throw Self.failure(code)
    }
    self.archive = archive
  }

  deinit {
    if let archive { zip_discard(archive) }
    packed.forEach { zip_discard($0) }
  }

  /// `name` has no leading slash: `word/document.xml`.
  func add(_ name: String, file: URL, _ packing: Packing = .deflated) throws(RectoError) {
    guard let archive else { throw Self.failure("the archive is finished") }
    try add(name, zip_source_file(archive, file.path, 0, -1), packing == .stored ? nil : packing.level)
  }

  /// Takes the only entry of another archive as it is packed.
  func add(_ name: String, packedIn file: URL) throws(RectoError) {
    guard let archive else { throw Self.failure("the archive is finished") }
    var code: Int32 = 0
    guard let other = zip_open(file.path, ZIP_RDONLY, &code) else { throw Self.failure(code) }
    packed.append(other)
    let source = zip_source_zip(archive, other, 0, zip_flags_t(ZIP_FL_COMPRESSED), 0, -1)
    try add(name, source, Packing.deflated.level)
  }

  /// Adds what is still being written; `finish` waits for it.
  func add(_ name: String, growing input: PartInput, level: UInt32) throws(RectoError) {
    guard let archive else { throw Self.failure("the archive is finished") }
    // libzip says when it needs it no more.
    let owner = Unmanaged.passRetained(input)
    guard let source = zip_source_function(archive, PartInput.answer, owner.toOpaque()) else {
      owner.release()
      throw failure(of: archive)
    }
    try add(name, source, level)
  }

  /// Writes the archive. Throws `.resourceUnavailable` when the disk is full or a file has gone.
  func finish() throws(RectoError) {
    guard let archive else { return }
    guard zip_close(archive) == 0 else { throw failure(of: archive) }
    self.archive = nil
    packed.forEach { zip_discard($0) }
    packed = []
  }

  /// `level` is nil for what is stored.
  private func add(_ name: String, _ source: OpaquePointer?, _ level: UInt32?) throws(RectoError) {
    guard let archive, let source else { throw archive.map(failure) ?? Self.failure("it is finished") }
    let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
    guard index >= 0 else {
      // Once added it belongs to the archive.
      zip_source_free(source)
      throw failure(of: archive)
    }
    let entry = zip_uint64_t(index)
    let method = level == nil ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    let isSet =
      zip_set_file_compression(archive, entry, method, level ?? 0) == 0
      && zip_file_set_dostime(archive, entry, 0, Self.date, 0) == 0
      && zip_file_set_external_attributes(archive, entry, 0, UInt8(ZIP_OPSYS_DOS), 0) == 0
    if !isSet { throw failure(of: archive) }
  }

  /// 1 January 1980, the first day that a ZIP archive knows.
  private static let date: UInt16 = 1 << 5 | 1

  private func failure(of archive: OpaquePointer) -> RectoError {
    Self.failure(String(cString: zip_strerror(archive)))
  }

  private static func failure(_ code: Int32) -> RectoError {
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    return failure(String(cString: zip_error_strerror(&error)))
  }

  private static func failure(_ cause: String) -> RectoError {
    RectoError(
      .resourceUnavailable, "The file can't be packed; make room on the disk or name another folder.",
      cause: "libzip: \(cause)")
  }
}
