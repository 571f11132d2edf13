import RectoModel

/// The results of `transform`, in the order of `inputs`. At most `width` calls are under way at any time. The first
/// error in time ends the rest and is thrown; a cancelled task throws `.cancelled`.
func orderedConcurrentMap<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], width: Int,
  _ transform: @escaping @Sendable (Input) async throws(RectoError) -> Output
) async throws(RectoError) -> [Output] {
  let results = await withTaskGroup(of: (Int, Result<Output, RectoError>).self) { group in
    var slots = [Output?](repeating: nil, count: inputs.count)
    var started = 0
    func startNext() {
      guard started < inputs.count else { return }
      let (index, input) = (started, inputs[started])
      started += 1
      group.addTask { (index, await Result { () async throws(RectoError) in try await transform(input) }) }
    }
    for _ in 0..<max(1, width) { startNext() }
    while let (index, result) = await group.next() {
      switch result {
      case .success(let output): slots[index] = output
      case .failure(let error):
        group.cancelAll()
        return Result<[Output], RectoError>.failure(error)
      }
      if Task.isCancelled { return .failure(.cancelled) }
      startNext()
    }
    return .success(slots.compactMap(\.self))
  }
  return try results.get()
}

extension Result where Failure == RectoError {
  /// What `body` gives or throws.
  init(_ body: () async throws(RectoError) -> Success) async {
    do {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}

extension RectoError {
  static let cancelled = RectoError(.cancelled, "The job was cancelled; nothing partial was left.")
}
