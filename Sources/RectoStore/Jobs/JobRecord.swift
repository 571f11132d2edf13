public import Foundation

/// A job as the store knows it.
public struct JobRecord: Sendable, Hashable {
  /// A UUID in small letters.
  public var id: String
  /// Grows with every job; lists go by it.
  public var number: Int64
  /// Who may see it and pays for it: the id of a token, or an address.
  public var owner: String
  /// The API that it came through.
  public var surface: String
  public var state: JobState
  /// What is to be done, as the server encodes it.
  public var request: Data
  /// The password of the input; nil as soon as the job is final.
  public var secret: String?
  /// Of the input; nil while they are not counted.
  public var pageCount: Int?
  public var pagesDone: Int
  /// How often its worker died.
  public var crashes: Int
  /// How often the server went away while it was processed.
  public var interruptions: Int
  public var inputBytes: Int
  public var outputBytes: Int
  public var createdAt: Date
  public var startedAt: Date?
  public var finishedAt: Date?
  /// When the files go; nil while it is not final.
  public var expiresAt: Date?
  public var failure: JobFailureRecord?
  /// What came out, as the server encodes it.
  public var summary: Data?
}

extension JobRecord {
  /// It was processed already, in vain, and waits for another try.
  public var isWaitingAgain: Bool { state == .queued && crashes + interruptions > 0 }
}
