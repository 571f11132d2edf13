import ArgumentParser
import Foundation
import Recto
import RectoModel

struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "Show what is recognised: blocks, boxes, confidences.")

  @Argument(help: "An image, a PDF or Recto's JSON.")
  var input: String

  @Option(
    help: ArgumentHelp("The page, counted from 1 (default: all; with -o the first).", valueName: "number"),
    transform: { try PageRanges($0) })
  var page: PageRanges?

  @OptionGroup(title: "Recognition") var recognition: RecognitionOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  func run() async throws {
    let console = Console.current
    let recognition = recognition
    let job = Job(
      [
        JobInput(
          URL(fileURLWithPath: input), name: input, password: recognition.password, pages: page)
      ],
      to: [], engine: recognition.engine, languages: recognition.languages,
      preparation: recognition.preparation,
      limits: limits.limits, concurrency: recognition.jobs)
    let hasFailed = try await SpoolFolder.with { spool throws(RectoError) in
      let recognized = try await Converter().document(of: job, spool: spool)
      for line in DocumentTree.lines(recognized.document) { console.print(line) }
      for note in recognized.diagnostics { console.printError("recto: \(input): \(note)") }
      return !recognized.failures.isEmpty
    }
    if hasFailed { throw ExitCode(ExitCodes.incomplete) }
  }
}
