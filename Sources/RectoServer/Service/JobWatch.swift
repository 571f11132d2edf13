/// Tells who waits for a job that something about it has changed.
actor JobWatch {
  private var watchers: [String: [Int: AsyncStream<Void>.Continuation]] = [:]
  private var count = 0

  /// A value for each change from now on; several changes may come as one.
  func changes(of job: String) -> AsyncStream<Void> {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
    count += 1
    let number = count
    watchers[job, default: [:]][number] = continuation
    continuation.onTermination = { _ in Task { await self.forget(number, of: job) } }
    return stream
  }

  func changed(_ job: String) {
    for watcher in (watchers[job] ?? [:]).values { watcher.yield() }
  }

  /// Ends all waiting, for good order at the end.
  func close() {
    for watcher in watchers.values.flatMap(\.values) { watcher.finish() }
    watchers = [:]
  }

  private func forget(_ number: Int, of job: String) {
    watchers[job]?[number] = nil
    if watchers[job]?.isEmpty == true { watchers[job] = nil }
  }
}
