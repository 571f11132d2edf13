import Foundation
import RectoModel

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
