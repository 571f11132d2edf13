/// A run as lines for people.
public struct TerminalReport: Sendable {
  /// More differences of one file are counted only.
  public var shown: Int

  public init(shown: Int = 20) { self.shown = shown }

  /// What differs, file by file, and a summary at the end when there are several.
  public func lines(_ list: VerdictList) -> [String] {
    var lines = list.verdicts.filter { !$0.passed }.flatMap(lines)
    if list.verdicts.count != 1 || list.passed { lines.append("\(list.title): \(list.summary)") }
    return lines
  }

  /// `invoice/invoice.docx: 2 differences`, then one a line.
  public func lines(_ verdict: Verdict) -> [String] {
    guard let report = verdict.report, verdict.outcome == .different else {
      return ["\(verdict.title): \(verdict.message ?? verdict.outcome.rawValue)"]
    }
    let count = report.differenceCount
    let head = "\(verdict.title): \(count) difference\(count == 1 ? "" : "s")"
    let listed = report.differences.prefix(shown)
    var lines = [head] + listed.map { "  \($0)" }
    if count > listed.count { lines.append("  … and \(count - listed.count) more") }
    return lines
  }
}

extension Verdict: CustomStringConvertible {
  public var description: String { TerminalReport().lines(self).joined(separator: "\n") }
}
