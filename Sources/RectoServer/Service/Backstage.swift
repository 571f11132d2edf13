import Foundation
import Logging
import RectoModel
import ServiceLifecycle
import Synchronization

/// What goes on in a server beside its requests: jobs, sources, callbacks, sweeping. At a shutdown in good order
/// no new job is begun; those that are worked on get some time to finish, and are put back then.
struct Backstage: Service {
  let configuration: ServerConfiguration
  let runner: JobRunner
  let fetcher: SourceFetcher
  let callbacks: CallbackSender
  let sweeper: Sweeper
  let doorbell: Doorbell
  let logger: Logger

  /// How long jobs may go on after the server was asked to end.
  static let secondsToFinish = 20.0

  func run() async throws {
    let isEnding = Flag()
    let workers = max(1, configuration.workers)
    await withTaskGroup(of: Role.self) { group in
      for _ in 0..<workers {
        group.addTask {
          await repeated(isEnding, every: 2) { () async throws(RectoError) in
            while !isEnding.isSet, try await runner.runNext() {}
          }
        }
      }
      group.addTask { await repeated(isEnding, every: 2, fetcher.fetchAll) }
      group.addTask { await repeated(isEnding, every: 2, callbacks.sendDue) }
      group.addTask {
        await repeated(isEnding, every: 30) { () async throws(RectoError) in try await sweeper.sweep() }
      }
      group.addTask {
        try? await gracefulShutdown()
        isEnding.set()
        await doorbell.ring()
        await runner.watch.close()
        try? await Task.sleep(for: .seconds(Self.secondsToFinish))
        return .ender
      }
      // The jobs are through, or their time is.
      var left = workers + 3
      while left > 0, await group.next() == .worker { left -= 1 }
      group.cancelAll()
    }
  }

  private enum Role: Sendable {
    case worker
    case ender
  }

  /// Does it again and again: when the bell rings, or after so many seconds.
  private func repeated(
    _ isEnding: Flag, every seconds: Double, _ body: () async throws(RectoError) -> Void
  ) async -> Role {
    while !isEnding.isSet, !Task.isCancelled {
      do throws(RectoError) {
        try await body()
      } catch {
        logger.error(
          "The store can't be used", metadata: ["error": "\(error)", "cause": "\(error.cause ?? "")"])
        try? await Task.sleep(for: .seconds(1))
      }
      if !isEnding.isSet { await doorbell.wait(seconds: seconds) }
    }
    return .worker
  }
}

/// Something that becomes so once. From any thread.
final class Flag: Sendable {
  private let value = Atomic(false)

  var isSet: Bool { value.load(ordering: .acquiring) }
  func set() { value.store(true, ordering: .releasing) }
}
