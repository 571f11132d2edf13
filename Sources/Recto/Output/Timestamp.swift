import Foundation
import RectoModel

/// The time that goes into files.
enum Timestamp {
  /// `SOURCE_DATE_EPOCH` in seconds since 1970 when it is set, for builds that can be repeated, else now. Throws
  /// `.malformedInput` when it is no number.
  static func current(
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) throws(RectoError) -> Date {
    guard let text = environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return Date() }
    guard let seconds = Int64(text), (0...253_402_300_799).contains(seconds) else {
      throw RectoError(
        .malformedInput, "SOURCE_DATE_EPOCH is seconds since 1970 (0...253402300799), not \"\(text)\".")
    }
    return Date(timeIntervalSince1970: Double(seconds))
  }
}
