import Foundation
import Recto
import RectoEvidence
import RectoFormats
import RectoInference
import RectoModel

/// The child's side of a job: nothing of a stranger's file is read or written in the server's own process. A program
/// that runs a server calls `serve` when its first argument is `JobChild.argument`, before anything else. The second
/// one is the server's folder, of which the job sees its own files only.
public enum JobChild {
  /// The first argument of the process of a job.
  public static let argument = "job"

  /// Does the one job that standard input orders, and tells on standard output what happens. When standard input
  /// ends before that, the job is cancelled.
  @MainActor public static func serve() async {
    guard let line = readLine(strippingNewline: true) else { return }
    // Before anything else happens here: there are no other threads yet.
    confine(line)
    let relay = JobRelay { say($0) }
    let work = Task { await perform(line, relay) }
    Thread.detachNewThread {
      while let reply = readLine() { Task { await relay.take(reply) } }
      work.cancel()
      Task { await relay.close() }
    }
    say(await work.value)
  }

  private static func confine(_ line: String) {
    guard let order = try? JobLines.decode(JobOrder.self, from: line) else { return }
    let hidden = CommandLine.arguments.dropFirst(2).first.map { URL(fileURLWithPath: $0, isDirectory: true) }
    Confinement.job(
      order.job.limits, hidden: hidden, input: order.job.inputs.map(\.file),
      folder: URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
    ).enter()
  }

  private static func perform(_ line: String, _ relay: JobRelay) async -> JobMessage {
    do throws(RectoError) {
      return .finished(try await run(try JobLines.decode(JobOrder.self, from: line), relay))
    } catch {
      return .failed(error)
    }
  }

  private static func run(
    _ order: JobOrder, _ relay: JobRelay
  ) async throws(RectoError) -> JobSummary {
    let pages = PageCounter()
    var converter = Converter()
    converter.revision = order.vision.map { model in
      VisionReader(model: model) { picture, number throws(RectoError) in
        try await RelayedVision(relay: relay).transcribe(picture, number: number)
      }
    }
    if order.translatesByModel { converter.translator = RelayedTranslator(relay: relay) }
    let report = try await converter.run(order.job) { event in
      if let message = pages.note(event) { say(message) }
    }
    guard let output = report.outputs.first else {
      throw report.failures.first?.error ?? RectoError(.internalInvariant, "Nothing was written.")
    }
    var summary = JobSummary(report, pages: output.pages, formats: order.job.outputs.map(\.format))
    if let listing = order.listing, let json = report.outputs.first(where: { $0.format == "json" }) {
      let result = try read(json.file, limits: order.job.limits)
      let document =
        try order.job.untranslated.map { file throws(RectoError) in
          try read(file, limits: order.job.limits)
        } ?? result
      summary.language = document.metadata.language?.description
      let translation = order.job.untranslated == nil ? nil : result
      try PageListing(document, translation: translation).write(to: listing)
      if let evidence = order.evidence { try EvidenceIndex.write(document, to: evidence) }
    }
    return summary
  }

  /// What this very process has written.
  private static func read(_ file: URL, limits: Limits) throws(RectoError) -> Document {
    guard let reader = FormatRegistry.reader(id: "json"), let bytes = try? Data(contentsOf: file) else {
      throw RectoError(.internalInvariant, "The document in JSON can't be read back.")
    }
    return try reader.read(
      bytes, context: ReadContext(fileName: file.lastPathComponent, limits: limits) { _ in })
  }

  private static func say(_ message: JobMessage) {
    guard let line = try? JobLines.encode(message) else { return }
    try? FileHandle.standardOutput.write(contentsOf: line)
  }
}
