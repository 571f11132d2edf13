import Foundation
import Glibc
import RectoModel
import RectoRecognition

/// Makes pages in child processes. A process that dies or hangs costs its page one more try in a fresh process.
struct WorkerPool: PageService {
  private let queue = WorkQueue()
  private let executable: URL

  private init(executable: URL) { self.executable = executable }

  /// Runs `body` with a pool of at most `width` processes that may write into `folder` only, which are gone when it returns, throws or is cancelled.
  static func withWorkers<Output: Sendable>(
    width: Int, executable: URL, folder: URL, onStart: @escaping @Sendable (Int32) -> Void = { _ in },
    _ body: (WorkerPool) async throws(RectoError) -> Output
  ) async throws(RectoError) -> Output {
    WorkerProcess.survivesClosedPipes()
    let pool = WorkerPool(executable: executable)
    let slot = WorkerSlot(executable: executable, folder: folder, queue: pool.queue, onStart: onStart)
    let result: Result<Output, RectoError> = await withTaskCancellationHandler {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<width { group.addTask { await slot.run() } }
        let result = await Result { () async throws(RectoError) in try await body(pool) }
        await pool.queue.close()
        return result
      }
    } onCancel: {
      Task { await pool.queue.close() }
    }
    return try result.get()
  }

  func probe(_ input: InputFile, limits: Limits) async throws(RectoError) -> InputInfo {
    guard case .info(let info) = try await ask(.probe(input, limits)) else { throw .unexpectedReply }
    return info
  }

  func examine(_ input: InputFile, limits: Limits) async throws(RectoError) -> OfficeInfo? {
    guard case .office(let info) = try await ask(.examine(input, limits)) else { throw .unexpectedReply }
    return info
  }

  var officeExecutable: URL? { executable }

  /// A PNG of the page in the task's folder.
  func picture(_ task: PageTask) async throws(RectoError) -> URL {
    guard case .picture(let file) = try await ask(.picture(task)) else { throw .unexpectedReply }
    return file
  }

  func look(_ task: PageTask) async throws(RectoError) -> PageLook {
    guard case .look(let look) = try await ask(.look(task)) else { throw .unexpectedReply }
    return look
  }

  /// What holds for workers here.
  func trial() async throws(RectoError) -> ConfinementReport {
    guard case .confinement(let report) = try await ask(.trial) else { throw .unexpectedReply }
    return report
  }

  func process(_ task: PageTask) async throws(RectoError) -> PageResult { try await page(.process(task)) }

  func withoutText(_ task: PageTask) async throws(RectoError) -> PageResult {
    try await page(.withoutText(task), fresh: true)
  }

  private func page(_ request: WorkerRequest, fresh: Bool = false) async throws(RectoError) -> PageResult {
    guard case .page(let result) = try await ask(request, fresh: fresh) else { throw .unexpectedReply }
    return result
  }

  private func ask(_ request: WorkerRequest, fresh: Bool = false) async throws(RectoError) -> WorkerReply {
    let first = await queue.submit(request, needsFreshProcess: fresh)
    if case .lost(let loss) = first, loss.mayPass {
      return try reply(await queue.submit(request, needsFreshProcess: true), to: request)
    }
    return try reply(first, to: request)
  }

  private func reply(_ outcome: WorkQueue.Outcome, to request: WorkerRequest) throws(RectoError)
    -> WorkerReply
  {
    switch outcome {
    case .reply(.failed(let error)): throw error
    case .reply(let reply): return reply
    case .lost(let loss): throw loss.error.at(file: request.name)
    case .cancelled: throw .cancelled
    }
  }
}

extension WorkerLoss {
  /// Another process may do better.
  fileprivate var mayPass: Bool {
    if case .notStarted = ending { return false }
    return true
  }

  fileprivate var error: RectoError {
    let cause = lastWords.isEmpty ? nil : lastWords
    return switch ending {
    case .exited(let code):
      RectoError(.engineFailure, "The worker process ended twice (exit code \(code)).", cause: cause)
    case .signaled(SIGXCPU):
      RectoError(.timedOut, "It took too much processor time, twice; raise the time limit.", cause: cause)
    case .signaled(let signal):
      RectoError(
        .engineFailure, "A library crashed twice or ran out of memory (signal \(signal)).", cause: cause)
    case .timedOut(let seconds):
      RectoError(.timedOut, "No result after \(seconds) seconds, twice; raise the time limit.", cause: cause)
    case .notStarted(let why):
      RectoError(.resourceUnavailable, "The worker process can't be started.", cause: why)
    }
  }
}

extension RectoError {
  fileprivate static let unexpectedReply = RectoError(
    .internalInvariant, "A worker process answered another question.")
}
