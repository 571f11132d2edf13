import HTTPTypes
import Hummingbird

/// What clients may wish for beside what they ask.
enum Preference {
  /// Seconds of `Prefer: wait=N` (RFC 7240), as far as they are granted; nil when nobody wants to wait.
  static func wait(_ request: Request) throws -> Int? {
    for preference in request.headers[values: .prefer].flatMap({ $0.split(separator: ",") }) {
      let parts = preference.split(separator: "=", maxSplits: 1).map { $0.filter { !$0.isWhitespace } }
      if parts.count == 2, parts[0].lowercased() == "wait", let seconds = Int(parts[1]), seconds >= 0 {
        return min(seconds, JobRoutes.longestWait)
      }
    }
    return nil
  }

  /// A whole number of a query. Throws `.badRequest` for anything else.
  static func integer(
    _ text: Substring?, name: String, in range: ClosedRange<Int>
  ) throws -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), range.contains(number) else {
      let most = range.upperBound == .max ? "more" : "\(range.upperBound)"
      throw ServiceError(.badRequest, "\(name) is a number of \(range.lowerBound) to \(most).")
    }
    return number
  }
}
