import Foundation
import RectoModel

/// In the process of a job: asks the server what its vision model reads on a page.
actor VisionRelay {
  private var waiting: [Int: CheckedContinuation<JobReply, Never>] = [:]
  private var isClosed = false
  private let say: @Sendable (JobMessage) -> Void

  init(say: @escaping @Sendable (JobMessage) -> Void) { self.say = say }

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
    let reply = await withCheckedContinuation { continuation in
      if isClosed {
        continuation.resume(returning: JobReply(number: number))
      } else {
        waiting[number] = continuation
        say(.look(number: number))
      }
    }
    if let text = reply.text { return text }
    throw reply.error ?? RectoError(.engineFailure, "The vision model was not asked.")
  }

  /// A line that the server has written.
  func take(_ line: String) {
    guard let reply = try? JobLines.decode(JobReply.self, from: line) else { return }
    waiting.removeValue(forKey: reply.number)?.resume(returning: reply)
  }

  /// The server has gone.
  func close() {
    isClosed = true
    for (number, continuation) in waiting { continuation.resume(returning: JobReply(number: number)) }
    waiting = [:]
  }
}
