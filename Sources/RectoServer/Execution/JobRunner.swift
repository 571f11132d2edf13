import Foundation
import Logging
import Recto
import RectoInference
import RectoModel
import RectoStore

/// Does one job after the other: takes it from the queue, has a process do it, keeps the results.
struct JobRunner: Sendable {
  let configuration: ServerConfiguration
  let stores: Stores
  /// The server's own, hidden from jobs.
  let folder: URL
  let watch: JobWatch
  let running: RunningJobs
  let metrics: ServerMetrics
  let logger: Logger
  /// One each for all jobs, so that their limits of requests hold for all together.
  let vision: VisionModel?
  let translator: ModelTranslator?

  /// Seconds that a job stays with a worker that says nothing.
  static let lease = 60.0

  /// Returns false when nothing was to be done.
  func runNext() async throws(RectoError) -> Bool {
    let now = Date()
    guard let claim = try await stores.queue.claim(leaseUntil: now + Self.lease, now: now) else {
      return false
    }
    await watch.changed(claim.job.id)
    let work = Task { await run(claim) }
    await running.add(claim.job.id, work)
    await withTaskCancellationHandler {
      await work.value
    } onCancel: {
      work.cancel()
    }
    await running.remove(claim.job.id)
    await watch.changed(claim.job.id)
    return true
  }

  private func run(_ claim: Claim) async {
    let renewal = Task { await renew(claim) }
    defer { renewal.cancel() }
    do throws(RectoError) {
      let folder = try await stores.files.makeWorkFolder()
      defer { try? FileManager.default.removeItem(at: folder) }
      try await end(claim, try await perform(claim, in: folder), folder: folder)
    } catch {
      logger.error("A job can't be ended", metadata: ["job": "\(claim.job.id)", "error": "\(error)"])
      _ = try? await stores.queue.putBack(claim, .shutdown, expiresAt: expiry, now: Date())
    }
  }

  private func renew(_ claim: Claim) async {
    while (try? await Task.sleep(for: .seconds(Self.lease / 4))) != nil {
      let isOurs = (try? await stores.queue.renew(claim, until: Date() + Self.lease)) ?? true
      if !isOurs { await running.cancel(claim.job.id) }
    }
  }

  private func perform(_ claim: Claim, in folder: URL) async throws(RectoError) -> JobProcess.Ending {
    guard let input = try await stores.files.file("input", of: claim.job.id) else {
      return .failed(RectoError(.internalInvariant, "The uploaded file is missing."))
    }
    let order = try JobPlan(claim.job, input: input, folder: folder, configuration: configuration).order
    let process = JobProcess(
      executable: configuration.programForJobs, hidden: self.folder, folder: folder,
      seconds: configuration.secondsPerJob, vision: vision, translator: translator)
    let start = ContinuousClock.now
    let ending = await process.run(order) { done, wanted in
      let isOurs = try? await stores.queue.progress(claim, pagesDone: done, pageCount: wanted)
      if isOurs == false { await running.cancel(claim.job.id) }
      await watch.changed(claim.job.id)
    }
    await metrics.note(ending, seconds: (ContinuousClock.now - start) / .seconds(1))
    return ending
  }

  private func end(
    _ claim: Claim, _ ending: JobProcess.Ending, folder: URL
  ) async throws(RectoError) {
    switch ending {
    case .finished(let summary): try await keep(summary, of: claim, folder: folder)
    case .failed(let error): try await fail(claim, JobFailureRecord(error))
    case .timedOut(let seconds):
      let error = RectoError(
        .timedOut, "The job took longer than \(seconds) seconds; send fewer pages at once.")
      try await fail(claim, JobFailureRecord(.timedOut, error))
    case .crashed(let error):
      log("The process of a job died", claim, error)
      _ = try await stores.queue.putBack(claim, .crash(error), expiresAt: expiry, now: Date())
    case .cancelled:
      _ = try await stores.queue.putBack(claim, .shutdown, expiresAt: expiry, now: Date())
    }
  }

  /// The files first, then the word that they are there.
  private func keep(_ summary: JobSummary, of claim: Claim, folder: URL) async throws(RectoError) {
    var bytes = 0
    do throws(RectoError) {
      for output in summary.outputs {
        try await stores.files.put(
          JobPlan.place(of: output.format, in: folder), as: output.format, of: claim.job.id)
        bytes += output.bytes
      }
      for (file, name) in [
        (JobPlan.listing(in: folder), JobPlan.listingName),
        (JobPlan.evidence(in: folder), JobPlan.evidenceName),
      ] where FileManager.default.fileExists(atPath: file.path) {
        try await stores.files.put(file, as: name, of: claim.job.id)
      }
    } catch {
      log("The results of a job can't be stored", claim, error)
      return try await fail(claim, JobFailureRecord(.storage, error))
    }
    // The pages of a job that only puts things right were counted when they were first made.
    let isCounted = try JobRequest(of: claim.job).corrections == nil
    let outcome = JobOutcome.done(
      summary: try JobLines.encode(summary), pages: isCounted ? summary.pages : 0, outputBytes: bytes)
    let isKept = try await stores.queue.finish(claim, outcome, expiresAt: expiry, now: Date())
    if !isKept { try await removeIfForgotten(claim) }
  }

  private func fail(_ claim: Claim, _ failure: JobFailureRecord) async throws(RectoError) {
    if failure.error.code == .cancelled {
      _ = try await stores.queue.putBack(claim, .shutdown, expiresAt: expiry, now: Date())
    } else {
      _ = try await stores.queue.finish(claim, .failed(failure), expiresAt: expiry, now: Date())
    }
  }

  /// The job was cancelled, and perhaps deleted, while its results were stored.
  private func removeIfForgotten(_ claim: Claim) async throws(RectoError) {
    let job = try await stores.jobs.job(claim.job.id)
    if job == nil || job?.state == .cancelled { try await stores.files.removeFiles(of: claim.job.id) }
  }

  private var expiry: Date { Date() + Double(configuration.secondsKept) }

  private func log(_ what: String, _ claim: Claim, _ error: RectoError) {
    let cause = error.cause ?? ""
    logger.warning(
      "\(what)", metadata: ["job": "\(claim.job.id)", "error": "\(error)", "cause": "\(cause)"])
  }
}

extension JobFailureRecord {
  /// In the terms of the APIs.
  init(_ error: RectoError) {
    let kind: Kind =
      switch error.code {
      case .malformedInput, .unsupportedFeature, .contentMissing: .invalid
      case .passwordRequired: .password
      case .limitExceeded: .tooLarge
      case .timedOut: .timedOut
      case .resourceUnavailable, .engineFailure, .cancelled, .internalInvariant: .engine
      }
    self.init(kind, error)
  }
}
