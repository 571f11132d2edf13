import Foundation
import RectoFormats
import RectoModel

/// One document of a job: recognised once, written to every target.
struct DocumentConversion: Sendable {
  let job: Job
  let inputs: [JobInput]
  let plan: OutputPlan
  let targets: [OutputPlan.Target]
  let timestamp: Date
  let service: any PageService
  let translator: any TextTranslator
  let progress: @Sendable (ProgressEvent) -> Void

  private var name: String { inputs.map(\.name).joined(separator: ", ") }

  /// `spool` is made and removed. Throws only `.cancelled`.
  func run(spool: URL) async throws(RectoError) -> JobReport {
    var report = JobReport()
    defer { progress(.finished) }
    do {
      try makeFolder(spool)
      defer { try? FileManager.default.removeItem(at: spool) }
      let start = ContinuousClock.now
      let builder = DocumentBuilder(
        job: job, service: service, translator: translator, spool: spool, progress: progress)
      var recognized = try await builder.build(inputs)
      if job.tablesOnly { recognized.document = try recognized.document.withTablesOnly() }
      let seconds = (ContinuousClock.now - start).seconds
      for failure in recognized.failures { fail(failure, &report) }
      for diagnostic in recognized.diagnostics { note(diagnostic, format: nil, &report) }
      for target in targets { try write(recognized, to: target, seconds: seconds, spool: spool, &report) }
    } catch {
      guard error.code != .cancelled else { throw error }
      fail(JobFailure(input: name, error: error.at(file: name)), &report)
    }
    return report
  }

  private func write(
    _ recognized: RecognizedDocument, to target: OutputPlan.Target, seconds: Double, spool: URL,
    _ report: inout JobReport
  ) throws(RectoError) {
    let format = target.writer.format.id
    let notes = NoteCollector()
    let context = WriteContext(
      timestamp: timestamp, producer: RectoVersion.producer, assets: recognized.assets,
      sources: recognized.sources, smallerPictures: recognized.smallerPictures, limits: job.limits,
      temporaryFolder: spool, report: { notes.add($0) })
    var outputs: [OutputReport] = []
    var failure: RectoError?
    do throws(RectoError) {
      try write((recognized.document, seconds), to: target, context: context, &outputs)
    } catch {
      guard error.code != .cancelled else { throw error }
      failure = error
    }
    if !outputs.isEmpty {
      for diagnostic in notes.all { note(diagnostic, format: format, &report) }
    }
    for output in outputs { progress(.wrote(output)) }
    report.outputs += outputs
    if let failure { fail(JobFailure(input: name, error: failure), &report) }
  }

  /// Writes the document into one file, or its parts into several; what is there already stays when one fails.
  private func write(
    _ source: (document: Document, seconds: Double), to target: OutputPlan.Target, context: WriteContext,
    _ outputs: inout [OutputReport]
  ) throws(RectoError) {
    let parts = try target.writer.parts(
      of: source.document, options: target.options, asOne: target.isStream, context: context)
    if parts.isEmpty { outputs.append(try write(source, to: target, at: target.file, context: context)) }
    for part in parts {
      let file = try plan.file(of: part, for: target)
      let source = (part.document(of: source.document), source.seconds)
      var output = try write(source, to: target, at: file, context: context)
      // The other pages are there, but empty.
      output.pages = 1
      outputs.append(output)
    }
  }

  private func write(
    _ source: (document: Document, seconds: Double), to target: OutputPlan.Target, at place: URL,
    context: WriteContext
  ) throws(RectoError) -> OutputReport {
    let start = ContinuousClock.now
    var file = try AtomicFile(place)
    try target.writer.write(source.document, options: target.options, to: &file, context: context)
    if Task.isCancelled { throw .cancelled }
    let bytes = try file.commit()
    let seconds = (ContinuousClock.now - start).seconds
    let words = WordCount(source.document)
    return OutputReport(
      file: place, format: target.writer.format.id, inputs: inputs.map(\.name), bytes: bytes,
      pages: source.document.pages.count, words: words.count, meanConfidence: words.meanConfidence,
      seconds: source.seconds + seconds, writingSeconds: seconds)
  }

  private func fail(_ failure: JobFailure, _ report: inout JobReport) {
    report.failures.append(failure)
    progress(.failed(failure))
  }

  private func note(_ diagnostic: Diagnostic, format: String?, _ report: inout JobReport) {
    let note = JobNote(input: name, format: format, diagnostic: diagnostic)
    report.notes.append(note)
    progress(.note(note))
  }
}

/// How many words there are, and how sure the engine was of them. They are looked at once: there may be millions.
private struct WordCount {
  var count = 0
  var meanConfidence: Confidence?

  init(_ document: Document) {
    var (known, sum) = (0, 0.0)
    for page in document.pages {
      for line in page.blocks.lazy.flatMap(\.allLines) {
        count += line.words.count
        for case let confidence? in line.words.lazy.map(\.confidence) {
          known += 1
          sum += confidence.value
        }
      }
    }
    if known > 0 { meanConfidence = Confidence(sum / Double(known)) }
  }
}

extension Duration {
  /// With fractions.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
