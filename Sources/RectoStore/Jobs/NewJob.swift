public import Foundation

/// A job that is handed in.
public struct NewJob: Sendable, Hashable {
  public var id: String
  public var owner: String
  public var surface: String
  public var request: Data
  public var secret: String?
  /// Its source must be fetched before it can be queued.
  public var isPreparing: Bool
  public var pageCount: Int?
  public var inputBytes: Int
  /// Higher ones are taken first.
  public var priority: Int
  /// The month or day that its pages are counted in: `2026-11`.
  public var period: String
  /// The client's name for the request; a second job of the same owner with it is not made.
  public var idempotencyKey: String?
  /// Tells equal requests from different ones that use the same key.
  public var fingerprint: String
  public var callback: NewCallback?

  public init(
    id: String = UUID().uuidString.lowercased(), owner: String, surface: String, request: Data,
    secret: String? = nil, isPreparing: Bool = false, pageCount: Int? = nil, inputBytes: Int = 0,
    priority: Int = 0, period: String, idempotencyKey: String? = nil, fingerprint: String = "",
    callback: NewCallback? = nil
  ) {
    self.id = id
    self.owner = owner
    self.surface = surface
    self.request = request
    self.secret = secret
    self.isPreparing = isPreparing
    self.pageCount = pageCount
    self.inputBytes = inputBytes
    self.priority = priority
    self.period = period
    self.idempotencyKey = idempotencyKey
    self.fingerprint = fingerprint
    self.callback = callback
  }
}

/// Whom to tell when a job is final.
public struct NewCallback: Sendable, Hashable {
  public var url: String
  /// What the message is signed with.
  public var key: Data

  public init(url: String, key: Data) {
    self.url = url
    self.key = key
  }
}

/// What limits who may hand in a job.
public struct AdmissionLimits: Sendable, Hashable {
  /// Jobs that may wait or be processed, of all owners together.
  public var unfinishedJobs: Int
  /// Pages that the owner has for the period; nil for any number.
  public var pages: Int?

  public init(unfinishedJobs: Int, pages: Int? = nil) {
    self.unfinishedJobs = unfinishedJobs
    self.pages = pages
  }
}

/// What became of a job that was handed in.
public enum Admission: Sendable, Hashable {
  case accepted(JobRecord)
  /// The same request was handed in before.
  case repeated(JobRecord)
  /// Another request was handed in with the same key.
  case keyTaken
  case queueFull
  /// With the pages of this job there would be more than `cap`; `used` counts jobs that are not final, too.
  case overAllowance(used: Int, cap: Int)
}
