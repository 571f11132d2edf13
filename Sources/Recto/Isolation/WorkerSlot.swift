import Foundation
import RectoModel
import Subprocess

/// Keeps one worker process at a time, started when there is something to do.
struct WorkerSlot: Sendable {
  let executable: URL
  /// For everything that workers write.
  let folder: URL
  let queue: WorkQueue
  /// Told the process id of each worker.
  var onStart: @Sendable (Int32) -> Void = { _ in }

  private typealias Process = Execution<CustomWriteInput, SequenceOutput, SequenceOutput>

  /// Pages after which a process is replaced, so that what libraries leak doesn't add up.
  private static let pagesPerProcess = 200
  /// No page is larger as JSON.
  private static let longestLine = 256 << 20

  /// Serves until the queue closes.
  func run() async {
    var next = await queue.next()
    while let first = next { next = await serve(first) }
  }

  /// The life of one process. Returns a ticket that wants another one.
  private func serve(_ first: WorkQueue.Ticket) async -> WorkQueue.Ticket? {
    var talk = Talk(current: first)
    let errors = LastLines()
    let ending: WorkerLoss.Ending
    do {
      let result = try await Subprocess.run(
        configuration, input: .inputWriter, output: .sequence, error: .sequence
      ) { worker in
        onStart(worker.processIdentifier.value)
        async let reading: Void = errors.collect(worker.standardError)
        await converse(with: worker, &talk)
        // It holds nothing worth waiting for.
        try? worker.send(signal: .kill)
        await reading
      }
      ending = talk.ending(result.terminationStatus)
    } catch {
      ending = .notStarted("\(error)")
    }
    if let ticket = talk.current {
      let loss = WorkerLoss(ending: ending, lastWords: await errors.text)
      await queue.resolve(ticket, Task.isCancelled ? .cancelled : .lost(loss))
    }
    if let successor = talk.successor { return successor }
    return await queue.next()
  }

  private func converse(with worker: Process, _ talk: inout Talk) async {
    var lines = WorkerLines(worker.standardOutput, longest: Self.longestLine)
    var served = 0
    while let ticket = talk.current {
      guard let reply = await exchange(ticket.request, worker, &lines, &talk) else { return }
      await queue.resolve(ticket, .reply(reply))
      talk.current = nil
      served += 1
      guard let next = await queue.next() else { return }
      if next.needsFreshProcess || served >= Self.pagesPerProcess {
        talk.successor = next
      } else {
        talk.current = next
      }
    }
  }

  /// nil when the worker ended, by itself or because its time was over.
  private func exchange(
    _ request: WorkerRequest, _ worker: Process, _ lines: inout WorkerLines, _ talk: inout Talk
  ) async -> WorkerReply? {
    let seconds = Self.patience(request.limits)
    var reply: WorkerReply?
    let timedOut = await withTaskGroup(of: Bool.self) { group in
      group.addTask {
        guard (try? await Task.sleep(for: .seconds(seconds))) != nil else { return false }
        try? worker.send(signal: .kill)
        return true
      }
      reply = try? await answer(to: request, worker, &lines)
      group.cancelAll()
      return await group.next() ?? false
    }
    if timedOut, reply == nil { talk.timeout = request.limits.secondsPerPage }
    return reply
  }

  private func answer(
    to request: WorkerRequest, _ worker: Process, _ lines: inout WorkerLines
  ) async throws -> WorkerReply? {
    _ = try await worker.standardInputWriter.write(try WorkerFrame.encode(request))
    guard let line = try await lines.next() else { return nil }
    return try WorkerFrame.decode(WorkerReply.self, from: line)
  }

  /// A little more than the engine has, so that an engine that keeps its time can say so itself.
  private static func patience(_ limits: Limits) -> Int {
    limits.secondsPerPage + limits.secondsPerPage / 10 + 1
  }

  private var configuration: Subprocess.Configuration {
    var options = PlatformOptions()
    // Its own group: Ctrl-C goes to the main process, which ends its workers.
    options.processGroupID = 0
    return Subprocess.Configuration(
      executable: .path(executable.filePath), arguments: [Worker.argument, folder.path],
      environment: ChildEnvironment.of(folder: folder), platformOptions: options)
  }
}

/// Where a conversation with a process stands.
private struct Talk {
  /// The ticket that is being served.
  var current: WorkQueue.Ticket?
  /// The ticket for the next process.
  var successor: WorkQueue.Ticket?
  /// Seconds, when the time was over.
  var timeout: Int?

  func ending(_ status: TerminationStatus) -> WorkerLoss.Ending {
    if let timeout { return .timedOut(timeout) }
    switch status {
    case .exited(let code): return .exited(code)
    case .signaled(let signal): return .signaled(signal)
    }
  }
}
