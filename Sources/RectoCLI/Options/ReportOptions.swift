import ArgumentParser
import Foundation
import RectoComparison
import RectoModel

/// Where the result of comparisons goes.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "HTML page with the differences side by side and highlighted, pictures inside (default: none).",
      valueName: "file"))
  var report: String?

  @Option(help: ArgumentHelp("JUnit XML for continuous integration (default: none).", valueName: "file"))
  var junit: String?

  @Flag(help: "Print JSON in place of text (default: off).")
  var json = false

  @Option(help: ArgumentHelp("Differences that are printed of one file.", valueName: "number"))
  var show = 20

  @Flag(name: [.short, .long], help: "Print nothing; the exit code tells (default: off).")
  var quiet = false

  func validate() throws {
    guard (0...100_000).contains(show) else { throw ValidationError("--show is 0 to 100000.") }
  }

  /// Writes and prints what is asked for.
  func tell(_ list: VerdictList, on console: Console) throws(RectoError) {
    if let report { try Self.write(try HTMLReport().html(list), to: report) }
    if let junit { try Self.write(JUnitReport.xml(list), to: junit) }
    if quiet { return }
    if json {
      try? console.write(Data(try JSONReport.json(list).utf8))
    } else {
      for line in TerminalReport(shown: show).lines(list) { console.print(line) }
    }
  }

  private static func write(_ text: String, to file: String) throws(RectoError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
      throw RectoError(
        .resourceUnavailable, "The report can't be written; check the folder and your rights there.",
        location: .init(file: file), cause: "\(error)")
    }
  }
}
