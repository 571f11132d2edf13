/// A run as JUnit XML, which continuous integration reads.
public enum JUnitReport {
  public static func xml(_ list: VerdictList) -> String {
    let failures = list.verdicts.count { !$0.passed && $0.outcome != .failed }
    let counts = "tests=\"\(list.verdicts.count)\" failures=\"\(failures)\" errors=\"\(list.count(.failed))\""
    let title = ReportText.escaped(list.title)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites \(counts)>",
      "  <testsuite name=\"\(title)\" \(counts)>",
    ]
    lines += list.verdicts.flatMap { testCase($0, suite: list.title) }
    return (lines + ["  </testsuite>", "</testsuites>", ""]).joined(separator: "\n")
  }

  private static func testCase(_ verdict: Verdict, suite: String) -> [String] {
    let owner = verdict.name.isEmpty ? suite : verdict.name
    let start =
      "    <testcase classname=\"\(ReportText.escaped(owner))\" name=\"\(ReportText.escaped(verdict.file))\""
    guard !verdict.passed else { return [start + "/>"] }
    let lines = TerminalReport(shown: 100).lines(verdict)
    let message =
      verdict.report?.differences.first?.description ?? verdict.message ?? verdict.outcome.rawValue
    let element = verdict.outcome == .failed ? "error" : "failure"
    let text = ReportText.escaped(lines.joined(separator: "\n"))
    return [
      start + ">",
      "      <\(element) message=\"\(ReportText.escaped(message).replacing("\n", with: " "))\">\(text)</\(element)>",
      "    </testcase>",
    ]
  }
}
