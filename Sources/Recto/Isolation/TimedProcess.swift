import RectoModel
import Subprocess

/// A process that is given so much time and no more. When it is over, or the task is cancelled, the process goes, and
/// all that it has started in its group.
struct TimedProcess: Sendable {
  enum Ending: Sendable, Hashable {
    case exited(Int32)
    case signaled(Int32)
    case late
    case cancelled
  }

  var configuration: Subprocess.Configuration
  var seconds: Int

  /// The configuration's group and teardown are this value's own.
  init(_ configuration: Subprocess.Configuration, seconds: Int) {
    self.configuration = configuration
    self.configuration.platformOptions.processGroupID = 0
    self.configuration.platformOptions.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1))
    ]
    self.seconds = seconds
  }

  /// Returns when it is gone. Throws `.resourceUnavailable` when it can't be started.
  func run(
    input: some InputProtocol, output: some OutputProtocol, error: some ErrorOutputProtocol
  ) async throws(RectoError) -> Ending {
    let result = await withTaskGroup(of: Result<Ending, RectoError>.self) { group in
      group.addTask { await Result { () async throws(RectoError) in try await ending(input, output, error) } }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return .success(Task.isCancelled ? .cancelled : .late)
      }
      let first = await group.next() ?? .success(.cancelled)
      group.cancelAll()
      await group.waitForAll()
      return first
    }
    return Task.isCancelled ? .cancelled : try result.get()
  }

  private func ending(
    _ input: some InputProtocol, _ output: some OutputProtocol, _ error: some ErrorOutputProtocol
  ) async throws(RectoError) -> Ending {
    do {
      let result = try await Subprocess.run(configuration, input: input, output: output, error: error)
      return switch result.terminationStatus {
      case .exited(let code): .exited(code)
      case .signaled(let signal): .signaled(signal)
      }
    } catch {
      throw RectoError(.resourceUnavailable, "A process can't be started.", cause: "\(error)")
    }
  }
}
