import ArgumentParser
import Foundation
import Recto
import RectoEvidence
import RectoInference
import RectoModel

struct AskCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ask", abstract: "Answer a question about a document in its own words, with the pages.",
    discussion: """
      recto ask invoice.pdf "What is the total and when is it due?"
      recto ask report.json "What did staff cost in 2021?" --json

      The answer is made of sentences and table rows of the document, and the words that it rests on are printed below \
      it. When the text doesn't hold the answer, that is said, and the exit code is 10; see recto convert --help for \
      the others.
      """)

  @Argument(
    help: "An image, a PDF, or a document that was recognised already: Recto's JSON, hOCR, ALTO, PAGE.")
  var input: String

  @Argument(help: "The question.")
  var question: String

  @Option(
    help: ArgumentHelp("Pages to look at, counted from 1: 1-3,7 or 5- (default: all).", valueName: "ranges"),
    transform: { try PageRanges($0) })
  var pages: PageRanges?

  @Flag(help: "Print JSON: content, and citations with page and snippet (default: off).")
  var json = false

  @OptionGroup(title: "Language model") var model: ModelOptions
  @OptionGroup(title: "Recognition") var recognition: RecognitionOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  func validate() throws {
    if question.allSatisfy(\.isWhitespace) { throw ValidationError("The question is empty.") }
  }

  func run() async throws {
    let console = Console.current
    let job = Job(
      [JobInput(URL(fileURLWithPath: input), name: input, password: recognition.password, pages: pages)],
      to: [], engine: recognition.engine, languages: recognition.languages,
      preparation: recognition.preparation, limits: limits.limits, concurrency: recognition.jobs)
    let endpoint = try model.endpoint()
    let answer = try await SpoolFolder.with { spool throws(RectoError) in
      let recognized = try await recognition.converter().document(of: job, spool: spool)
      for note in recognized.diagnostics where note.severity == .warning {
        console.printError("recto: \(input): \(note)")
      }
      let index = try EvidenceIndex(recognized.document)
      guard let endpoint else { return try index.answer(question) }
      return try await GroundedAnswerer(endpoint).answer(question, from: index)
    }
    try show(answer, on: console)
    if answer.citations.isEmpty { throw ExitCode(ExitCodes.code(of: .contentMissing)) }
  }

  private func show(_ answer: Answer, on console: Console) throws {
    if json {
      try console.write(try JSONEncoder.readable.encode(answer) + Data("\n".utf8))
      return
    }
    console.print(answer.content)
    if !answer.citations.isEmpty { console.print("") }
    for citation in answer.citations {
      let lines = citation.snippet.split(whereSeparator: \.isNewline)
      console.print("page \(citation.page)")
      // Cells are apart by tabs, and empty ones by several.
      for line in lines {
        console.print("  | " + line.split(separator: "\t").joined(separator: "  "))
      }
    }
  }
}
