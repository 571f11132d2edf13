import Foundation
public import RectoModel

/// A run as JSON: the title, whether it passed, and every verdict with its differences. Pictures are left out.
public enum JSONReport {
  /// With sorted keys.
  public static func json(_ list: VerdictList) throws(RectoError) -> String {
    do {
      let content = Content(title: list.title, passed: list.passed, verdicts: list.verdicts)
      return String(decoding: try JSONEncoder.readable.encode(content), as: UTF8.self) + "\n"
    } catch {
      throw RectoError(.internalInvariant, "The report can't be written as JSON.", cause: "\(error)")
    }
  }

  private struct Content: Encodable {
    var title: String
    var passed: Bool
    var verdicts: [Verdict]
  }
}
