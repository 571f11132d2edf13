import Foundation
import RectoInference
import RectoModel

/// In the process of a job: asks the server what only that can find out.
actor JobRelay {
  private var waiting: [Int: CheckedContinuation<JobReply, Never>] = [:]
  private var asked = 0
  private var isClosed = false
  private let say: @Sendable (JobMessage) -> Void

  init(say: @escaping @Sendable (JobMessage) -> Void) { self.say = say }

  /// What the server says to it. Throws what the server says went wrong.
  func ask(_ question: JobQuestion) async throws(RectoError) -> [String] {
    asked += 1
    let number = asked
    let reply = await withCheckedContinuation { continuation in
      if isClosed {
        continuation.resume(returning: JobReply(number: number))
      } else {
        waiting[number] = continuation
        say(.asks(question, number: number))
      }
    }
    if let texts = reply.texts { return texts }
    throw reply.error ?? RectoError(.engineFailure, "The model was not asked.")
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
