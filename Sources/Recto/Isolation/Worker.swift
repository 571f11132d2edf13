import Foundation
import RectoModel
import RectoRecognition

/// The child's side of isolation. A program that uses the library calls `serve` when its first argument is
/// `Worker.argument`, before anything else.
public enum Worker {
  /// The first argument of a worker process.
  public static let argument = "worker"

  /// Answers requests on standard input until it ends. Nothing else may use standard input and output.
  public static func serve() async {
    let frames = WorkerProcess.claimStandardOutput()
    let desk = WorkerDesk()
    while let line = readLine(strippingNewline: true) {
      let reply = await desk.answer(line)
      guard let frame = try? WorkerFrame.encode(reply), (try? frames.write(contentsOf: frame)) != nil else {
        return
      }
    }
  }
}

/// Answers requests one by one, with the recogniser of the last page kept ready.
private actor WorkerDesk {
  private var pipeline: PagePipeline?
  private var identity: [String] = []
  private var isLimited = false

  func answer(_ line: String) async -> WorkerReply {
    do throws(RectoError) {
      let request = try WorkerFrame.decode(WorkerRequest.self, from: Data(line.utf8))
      if !isLimited { WorkerProcess.limit(addressSpace: request.limits.workerBytes) }
      isLimited = true
      WorkerProcess.endAfter(seconds: 2 * request.limits.secondsPerPage + 60)
      defer { WorkerProcess.endAfter(seconds: 0) }
      return try await reply(to: request)
    } catch {
      return .failed(error)
    }
  }

  private func reply(to request: WorkerRequest) async throws(RectoError) -> WorkerReply {
    switch request {
    case .probe(let input, let limits): .info(try InputProbe.probe(input, limits: limits))
    case .process(let task): .page(try await pipeline(for: task).process(task))
    case .withoutText(let task): .page(try await pipeline(for: task).withoutText(task))
    }
  }

  private func pipeline(for task: PageTask) throws(RectoError) -> PagePipeline {
    let wanted = [task.engine.rawValue] + task.languages
    if let pipeline, identity == wanted { return pipeline }
    let made = PagePipeline(recognizer: try task.engine.makeRecognizer(languages: task.languages))
    (pipeline, identity) = (made, wanted)
    return made
  }
}
