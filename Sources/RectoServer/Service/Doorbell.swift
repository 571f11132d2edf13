/// Wakes workers when there may be something to do. A ring that nobody waits for is kept for the next who asks.
actor Doorbell {
  private var hasRung = false
  private var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  private var count = 0

  func ring() {
    hasRung = true
    for waiter in waiting.values { waiter.resume() }
    waiting = [:]
  }

  /// Returns at the next ring, after so many seconds, or when the task is cancelled.
  func wait(seconds: Double) async {
    if hasRung {
      hasRung = false
      return
    }
    count += 1
    let number = count
    let timer = Task {
      try? await Task.sleep(for: .seconds(seconds))
      wake(number)
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled { continuation.resume() } else { waiting[number] = continuation }
      }
    } onCancel: {
      Task { await self.wake(number) }
    }
    timer.cancel()
  }

  private func wake(_ number: Int) { waiting.removeValue(forKey: number)?.resume() }
}
