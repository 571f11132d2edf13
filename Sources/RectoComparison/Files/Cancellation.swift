import RectoModel

/// Comparisons are long enough to be stopped.
enum Cancellation {
  /// Throws `.cancelled` in a cancelled task.
  static func check() throws(RectoError) {
    if Task.isCancelled { throw RectoError(.cancelled, "The comparison was cancelled.") }
  }
}
