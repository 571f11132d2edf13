public import Foundation
public import RectoModel

/// Keeps whom to tell that a job is final, until they were told.
public protocol CallbackStore: Sendable {
  /// Messages of final jobs whose time has come, the oldest first.
  func dueCallbacks(now: Date, limit: Int) async throws(RectoError) -> [DueCallback]
  /// It was told, or will not be tried again.
  func settle(_ callback: DueCallback) async throws(RectoError)
  /// It failed and is tried again.
  func postpone(_ callback: DueCallback, until: Date) async throws(RectoError)
}

/// A message that is to be sent.
public struct DueCallback: Sendable, Hashable {
  public var job: String
  public var url: String
  public var key: Data
  /// How often it failed.
  public var failures: Int

  public init(job: String, url: String, key: Data, failures: Int) {
    self.job = job
    self.url = url
    self.key = key
    self.failures = failures
  }
}
