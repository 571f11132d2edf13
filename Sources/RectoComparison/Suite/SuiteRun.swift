import Foundation
public import Recto
public import RectoModel

/// Records, verifies and accepts the cases of a suite. One run on a suite at a time.
public struct SuiteRun: Sendable {
  public let suite: GoldenSuite
  private let converter: Converter
  /// Keeps pictures of what differs, for a report.
  public var keepsPictures = false
  /// Called as a case begins.
  public var onCase: @Sendable (String) -> Void = { _ in }

  /// `converter` converts the inputs of cases.
  public init(_ suite: GoldenSuite, converter: Converter = Converter()) {
    self.suite = suite
    self.converter = converter
  }

  /// Makes every output anew, and compares it with what is expected. A case that fails does not stop the others.
  /// Throws `.malformedInput` for an unknown case, and `.cancelled`.
  public func verify(_ names: [String] = []) async throws(RectoError) -> VerdictList {
    var verdicts: [Verdict] = []
    for entry in try suite.cases(named: names) {
      verdicts += try await making(entry, CaseOutput(suite: suite, entry: entry, converter: converter)) {
        () throws(RectoError) in
        try FileReplacement.recover(suite.expected(entry.name))
        return compare(entry)
      }
    }
    return VerdictList(title: suite.name, verdicts)
  }

  /// Makes the outputs of cases that have none that are expected, or with `all` of all of them, and puts them in their
  /// place. `recognizesAnew` reads the pages of recorded cases again.
  public func record(
    _ names: [String] = [], all: Bool = false, recognizesAnew: Bool = false
  ) async throws(RectoError) -> VerdictList {
    var verdicts: [Verdict] = []
    for entry in try suite.cases(named: names) {
      try FileReplacement.recover(suite.expected(entry.name))
      guard all || recognizesAnew || !suite.expected(entry.name).isFolder else {
        verdicts.append(
          Verdict(name: entry.name, file: "", outcome: .equal, message: "is recorded already; see --all"))
        continue
      }
      var output = CaseOutput(suite: suite, entry: entry, converter: converter)
      (output.recognizesAnew, output.recordsMissing) = (recognizesAnew, true)
      verdicts += try await making(entry, output) { () throws(RectoError) in
        try takeOver(entry.name)
        return [
          Verdict(name: entry.name, file: "", outcome: .recorded, message: "recorded; read what was written")
        ]
      }
    }
    return VerdictList(title: suite.name, verdicts)
  }

  /// Takes over what the last run made of the cases; of all that it made for none. Throws `.resourceUnavailable` for a
  /// case that it did not make.
  public func accept(_ names: [String] = []) throws(RectoError) -> [String] {
    let wanted = try suite.cases(named: names).map(\.name)
    let made = wanted.filter { suite.actual($0).isFolder }
    let missing = names.isEmpty ? (made.isEmpty ? wanted : []) : wanted.filter { !made.contains($0) }
    if let name = missing.first {
      throw RectoError(
        .resourceUnavailable,
        "The last run made nothing of the case \"\(name)\"; run recto golden verify first.",
        location: .init(file: suite.folder.path))
    }
    for name in made { try takeOver(name) }
    return made
  }

  // MARK: One case

  /// Makes the files of a case aside, puts them into `actual/`, and goes on.
  private func making(
    _ entry: SuiteCase, _ output: CaseOutput, then body: () throws(RectoError) -> [Verdict]
  ) async throws(RectoError) -> [Verdict] {
    onCase(entry.name)
    let place = suite.actual(entry.name)
    do throws(RectoError) {
      let fresh = try Self.emptyFolder(FileReplacement.hidden(place, "new"))
      defer { try? FileManager.default.removeItem(at: fresh) }
      try await output.make(into: fresh)
      try FileReplacement.replace(place, with: fresh)
      return try body()
    } catch {
      if error.code == .cancelled { throw error }
      // What an earlier run made is not what this one makes.
      try? FileManager.default.removeItem(at: place)
      return [Verdict(name: entry.name, file: "", outcome: .failed, message: "\(error)")]
    }
  }

  /// File by file.
  private func compare(_ entry: SuiteCase) -> [Verdict] {
    let (expected, actual) = (suite.expected(entry.name), suite.actual(entry.name))
    guard expected.isFolder else {
      return [
        Verdict(
          name: entry.name, file: "", outcome: .missing,
          message: "nothing is expected yet; run recto golden record, or accept \(entry.name)")
      ]
    }
    var options = entry.settings.comparison
    options.keepsPictures = keepsPictures
    let (wanted, found) = (Self.names(in: expected), Self.names(in: actual))
    return Set(wanted).union(found).sorted().map { file in
      guard wanted.contains(file), found.contains(file) else {
        var report = ComparisonReport(expected: "expected/\(file)", actual: "actual/\(file)", kind: .folder)
        let isWanted = wanted.contains(file)
        report.differences = [
          Difference(
            .part, at: DifferencePlace(part: file), expected: isWanted ? file : nil,
            actual: isWanted ? nil : file)
        ]
        report.differenceCount = 1
        return Verdict(name: entry.name, file: file, report)
      }
      do throws(RectoError) {
        let report = try Comparison(options: options).compare(
          expected: expected.appendingPathComponent(file), actual: actual.appendingPathComponent(file),
          expectedName: "expected/\(entry.name)/\(file)", actualName: "actual/\(entry.name)/\(file)")
        return Verdict(name: entry.name, file: file, report)
      } catch {
        return Verdict(name: entry.name, file: file, outcome: .failed, message: "\(error)")
      }
    }
  }

  /// `actual/` stays, so that a second look is possible.
  private func takeOver(_ name: String) throws(RectoError) {
    let expected = suite.expected(name)
    let fresh = FileReplacement.hidden(expected, "new")
    _ = try Self.emptyFolder(expected.deletingLastPathComponent(), keepsContent: true)
    try? FileManager.default.removeItem(at: fresh)
    do {
      try FileManager.default.copyItem(at: suite.actual(name), to: fresh)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The files can't be taken over; is the disk full?",
        location: .init(file: fresh.path),
        cause: "\(error)")
    }
    try FileReplacement.replace(expected, with: fresh)
  }

  private static func names(in folder: URL) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".") }
  }

  private static func emptyFolder(_ folder: URL, keepsContent: Bool = false) throws(RectoError) -> URL {
    if !keepsContent { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The folder can't be made; check your rights.",
        location: .init(file: folder.path),
        cause: "\(error)")
    }
    return folder
  }
}
