import Foundation
import Recto
import RectoModel

/// A language model of the server's, for the process of a job.
struct RelayedTranslator: TextTranslator {
  let relay: JobRelay

  /// The server has checked it when it took the job.
  func check(from source: String?, to target: String) throws(RectoError) {}

  func translate(
    _ texts: [String], from source: String, to target: String
  ) async throws(RectoError) -> [String] {
    try await relay.ask(.translate(texts, from: source, to: target))
  }
}

/// A vision model of the server's, for the process of a job.
struct RelayedVision: Sendable {
  let relay: JobRelay

  /// As `VisionReader` wants it.
  func transcribe(_ picture: Data, number: Int) async throws(RectoError) -> String {
    let file = JobPlan.look(
      number, in: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true))
    do {
      try picture.write(to: file)
    } catch {
      throw RectoError(
        .resourceUnavailable, "A picture can't be written; is the disk full?", cause: "\(error)")
    }
    defer { try? FileManager.default.removeItem(at: file) }
    return try await relay.ask(.look(page: number)).joined()
  }
}
