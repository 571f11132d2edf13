import Foundation
import RectoInference
import RectoModel

/// In the process of a job: asks the server what its vision model reads on a page.
actor VisionRelay {
  private var waiting: [Int: CheckedContinuation<JobReply, Never>] = [:]
  private var isClosed = false
  private let say: @Sendable (JobMessage) -> Void

  init(say: @escaping @Sendable (JobMessage) -> Void) { self.say = say }

  /// As `VisionReader` wants it.
  func transcribe(_ picture: Data, number: Int) async throws(RectoError) -> String {
    let file = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
      .appendingPathComponent("look-\(number).png")
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

/// In the server: shows a vision model the pictures that the process of a job has made.
struct VisionDesk: Sendable {
  let model: VisionModel
  /// Of the job; nothing outside it is shown.
  let folder: URL

  /// Larger pictures are none of a page.
  private static let mostBytes = 64 << 20

  func reply(to number: Int) async -> JobReply {
    do throws(RectoError) {
      return JobReply(number: number, text: try await model.transcribe(try bytes(of: number)))
    } catch {
      return JobReply(number: number, error: error)
    }
  }

  /// By its number: the process is not believed where it is.
  private func bytes(of number: Int) throws(RectoError) -> Data {
    let file = folder.appendingPathComponent("look-\(number).png")
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let size = attributes?[.size] as? NSNumber, size.intValue <= Self.mostBytes,
      let bytes = try? Data(contentsOf: file)
    else { throw RectoError(.engineFailure, "There is no picture of page \(number).") }
    return bytes
  }
}
