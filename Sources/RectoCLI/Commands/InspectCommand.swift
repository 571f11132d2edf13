import ArgumentParser
import Foundation
import Recto
import RectoModel

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Show what is recognised: blocks, boxes, confidences.",
    discussion: "Prints a tree of the pages, or with -o draws one page with all boxes on it.")

  @Argument(help: "An image, a PDF or Recto's JSON.")
  var input: String

  @Option(
    help: ArgumentHelp("The page, counted from 1 (default: all; with -o the first).", valueName: "number"),
    transform: { try PageRanges($0) })
  var page: PageRanges?

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "PNG file for the drawing, at most 2000 pixels a side; - is standard output (default: none).",
      valueName: "out"))
  var out: String?

  @OptionGroup(title: "Recognition") var recognition: RecognitionOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  /// Only one page can be drawn.
  private var firstPage: PageRanges? {
    get throws { out == nil ? nil : try PageRanges("1") }
  }

  func run() async throws {
    let console = Console.current
    let recognition = recognition
    let job = Job(
      [
        JobInput(
          URL(fileURLWithPath: input), name: input, password: recognition.password,
          pages: try page ?? firstPage)
      ],
      to: [], engine: recognition.engine, languages: recognition.languages,
      preparation: recognition.preparation,
      limits: limits.limits, concurrency: recognition.jobs)
    let hasFailed = try await SpoolFolder.with { spool throws(RectoError) in
      let recognized = try await recognition.converter().document(of: job, spool: spool)
      if let out {
        try PageDrawing(recognized).write(to: out, console: console)
      } else {
        for line in DocumentTree.lines(recognized.document) { console.print(line) }
      }
      for note in recognized.diagnostics { console.printError("recto: \(input): \(note)") }
      return !recognized.failures.isEmpty
    }
    if hasFailed { throw ExitCode(ExitCodes.incomplete) }
  }
}
