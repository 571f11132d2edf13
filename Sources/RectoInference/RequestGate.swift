import RectoModel

/// Lets so many through at a time; who comes later waits its turn, first come first served.
actor RequestGate {
  private var free: Int
  private var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
  private var count = 0

  /// `width` is 1 at least.
  init(_ width: Int) { free = max(1, width) }

  /// Throws `.cancelled` when the task is cancelled while it waits.
  func run<Output: Sendable>(
    _ body: @Sendable () async -> Output
  ) async throws(RectoError) -> Output {
    guard await enter() else { throw RectoError(.cancelled, "Cancelled.") }
    let output = await body()
    leave()
    return output
  }

  private func enter() async -> Bool {
    if Task.isCancelled { return false }
    if free > 0 {
      free -= 1
      return true
    }
    count += 1
    let number = count
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { return continuation.resume(returning: false) }
        waiting.append((number, continuation))
      }
    } onCancel: {
      Task { await self.giveUp(number) }
    }
  }

  private func giveUp(_ number: Int) {
    guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: index).continuation.resume(returning: false)
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().continuation.resume(returning: true) }
  }
}
