import Foundation

/// What is written when an output is compared with its golden file. A run that writes fails, so that none that only
/// records passes for one that compares.
public enum GoldenRecording: String, Sendable, CaseIterable {
  /// Everything anew.
  case all
  /// What differs, and what is missing.
  case failed
  /// What is missing.
  case missing
  case never

  /// `all`, `failed`, `missing` or `never`.
  public static let environmentKey = "RECTO_GOLDEN_FILES"
  /// Set to `1` it is `all`.
  public static let updateKey = "UPDATE_GOLDEN_FILES"

  /// What the environment asks for; nil for nothing.
  public static var requested: GoldenRecording? {
    let environment = ProcessInfo.processInfo.environment
    if environment[updateKey] == "1" { return .all }
    return environment[environmentKey].flatMap(GoldenRecording.init)
  }

  /// What the environment asks for, else `never`.
  public static var current: GoldenRecording { requested ?? .never }

  func records(_ outcome: Verdict.Outcome) -> Bool {
    switch self {
    case .all: true
    case .failed: outcome == .different || outcome == .missing
    case .missing: outcome == .missing
    case .never: false
    }
  }
}
