import Foundation
import Logging
import Recto
import RectoModel

/// Tells on standard error what a job does: one rewritten line on a terminal, plain lines elsewhere, JSON on wish.
struct RunDisplay {
  private let console: Console
  private let options: LogOptions
  private let logger: Logger
  private let start = ContinuousClock.now
  private var bar: ProgressBar?
  private var work = ProgressBar.Work()
  private var tenthsTold = 0
  private var information = 0
  private var treatments = TreatmentSummary()
  /// What a file is called here: its name for people.
  private let name: @Sendable (URL) -> String

  init(_ options: LogOptions, console: Console, name: @escaping @Sendable (URL) -> String) {
    self.options = options
    self.console = console
    self.name = name
    let isJSON = options.log == .json
    logger = Logger(label: "recto") { _ in ConsoleLogHandler(console: console, isJSON: isJSON) }
    if !isJSON, !options.quiet, let columns = console.columns {
      bar = ProgressBar(columns: columns)
    }
  }

  /// Shows events until there are no more.
  func show(_ events: AsyncStream<ProgressEvent>) async {
    var display = self
    for await event in events { display.show(event) }
    display.finish()
  }

  private mutating func finish() {
    erase()
    guard !options.quiet, options.log == .text else { return }
    treatments.lines.forEach(console.printError)
    guard information > 0 else { return }
    console.printError("recto: \(Figures.count(information, "note")) without a loss: see --log json")
  }

  private mutating func show(_ event: ProgressEvent) {
    switch event {
    case .started(let documents): work.documents = documents
    case .opened(let input, let pages):
      work.pages += pages
      if options.log == .json { tell("opened", ["input": "\(input)", "pages": "\(pages)"]) }
    case .page(let input, let page):
      work.pagesDone += 1
      tellPage(input, page)
    case .note(let note): show(note)
    case .finished: work.documentsDone += 1
    case .failed(let failure):
      erase()
      logger.error(
        "\(failure.error.at(file: failure.input))",
        metadata: ["input": "\(failure.input)", "code": "\(failure.error.code.rawValue)"])
    case .wrote(let report):
      tell(
        "\(RunSummary.line(report, name: name(report.file)))",
        [
          "file": "\(name(report.file))", "format": "\(report.format)", "bytes": "\(report.bytes)",
          "pages": "\(report.pages)", "words": "\(report.words)", "seconds": "\(report.seconds)",
          "writingSeconds": "\(report.writingSeconds ?? 0)",
        ])
    }
    drawBar()
  }

  private mutating func show(_ note: JobNote) {
    let isWarning = note.diagnostic.severity == .warning
    if !isWarning, options.log == .text {
      switch note.diagnostic {
      case .textTreated: treatments.add(note)
      case .outputGrew, .sourceChanged: tell("\(note.input): \(note.diagnostic)", [:])
      default: information += 1
      }
      return
    }
    guard !options.quiet else { return }
    erase()
    let from = note.format.map { ["format": Logger.MetadataValue.string($0)] } ?? [:]
    logger.log(
      level: isWarning ? .warning : .info, "\(note.input): \(note.diagnostic)",
      metadata: from.merging(["input": "\(note.input)", "page": "\(note.diagnostic.page)"]) { $1 })
  }

  /// Each page in JSON, each tenth of the pages in text.
  private mutating func tellPage(_ input: String, _ page: Int) {
    if options.log == .json { return tell("page", ["input": "\(input)", "page": "\(page)"]) }
    let tenths = work.pagesDone * 10 / max(1, work.pages)
    guard bar == nil, work.documents == 1, work.pages >= 20, tenths > tenthsTold else { return }
    tenthsTold = tenths
    tell("\(work.pagesDone) of \(work.pages) pages", [:])
  }

  private mutating func tell(_ message: Logger.Message, _ metadata: Logger.Metadata) {
    guard !options.quiet else { return }
    erase()
    logger.info(message, metadata: metadata)
  }

  private mutating func drawBar() {
    let now = ContinuousClock.now
    let (work, elapsed) = (work, now - start)
    guard let line = bar?.line(work, elapsed: elapsed, at: now) else { return }
    console.writeError("\r\u{1B}[K\(line)")
  }

  private mutating func erase() {
    guard bar?.erase() ?? false else { return }
    console.writeError("\r\u{1B}[K")
  }
}
