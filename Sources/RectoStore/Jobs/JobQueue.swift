public import Foundation
public import RectoModel

/// Hands jobs out to workers. A job is out to one worker at a time: whoever lets the lease run out, or whose job was
/// cancelled, is not listened to any more.
public protocol JobQueue: Sendable {
  /// The next job, or nil. Higher priority comes first; among equals it is the turn of the owner who has waited
  /// longest, and then that of the oldest job.
  func claim(leaseUntil: Date, now: Date) async throws(RectoError) -> Claim?

  /// Returns false when the job is no longer the claimant's.
  func renew(_ claim: Claim, until: Date) async throws(RectoError) -> Bool

  /// Notes how far it is. Returns false when the job is no longer the claimant's.
  func progress(_ claim: Claim, pagesDone: Int, pageCount: Int?) async throws(RectoError) -> Bool

  /// Ends a job and counts its pages, both or neither. Returns false when it is no longer the claimant's.
  func finish(
    _ claim: Claim, _ outcome: JobOutcome, expiresAt: Date, now: Date
  ) async throws(RectoError) -> Bool

  /// Gives a job back that was not finished. Returns what became of it.
  func putBack(
    _ claim: Claim, _ reason: PutBackReason, expiresAt: Date, now: Date
  ) async throws(RectoError) -> JobState

  /// Puts back every job whose lease has run out; all that are out, when `all` is set, because nobody has them.
  func recover(all: Bool, expiresAt: Date, now: Date) async throws(RectoError)

  func depth() async throws(RectoError) -> QueueDepth
}

/// A job that is out to a worker.
public struct Claim: Sendable, Hashable {
  public var job: JobRecord
  /// Proves whose it is.
  public var lease: String

  public init(job: JobRecord, lease: String) {
    self.job = job
    self.lease = lease
  }
}

/// How a job ended.
public enum JobOutcome: Sendable, Hashable {
  /// `pages` were delivered and are counted.
  case done(summary: Data, pages: Int, outputBytes: Int)
  case failed(JobFailureRecord)
}

/// Why a job comes back unfinished.
public enum PutBackReason: Sendable, Hashable {
  /// Its worker died. The second time the job fails.
  case crash(RectoError)
  /// The server ends in good order: it is not the job's fault.
  case shutdown
}

/// Jobs that are not final.
public struct QueueDepth: Sendable, Hashable {
  public var preparing: Int
  public var queued: Int
  public var processing: Int

  public init(preparing: Int, queued: Int, processing: Int) {
    self.preparing = preparing
    self.queued = queued
    self.processing = processing
  }
}
