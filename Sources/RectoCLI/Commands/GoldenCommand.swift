import ArgumentParser
import Foundation
import RectoComparison
import RectoModel

/// Golden files: outputs that people have approved.
struct GoldenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "golden",
    abstract: "Prove that outputs did not change: record, verify and accept golden files.",
    discussion: """
      A suite is a folder with golden.json, which names cases:

        { "version": 1,
          "defaults": { "engine": "recorded", "languages": ["eng"] },
          "cases": [
            { "name": "invoice", "input": "scans/invoice.tif", "formats": ["docx", "md"],
              "options": { "docx.layout": "exact" }, "masks": ["part:docProps/*"] },
            { "name": "letter", "actual": "../build/letter.docx", "only": ["text"] } ] }

      input is converted, actual is a file that another program makes. expected/ holds what was approved, actual/ what the \
      last run made (leave it out of version control), recognized/ the pages of the engine recorded.

      Keys of a case and of defaults: formats, options, engine (tesseract or recorded), recognized, languages, pages, \
      ocr, rotatePages, deskew, clean, mode (semantic or exact), only (structure, text, look), masks, tolerance (channel, \
      pixels, similarity, boxes, numbers, characters), dates, resolution.
      """,
    subcommands: [GoldenRecordCommand.self, GoldenVerifyCommand.self, GoldenAcceptCommand.self])
}

struct GoldenRecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Make what is expected of cases that have nothing yet.")

  @OptionGroup var suite: SuiteArguments

  @Flag(help: "Of all cases, also of those that have it (default: off).")
  var all = false

  @Flag(help: "Read the pages of cases with the engine recorded again (default: off).")
  var recognize = false

  func run() async throws {
    let run = SuiteRun(try suite.suite)
    let list = try await run.record(suite.cases, all: all, recognizesAnew: recognize)
    for line in TerminalReport().lines(list) { Console.current.print(line) }
    if list.count(.failed) > 0 { throw ExitCode(ExitCodes.incomplete) }
  }
}

struct GoldenVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Make all outputs again and compare them with what is expected.",
    discussion: "Exits with 0 when all are equal, with 1 when one differs, is missing or can't be made.")

  @OptionGroup var suite: SuiteArguments
  @OptionGroup(title: "Report") var output: ReportOptions

  func run() async throws {
    var run = SuiteRun(try suite.suite)
    run.keepsPictures = output.report != nil
    let list = try await run.verify(suite.cases)
    try output.tell(list, on: Console.current)
    if !list.passed { throw ExitCode(ExitCodes.incomplete) }
  }
}

struct GoldenAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Take over what the last run made as what is expected.",
    discussion: "Look at it first: recto golden verify SUITE --report report.html")

  @OptionGroup var suite: SuiteArguments

  func run() throws {
    for name in try SuiteRun(try suite.suite).accept(suite.cases) {
      Console.current.print("\(name): accepted")
    }
  }
}

/// Which suite, and which of its cases.
struct SuiteArguments: ParsableArguments {
  @Argument(help: "The folder of golden.json.")
  var folder: String

  @Argument(help: "Names of cases (default: all).")
  var cases: [String] = []

  var suite: GoldenSuite {
    get throws(RectoError) { try GoldenSuite(folder: URL(fileURLWithPath: folder, isDirectory: true)) }
  }
}
