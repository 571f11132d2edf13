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
  /// Larger files of pages are gone through page by page.
  let leastPagedBytes: Int

  private var name: String { inputs.map(\.name).joined(separator: ", ") }

  /// `spool` is made and removed. Throws only `.cancelled`.
  func run(spool: URL) async throws(RectoError) -> JobReport {
    var report = JobReport()
    defer { progress(.finished) }
    do {
      try makeFolder(spool)
      defer { try? FileManager.default.removeItem(at: spool) }
      if let pages = try PageWiseConversion(self, spool: spool), try pages.run(&report) { return report }
      let start = ContinuousClock.now
      let builder = DocumentBuilder(
        job: job, service: service, translator: translator, spool: spool, progress: progress)
      var recognized = try await builder.build(inputs)
      if job.tablesOnly { recognized.document = try recognized.document.withTablesOnly() }
      let seconds = (ContinuousClock.now - start).seconds
      for failure in recognized.failures { fail(failure, &report) }
      for diagnostic in recognized.diagnostics { note(diagnostic, format: nil, &report) }
      for target in targets {
        let result = try write(recognized, to: target, seconds: seconds, spool: spool)
        add(result, of: target, to: &report)
      }
    } catch {
      guard error.code != .cancelled else { throw error }
      fail(JobFailure(input: name, error: error.at(file: name)), &report)
    }
    return report
  }

  /// What came of a target.
  struct Written {
    var outputs: [OutputReport] = []
    var notes: [Diagnostic] = []
    /// What is in `outputs` is there nevertheless.
    var failure: RectoError?
  }

  func add(_ written: Written, of target: OutputPlan.Target, to report: inout JobReport) {
    if !written.outputs.isEmpty {
      for diagnostic in written.notes { note(diagnostic, format: target.writer.format.id, &report) }
    }
    for output in written.outputs { progress(.wrote(output)) }
    report.outputs += written.outputs
    if let failure = written.failure { fail(JobFailure(input: name, error: failure), &report) }
  }

  /// What `body` writes. Throws only `.cancelled`.
  func written(
    _ recognized: RecognizedDocument, spool: URL,
    _ body: (WriteContext, inout [OutputReport]) throws(RectoError) -> Void
  ) throws(RectoError) -> Written {
    let notes = NoteCollector()
    let context = WriteContext(
      timestamp: timestamp, producer: RectoVersion.producer, assets: recognized.assets,
      sources: recognized.sources, smallerPictures: recognized.smallerPictures, limits: job.limits,
      temporaryFolder: spool, report: { notes.add($0) })
    var written = Written()
    do throws(RectoError) {
      try body(context, &written.outputs)
    } catch {
      guard error.code != .cancelled else { throw error }
      written.failure = error
    }
    written.notes = notes.all
    return written
  }

  /// Writes the document into one file, or its parts into several; what is there already stays when one fails.
  private func write(
    _ recognized: RecognizedDocument, to target: OutputPlan.Target, seconds: Double, spool: URL
  ) throws(RectoError) -> Written {
    let document = recognized.document
    return try written(recognized, spool: spool) { context, outputs throws(RectoError) in
      let parts = try target.writer.parts(
        of: document, options: target.options, asOne: target.isStream, context: context)
      if parts.isEmpty {
        outputs.append(try write((document, seconds), to: target, at: target.file, context: context))
      }
      for part in parts {
        var output = try write(
          (part.document(of: document), seconds), to: target, at: try plan.file(of: part, for: target),
          context: context)
        // The other pages are there, but empty.
        output.pages = 1
        outputs.append(output)
      }
    }
  }

  /// Pages before the one at `firstIndex` are left out.
  func write(
    _ source: (document: Document, seconds: Double), to target: OutputPlan.Target, at place: URL,
    from firstIndex: Int = 0, context: WriteContext
  ) throws(RectoError) -> OutputReport {
    let start = ContinuousClock.now
    var file = try AtomicFile(place)
    if firstIndex > 0 {
      let pages = NumberedPages(source.document, from: firstIndex)
      try target.writer.write(pagesOf: pages, options: target.options, to: &file, context: context)
    } else {
      try target.writer.write(source.document, options: target.options, to: &file, context: context)
    }
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

  func note(_ diagnostic: Diagnostic, format: String?, _ report: inout JobReport) {
    let note = JobNote(input: name, format: format, diagnostic: diagnostic)
    report.notes.append(note)
    progress(.note(note))
  }
}

extension Duration {
  /// With fractions.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
