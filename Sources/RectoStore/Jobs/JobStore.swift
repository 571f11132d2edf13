public import Foundation
public import RectoModel

/// Keeps jobs and counts pages. What it has said yes to survives the end of the process at any moment.
/// Calls may come from any task and side by side. All throw `.resourceUnavailable` when the store can't be used.
public protocol JobStore: Sendable {
  /// Takes a job in, or says why not. Nothing changes unless it is accepted.
  func add(_ job: NewJob, limits: AdmissionLimits, now: Date) async throws(RectoError) -> Admission

  func job(_ id: String) async throws(RectoError) -> JobRecord?

  /// The ids of all jobs that may have files.
  func idsWithFiles() async throws(RectoError) -> Set<String>

  /// The owner's jobs, the newest first: at most `limit` of those with a number below `before`.
  func jobs(of owner: String, before: Int64?, limit: Int) async throws(RectoError) -> [JobRecord]

  /// Queues a job whose source was fetched. Returns false when it is no longer preparing, and fails the job when
  /// the pages are more than the owner has left.
  func prepared(
    _ id: String, pageCount: Int?, inputBytes: Int, pages cap: Int?, expiresAt: Date, now: Date
  ) async throws(RectoError) -> Bool

  /// Fails a job whose source can't be had.
  func unprepared(
    _ id: String, _ failure: JobFailureRecord, expiresAt: Date, now: Date
  ) async throws(RectoError)

  /// The ids of jobs whose source is still to be fetched, the oldest first.
  func preparing() async throws(RectoError) -> [String]

  /// Cancels a job that is not final. Returns false when it is, or when there is none.
  func cancel(_ id: String, expiresAt: Date, now: Date) async throws(RectoError) -> Bool

  /// Forgets a job that is final. Pages that were counted stay counted.
  func delete(_ id: String) async throws(RectoError)

  /// Ids of final jobs whose time is over.
  func overdue(now: Date) async throws(RectoError) -> [String]

  /// Notes that the files of the job are gone; the job itself is forgotten at `forgetAt`.
  func expire(_ id: String, forgetAt: Date) async throws(RectoError)

  /// Forgets expired jobs whose time is over.
  func forgetExpired(now: Date) async throws(RectoError)

  /// Pages that were delivered in the period.
  func usage(of owner: String, period: String) async throws(RectoError) -> Int

  /// All periods of the owner, the newest first.
  func usage(of owner: String) async throws(RectoError) -> [PeriodUsage]
}

/// Pages that were delivered in a month or on a day.
public struct PeriodUsage: Sendable, Hashable {
  public var period: String
  public var pages: Int

  public init(period: String, pages: Int) {
    self.period = period
    self.pages = pages
  }
}
