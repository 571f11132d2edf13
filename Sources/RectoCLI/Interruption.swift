import Dispatch
import Glibc
import Recto
import Synchronization

/// Turns the first SIGINT, SIGTERM or SIGHUP into cancellation, so that nothing partial is left. A second one ends
/// the process at once, and removes the hidden files that were being written.
final class Interruption: Sendable {
  private let received = Mutex<Int32?>(nil)

  /// The signal that came; nil for none.
  var signal: Int32? { received.withLock(\.self) }

  /// Runs `body` as a task that the signals cancel.
  func run(_ body: @escaping @Sendable () async -> Int32) async -> Int32 {
    let task = Task { await body() }
    let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      Glibc.signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { self.receive(number, task) }
      source.resume()
      return source
    }
    let code = await task.value
    for source in sources { source.cancel() }
    return signal.map(ExitCodes.code(ofSignal:)) ?? code
  }

  private func receive(_ number: Int32, _ task: Task<Int32, Never>) {
    let isFirst = received.withLock { known in
      defer { known = known ?? number }
      return known == nil
    }
    if isFirst {
      task.cancel()
    } else {
      UnfinishedFiles.current.removeFromDisk()
      _exit(ExitCodes.code(ofSignal: number))
    }
  }
}
