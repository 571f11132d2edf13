public import RectoModel

/// Why a job failed.
public struct JobFailureRecord: Sendable, Hashable, Codable {
  /// What went wrong, in the terms that clients are told.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The source could not be downloaded.
    case source
    /// More bytes, pixels or pages than are allowed.
    case tooLarge
    /// The file is damaged or not what it seems.
    case invalid
    /// A password is missing or wrong.
    case password
    case timedOut
    /// The result could not be stored.
    case storage
    /// Its worker died twice.
    case crashed
    /// The allowance of the owner was used up before the pages could be counted.
    case allowance
    /// Everything else.
    case engine
  }

  public var kind: Kind
  public var error: RectoError

  public init(_ kind: Kind, _ error: RectoError) {
    self.kind = kind
    self.error = error
  }
}
