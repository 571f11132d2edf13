import Foundation
import RectoFormats
import RectoModel

/// One document of a job: recognised once, written to every target.
struct DocumentConversion: Sendable {
  let job: Job
  let inputs: [JobInput]
  let targets: [OutputPlan.Target]
  let timestamp: Date
  let service: any PageService
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
      let builder = DocumentBuilder(job: job, service: service, spool: spool, progress: progress)
      let recognized = try await builder.build(inputs)
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
    do throws(RectoError) {
      let start = ContinuousClock.now
      var file = try AtomicFile(target.file)
      try target.writer.write(recognized.document, options: target.options, to: &file, context: context)
      if Task.isCancelled { throw .cancelled }
      let bytes = try file.commit()
      for diagnostic in notes.all { note(diagnostic, format: format, &report) }
      let words = recognized.document.pages.lazy.flatMap(\.words)
      let output = OutputReport(
        file: target.file, format: format, inputs: inputs.map(\.name), bytes: bytes,
        pages: recognized.document.pages.count, words: words.count,
        meanConfidence: words.compactMap(\.confidence).mean,
        seconds: seconds + (ContinuousClock.now - start).seconds)
      report.outputs.append(output)
      progress(.wrote(output))
    } catch {
      guard error.code != .cancelled else { throw error }
      fail(JobFailure(input: name, error: error), &report)
    }
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

extension Duration {
  /// With fractions.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
