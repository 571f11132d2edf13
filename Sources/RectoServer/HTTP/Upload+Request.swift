import Foundation
import Hummingbird
import RectoStore

extension Stores {
  /// Reads the form of a request; its file is there while `body` runs.
  func withForm<Output>(
    of request: Request, fileBytes: Int, _ body: (Form) async throws -> Output
  ) async throws -> Output {
    let folder = try await files.makeWorkFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(try await FormReader(folder: folder, fileBytes: fileBytes).read(request))
  }
}
