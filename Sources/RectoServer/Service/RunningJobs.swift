/// The jobs that workers of this server have, so that they can be cancelled.
actor RunningJobs {
  private var tasks: [String: Task<Void, Never>] = [:]

  func add(_ job: String, _ task: Task<Void, Never>) { tasks[job] = task }
  func remove(_ job: String) { tasks[job] = nil }
  func cancel(_ job: String) { tasks[job]?.cancel() }
}
