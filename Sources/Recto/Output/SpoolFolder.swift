public import Foundation
public import RectoModel

/// A place for intermediate files.
public enum SpoolFolder {
  /// Runs `body` with a fresh folder under `TMPDIR` that only this user can read; it is removed afterwards in any
  /// case. Throws `.resourceUnavailable` when it can't be made, and what `body` throws.
  public static func with<Output>(
    _ body: (URL) async throws(RectoError) -> Output
  ) async throws(RectoError) -> Output {
    let folder = try TemporaryFolder()
    return try await body(folder.url)
  }
}

/// With its parents. Throws `.resourceUnavailable`.
func makeFolder(_ folder: URL) throws(RectoError) {
  do {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  } catch {
    throw RectoError(
      .resourceUnavailable, "The folder can't be made; check its parent and your rights there.",
      location: .init(file: folder.path), cause: "\(error)")
  }
}
