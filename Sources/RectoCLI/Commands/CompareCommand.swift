import ArgumentParser
import Foundation
import Recto
import RectoComparison
import RectoModel

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare two files or folders, whoever made them, and tell what differs.",
    discussion: """
      recto compare approved.docx made.docx
      recto compare a.pdf b.pdf --only text,look --report difference.html
      recto compare before/ after/ --mask part:*.log --junit result.xml

      Office files are compared part by part as XML: the order of attributes, relationship ids and ZIP entries does not \
      count, dates neither. PDF by words, look and objects; pictures by pixels; CSV cell by cell; JSON by value; XML and \
      HTML as trees; other files by bytes.

      EXIT CODES
        0    equal
        1    different
        2    the command line is wrong
        3    a file is damaged
        4    a file needs a password
        5    something is not supported
        6    a file is too large
        7    a file is missing
        8    a library crashed, or there was not enough memory
        11   the time was over
      """)

  @Argument(help: "The file or folder that is as it should be.")
  var expected: String

  @Argument(help: "The one that is compared with it.")
  var actual: String

  @OptionGroup(title: "What counts") var comparison: ComparisonFlags
  @OptionGroup(title: "Report") var output: ReportOptions

  @Option(help: ArgumentHelp("Time for the whole comparison, in seconds.", valueName: "seconds"))
  var timeout = 300

  func validate() throws {
    guard (1...1_000_000).contains(timeout) else {
      throw ValidationError("--timeout is 1 to 1000000, not \(timeout).")
    }
  }

  /// The files may be anybody's: a copy of this program compares them, with limits and without a network.
  func run() async throws {
    guard Console.current.startsCopies else { return try compare() }
    let copy = ConfinedRun(arguments: Array(CommandLine.arguments.dropFirst()), seconds: timeout)
    let code = try await copy.run()
    if code != ExitCodes.success { throw ExitCode(code) }
  }

  private func compare() throws {
    var options = comparison.options
    options.keepsPictures = output.report != nil
    options.listed = max(options.listed, output.show)
    let report = try Comparison(options: options).compare(
      expected: URL(fileURLWithPath: expected), actual: URL(fileURLWithPath: actual), expectedName: expected,
      actualName: actual)
    let list = VerdictList(title: "\(expected) and \(actual)", [Verdict(file: actual, report)])
    try output.tell(list, on: Console.current)
    if !list.passed { throw ExitCode(ExitCodes.incomplete) }
  }
}
