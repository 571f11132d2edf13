/// Where a job stands.
public enum JobState: String, Sendable, Hashable, Codable, CaseIterable {
  /// Its source is being fetched.
  case preparing
  /// It waits for its turn.
  case queued
  /// A worker has it.
  case processing
  /// Its results can be read.
  case done
  case failed
  case cancelled
  /// Its files were deleted when its time was over.
  case expired

  /// Nothing more will happen, but for deletion.
  public var isFinal: Bool {
    switch self {
    case .preparing, .queued, .processing: false
    case .done, .failed, .cancelled, .expired: true
    }
  }
}
