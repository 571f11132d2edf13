import RectoModel

/// What became of one comparison in a run.
public struct Verdict: Codable, Sendable, Hashable {
  public enum Outcome: String, Codable, Sendable {
    case equal, different
    /// There is nothing to compare with.
    case missing
    /// A file was written; nothing was compared.
    case recorded
    /// A file could not be made or read.
    case failed
  }

  /// The case of a suite; empty for two files that were compared by themselves.
  public var name: String
  /// The file of the case.
  public var file: String
  public var outcome: Outcome
  public var report: ComparisonReport?
  /// Why it failed, or what is to be done.
  public var message: String?

  public init(
    name: String, file: String, outcome: Outcome, report: ComparisonReport? = nil, message: String? = nil
  ) {
    self.name = name
    self.file = file
    self.outcome = outcome
    self.report = report
    self.message = message
  }

  /// Of a comparison that was made.
  public init(name: String = "", file: String, _ report: ComparisonReport) {
    self.init(name: name, file: file, outcome: report.isEqual ? .equal : .different, report: report)
  }

  /// `invoice/invoice.docx`
  public var title: String { name.isEmpty ? file : file.isEmpty ? name : "\(name)/\(file)" }

  /// Nothing is left to be done.
  public var passed: Bool { outcome == .equal }
}

/// What became of a run.
public struct VerdictList: Codable, Sendable, Hashable {
  /// The suite, or the two files.
  public var title: String
  public var verdicts: [Verdict]

  public init(title: String, _ verdicts: [Verdict]) {
    self.title = title
    self.verdicts = verdicts
  }

  public var passed: Bool { verdicts.allSatisfy(\.passed) }

  public func count(_ outcome: Verdict.Outcome) -> Int { verdicts.count { $0.outcome == outcome } }

  /// `4 equal, 1 different`
  public var summary: String {
    let parts = [Verdict.Outcome.equal, .different, .missing, .recorded, .failed].compactMap { outcome in
      count(outcome) > 0 ? "\(count(outcome)) \(outcome.rawValue)" : nil
    }
    return parts.isEmpty ? "nothing to compare" : parts.joined(separator: ", ")
  }
}
