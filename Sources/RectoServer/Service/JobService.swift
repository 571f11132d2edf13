import Foundation
import Recto
import RectoCrypto
import RectoFormats
import RectoModel
import RectoRecognition
import RectoStore

/// What all surfaces do with jobs. From any task.
struct JobService: Sendable {
  let configuration: ServerConfiguration
  let stores: Stores
  let watch: JobWatch
  let running: RunningJobs
  let doorbell: Doorbell
  let limiter: RateLimiter
  /// Files are looked into by so many processes at a time.
  let probes: Turnstile

  /// What is handed in beside the file.
  struct Submission: Sendable {
    var surface: String
    var request: JobRequest
    var password: String?
    var idempotencyKey: String?
    var callback: NewCallback?
  }

  /// Takes in a file that was uploaded, or says why not.
  func submit(
    _ submission: Submission, file: UploadedFile, caller: Caller
  ) async throws -> JobRecord {
    let pages = try await look(
      into: file, pages: submission.request.pages, password: submission.password,
      surface: submission.surface)
    var job = try newJob(submission, caller: caller, fingerprint: file.digest)
    (job.pageCount, job.inputBytes) = (pages, file.bytes)
    try await stores.files.put(file.file, as: "input", of: job.id)
    return try await admit(job, pages: caller.pages)
  }

  /// Takes in a file that is still to be fetched.
  func submit(_ submission: Submission, source: URL, caller: Caller) async throws -> JobRecord {
    var job = try newJob(submission, caller: caller, fingerprint: source.absoluteString)
    job.isPreparing = true
    return try await admit(job, pages: caller.pages)
  }

  private func newJob(
    _ submission: Submission, caller: Caller, fingerprint: String
  ) throws -> NewJob {
    let request = try JSONEncoder.ordered.encode(submission.request)
    return NewJob(
      owner: caller.owner, surface: submission.surface, request: request, secret: submission.password,
      priority: caller.token?.limits.priority ?? 0, period: caller.period,
      idempotencyKey: submission.idempotencyKey,
      fingerprint: Self.fingerprint([fingerprint, submission.password ?? ""], request),
      callback: submission.callback)
  }

  private static func fingerprint(_ parts: [String], _ request: Data) -> String {
    Digest.of(Data(parts.joined(separator: "\n").utf8) + request).hexadecimal
  }

  /// Puts a job into the queue of which the files are there. They go when it isn't let in, or was before. `pages` are
  /// those that the caller may have; nil for any number.
  func admit(_ job: NewJob, pages: Int?) async throws -> JobRecord {
    do {
      let record = try await queued(job, pages: pages)
      if record.id != job.id { try await stores.files.removeFiles(of: job.id) }
      await doorbell.ring()
      return record
    } catch {
      try await stores.files.removeFiles(of: job.id)
      throw error
    }
  }

  private func queued(_ job: NewJob, pages: Int?) async throws -> JobRecord {
    let limits = AdmissionLimits(unfinishedJobs: configuration.queueLength, pages: pages)
    switch try await stores.jobs.add(job, limits: limits, now: Date()) {
    case .accepted(let record), .repeated(let record): return record
    case .keyTaken:
      throw ServiceError(.keyTaken, "Another request was sent with this Idempotency-Key.")
    case .queueFull:
      throw ServiceError(.queueFull, "The queue is full; try again later.", retryAfter: 10)
    case .overAllowance(let used, let cap):
      throw ServiceError(
        .outOfPages, "Out of pages: \(used) of \(cap) are used or spoken for.", used: used, cap: cap)
    }
  }

  /// The number of pages that are wanted. Throws what is wrong with the file.
  func look(
    into file: UploadedFile, pages: PageRanges?, password: String?, surface: String
  ) async throws -> Int? {
    guard file.bytes > 0 else { throw ServiceError(.badRequest, "The file is empty.") }
    let input = JobInput(file.file, name: file.name, password: password)
    guard InputKind.sniff(file.head) != nil else {
      if OfficeKind.mayBe(file.head), try await isOffice(input, surface: surface) { return nil }
      if surface == JobRoutes.surface, FormatRegistry.reader(head: file.head) != nil { return nil }
      throw ServiceError(
        .unsupportedType,
        "The file is none of \(InputKind.allCases.map(\.name).joined(separator: ", ")), nor an Office file.")
    }
    do {
      let info = try await probes.pass {
        try await Converter(workerExecutable: configuration.programForJobs)
          .probe(input, limits: configuration.limits)
      }
      return try pages?.indices(pageCount: info.pageCount).count ?? info.pageCount
    } catch let error as RectoError {
      return try Self.pages(despite: error, surface: surface)
    }
  }

  /// How many pages an Office file has shows when LibreOffice has opened it, which is part of the job.
  private func isOffice(_ input: JobInput, surface: String) async throws -> Bool {
    do {
      let kind = try await probes.pass {
        try await Converter(workerExecutable: configuration.programForJobs)
          .officeKind(of: input, limits: configuration.limits)
      }
      guard kind == nil || OfficeProgram.find() != nil else {
        throw ServiceError(
          .unsupportedType, "This server reads no Office files: LibreOffice is not installed on it.")
      }
      return kind != nil
    } catch let error as RectoError {
      return try Self.pages(despite: error, surface: surface) == nil
    }
  }

  /// The compatible APIs tell what is wrong with a file as the state of its job; what could never be done is refused.
  private static func pages(despite error: RectoError, surface: String) throws -> Int? {
    switch error.code {
    case .limitExceeded where surface != PicWishRoutes.surface: throw ServiceError(.tooLarge, error.message)
    case .resourceUnavailable, .cancelled: throw ServiceError(error)
    default: return nil
    }
  }

  // MARK: - Looking and waiting

  /// The caller's own job.
  func job(_ id: String, caller: Caller) async throws -> JobRecord {
    guard let record = try await stores.jobs.job(id), record.owner == caller.owner else {
      throw ServiceError.noSuchJob
    }
    return record
  }

  /// The job when it is final, or as it is after so many seconds.
  func job(_ id: String, caller: Caller, waiting seconds: Int) async throws -> JobRecord {
    let changes = await watch.changes(of: id)
    var record = try await job(id, caller: caller)
    guard seconds > 0, !record.state.isFinal else { return record }
    await withTaskGroup(of: Void.self) { group in
      group.addTask { try? await Task.sleep(for: .seconds(seconds)) }
      group.addTask {
        for await _ in changes {
          let record = try? await stores.jobs.job(id)
          if record?.state.isFinal ?? true { return }
        }
      }
      await group.next()
      group.cancelAll()
    }
    record = try await job(id, caller: caller)
    return record
  }

  /// A result, as a file that is there whole.
  func result(_ name: String, of record: JobRecord) async throws -> URL {
    switch record.state {
    case .done: break
    case .expired: throw ServiceError(.gone, "The results were deleted when their time was over.")
    case .failed, .cancelled:
      throw ServiceError(.notReady, record.failure?.error.message ?? "The job was cancelled.")
    case .preparing, .queued, .processing:
      throw ServiceError(.notReady, "The job is not done yet.", retryAfter: 1)
    }
    if let missing = try record.decodedSummary?.missing.first(where: { $0.format == name }) {
      throw ServiceError(.notFound, missing.message)
    }
    guard let file = try await stores.files.file(name, of: record.id) else {
      throw ServiceError(.notFound, "The job has no result \"\(name)\".")
    }
    return file
  }

  // MARK: - Ending

  /// Cancels a job that is not final, and removes one that is. The files go in any case.
  func remove(_ id: String, caller: Caller) async throws {
    _ = try await job(id, caller: caller)
    let expiry = Date() + Double(configuration.secondsKept)
    if try await stores.jobs.cancel(id, expiresAt: expiry, now: Date()) {
      await running.cancel(id)
    } else {
      try await stores.jobs.delete(id)
    }
    try await stores.files.removeFiles(of: id)
    await watch.changed(id)
  }
}

extension JobRecord {
  /// nil while there is none.
  var decodedSummary: JobSummary? {
    get throws {
      try summary.map { try JobLines.decode(JobSummary.self, from: String(decoding: $0, as: UTF8.self)) }
    }
  }
}
