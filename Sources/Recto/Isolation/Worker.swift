import Foundation
import RectoModel
import RectoRecognition

/// The child's side of isolation. A program that uses the library calls `serve` when its first argument is
/// `Worker.argument`, before anything else. The second one is the folder for its files.
public enum Worker {
  /// The first argument of a worker process.
  public static let argument = "worker"

  /// Answers requests on standard input until it ends. Nothing else may use standard input and output. When the program
  /// has no other thread yet, what it gives up holds for all of it: let `main` be on the main actor, too.
  @MainActor public static func serve() async {
    ConfinedProgram.becomeIfOrdered(CommandLine.arguments)
    let frames = WorkerProcess.claimStandardOutput()
    var next = readLine(strippingNewline: true)
    guard let first = next else { return }
    let folder = CommandLine.arguments.dropFirst(2).first.map { URL(fileURLWithPath: $0) }
    // Before anything else happens here: there are no other threads yet.
    let limits = (try? WorkerFrame.decode(WorkerRequest.self, from: Data(first.utf8)))?.limits
    Confinement.worker(limits ?? Limits(), folder: folder).enter()
    let desk = WorkerDesk(folder: folder)
    while let line = next {
      let reply = await desk.answer(line)
      guard let frame = try? WorkerFrame.encode(reply), (try? frames.write(contentsOf: frame)) != nil else {
        return
      }
      next = readLine(strippingNewline: true)
    }
  }
}

/// Answers requests one by one, with the recogniser of the last page kept ready.
private actor WorkerDesk {
  private let folder: URL?
  private var pipeline: PagePipeline?
  private var identity: [String] = []

  init(folder: URL?) { self.folder = folder }

  func answer(_ line: String) async -> WorkerReply {
    do throws(RectoError) {
      let request = try WorkerFrame.decode(WorkerRequest.self, from: Data(line.utf8))
      let patience = 2 * request.limits.secondsPerPage + 60
      WorkerProcess.endAfter(seconds: patience)
      WorkerProcess.limitProcessor(seconds: patience)
      defer { WorkerProcess.endAfter(seconds: 0) }
      return try await reply(to: request)
    } catch {
      return .failed(error)
    }
  }

  private func reply(to request: WorkerRequest) async throws(RectoError) -> WorkerReply {
    switch request {
    case .examine(let input, let limits): .office(try OfficeProbe.probe(input, limits: limits))
    case .trial: .confinement(ConfinementReport.tried(folder: folder))
    case .probe(let input, let limits): .info(try InputProbe.probe(input, limits: limits))
    case .process(let task): .page(try await pipeline(for: task).process(task))
    case .picture(let task): .picture(try await picture(of: task))
    case .look(let task): .look(try await pipeline(for: task).look(task, to: task.pictureFile))
    case .withoutText(let task): .page(try await pipeline(for: task).withoutText(task))
    }
  }

  private func picture(of task: PageTask) async throws(RectoError) -> URL {
    let file = task.pictureFile
    try await pipeline(for: task).picture(task, to: file)
    return file
  }

  private func pipeline(for task: PageTask) throws(RectoError) -> PagePipeline {
    let halfPrecision = task.preparation.halfPrecision
    let wanted = [task.engine.rawValue, "\(halfPrecision)"] + task.languages
    if let pipeline, identity == wanted { return pipeline }
    let made = PagePipeline(
      recognizer: try task.engine.makeRecognizer(languages: task.languages, halfPrecision: halfPrecision),
      layoutModel: true)
    (pipeline, identity) = (made, wanted)
    return made
  }
}
