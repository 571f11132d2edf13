import Foundation
import Recto
import RectoInference
import RectoModel
import Subprocess

/// The process that does one job, seen from the server.
struct JobProcess: Sendable {
  /// How the process ended.
  enum Ending: Sendable {
    case finished(JobSummary)
    /// It said what is wrong with the job.
    case failed(RectoError)
    /// It died without a word: the job may have been the reason.
    case crashed(RectoError)
    case timedOut(seconds: Int)
    /// The server's own task was cancelled.
    case cancelled
  }

  let executable: URL
  /// The server's, of which the process sees nothing but what the job names.
  let hidden: URL
  /// Its own folder, for everything that is written on the way.
  let folder: URL
  let seconds: Int
  /// Read pages and translate, too, when the order says so.
  var vision: VisionModel?
  var translator: ModelTranslator?

  /// How long a process that was asked to end may take.
  private static let secondsToEnd = 5

  private typealias Process = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  /// Runs to the end of the process, which is gone when this returns. Cancellation ends it in good order.
  func run(
    _ order: JobOrder, progress: @escaping @Sendable (Int, Int?) async -> Void
  ) async -> Ending {
    let (stops, stop) = AsyncStream.makeStream(of: Void.self)
    let supervision = Task { await supervise(order, until: stops, progress: progress) }
    return await withTaskCancellationHandler {
      await supervision.value
    } onCancel: {
      stop.finish()
    }
  }

  private func supervise(
    _ order: JobOrder, until stops: AsyncStream<Void>,
    progress: @escaping @Sendable (Int, Int?) async -> Void
  ) async -> Ending {
    WorkerProcess.survivesClosedPipes()
    let words = LastLines()
    do {
      let result = try await Subprocess.run(
        configuration, input: .inputWriter, output: .sequence, error: .sequence
      ) { process in
        async let reading: Void = words.collect(process.standardError)
        let ending = await converse(order, with: process, until: stops, progress: progress)
        try? process.send(signal: .kill)
        await reading
        return ending
      }
      if let ending = result.closureResult { return ending }
      return .crashed(Self.loss(result.terminationStatus, lastWords: await words.text))
    } catch {
      return .crashed(
        RectoError(.resourceUnavailable, "The process of the job can't be started.", cause: "\(error)"))
    }
  }

  private enum Event: Sendable {
    /// nil when the process died without a word.
    case heard(Ending?)
    case late
    case stopped
  }

  private func converse(
    _ order: JobOrder, with process: Process, until stops: AsyncStream<Void>,
    progress: @escaping @Sendable (Int, Int?) async -> Void
  ) async -> Ending? {
    await withTaskGroup(of: Event.self) { group in
      group.addTask { .heard(await listen(order, to: process, progress: progress)) }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return .late
      }
      group.addTask {
        for await _ in stops {}
        return .stopped
      }
      var reason: Ending?
      for await event in group {
        switch event {
        case .heard(let ending):
          group.cancelAll()
          return reason ?? ending
        case .late where reason == nil: reason = .timedOut(seconds: seconds)
        case .stopped where reason == nil: reason = .cancelled
        case .late, .stopped: continue
        }
        await end(process)
      }
      return reason
    }
  }

  /// Closes its standard input, so that it takes its own workers with it; what takes too long is killed.
  private func end(_ process: Process) async {
    try? await process.standardInputWriter.finish()
    Task {
      try? await Task.sleep(for: .seconds(Self.secondsToEnd))
      try? process.send(signal: .kill)
    }
  }

  private func listen(
    _ order: JobOrder, to process: Process, progress: @escaping @Sendable (Int, Int?) async -> Void
  ) async -> Ending? {
    do {
      _ = try await process.standardInputWriter.write(Array(try JobLines.encode(order)))
      for try await line in process.standardOutput.strings() {
        switch try JobLines.decode(JobMessage.self, from: line) {
        case .progress(let done, let wanted): await progress(done, wanted)
        case .finished(let summary): return .finished(summary)
        case .failed(let error): return .failed(error)
        case .asks(let question, let number):
          let desk = JobDesk(vision: vision, translator: translator, folder: folder)
          let reply = await desk.reply(to: question, number: number)
          _ = try await process.standardInputWriter.write(Array(try JobLines.encode(reply)))
        }
      }
    } catch {
      // What it said can't be read: it is as good as dead.
    }
    return nil
  }

  private static func loss(_ status: TerminationStatus, lastWords: String) -> RectoError {
    let how =
      switch status {
      case .exited(let code): "exit code \(code)"
      case .signaled(let signal): "signal \(signal)"
      }
    return RectoError(
      .engineFailure, "The process that worked on it ended twice (\(how)).",
      cause: lastWords.isEmpty ? nil : lastWords)
  }

  private var configuration: Subprocess.Configuration {
    var options = PlatformOptions()
    options.processGroupID = 0
    return Subprocess.Configuration(
      executable: .path(executable.filePath), arguments: [JobChild.argument, hidden.path],
      environment: ChildEnvironment.of(folder: folder, home: folder),
      workingDirectory: folder.filePath, platformOptions: options)
  }
}
