public import Foundation
public import RectoModel
public import RectoRecognition

/// Runs jobs. One converter may run several at the same time; each has its own pages in flight.
public struct Converter: Sendable {
  private let workerExecutable: URL
  private let makeRecognizer: RecognizerMaker?
  /// The date that goes into files; nil for now, or what `SOURCE_DATE_EPOCH` says.
  public var timestamp: Date?
  /// Reads recognised pages once more; nil for the local engine alone.
  public var revision: (any PageRevision)?
  /// Translates documents where a job asks for that.
  public var translator: any TextTranslator = Apertium()
  /// Files of pages that are as large are gone through page by page, where all outputs can be written so.
  var leastPagedBytes = 32 << 20
  var onWorkerStart: @Sendable (Int32) -> Void = { _ in }

  /// `workerExecutable` is started for jobs with worker processes, with `Worker.argument` as its only argument; it
  /// must then call `Worker.serve`. nil for this very program.
  public init(workerExecutable: URL? = nil) {
    self.workerExecutable =
      workerExecutable ?? URL(fileURLWithPath: "/proc/\(ProcessInfo.processInfo.processIdentifier)/exe")
    makeRecognizer = nil
  }

  /// Recognises with your own recogniser, always in this process. `makeRecognizer` is called once for each page
  /// that may be made at the same time.
  public init(makeRecognizer: @escaping RecognizerMaker) {
    workerExecutable = URL(fileURLWithPath: "/")
    self.makeRecognizer = makeRecognizer
  }

  /// Converts every input and writes every output. An input that fails is in the report, and the others go on.
  /// Throws what is wrong with the job as a whole, before anything is written, and `.cancelled`. Files are whole or
  /// not there. `progress` may be called from any thread.
  public func run(
    _ job: Job, progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
  ) async throws(RectoError) -> JobReport {
    if let language = job.translateTo {
      try translator.check(from: job.namedLanguage, to: language)
    }
    let plan = try OutputPlan(job)
    let timestamp = if let given = self.timestamp { given } else { try Timestamp.current() }
    progress(.started(documents: plan.targets.count))
    return try await SpoolFolder.with { spool throws(RectoError) in
      try await withPages(job, folder: spool) { service throws(RectoError) in
        let groups = job.groups
        let indices = Array(groups.indices)
        let reports = try await orderedConcurrentMap(indices, width: job.width) { index throws(RectoError) in
          let conversion = DocumentConversion(
            job: job, inputs: groups[index], plan: plan, targets: plan.targets[index], timestamp: timestamp,
            service: service, translator: translator, progress: progress, leastPagedBytes: leastPagedBytes)
          return try await conversion.run(spool: spool.appendingPathComponent("\(index)", isDirectory: true))
        }
        return JobReport(joining: reports)
      }
    }
  }

  /// Makes one document of all inputs and writes nothing. `spool` is an existing folder for the images of the pages;
  /// it must stay as long as the document's assets are used. Throws when no input can be read.
  public func document(
    of job: Job, spool: URL, progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
  ) async throws(RectoError) -> RecognizedDocument {
    try await withPages(job, folder: spool) { service throws(RectoError) in
      try await DocumentBuilder(
        job: job, service: service, translator: translator, spool: spool, progress: progress
      ).build(job.inputs)
    }
  }

  /// Looks into an input: what it is and how many pages it has. Throws what is wrong with the file.
  public func probe(_ input: JobInput, limits: Limits = Limits()) async throws(RectoError) -> InputInfo {
    let job = Job([input], to: [], limits: limits, concurrency: 1)
    return try await SpoolFolder.with { spool throws(RectoError) in
      try await withPages(job, folder: spool) { service throws(RectoError) in
        try await service.probe(input.inputFile, limits: limits)
      }
    }
  }

  /// Looks into a file that may be an Office file, without LibreOffice; nil for what is none. Throws what is wrong with
  /// the file.
  public func officeKind(
    of input: JobInput, limits: Limits = Limits()
  ) async throws(RectoError) -> OfficeKind? {
    let job = Job([input], to: [], limits: limits, concurrency: 1)
    return try await SpoolFolder.with { spool throws(RectoError) in
      try await withPages(job, folder: spool) { service throws(RectoError) in
        try await service.examine(input.inputFile, limits: limits)?.kind
      }
    }
  }

  /// What holds for worker processes on this machine. Throws when they can't be started.
  package func confinement() async throws(RectoError) -> ConfinementReport {
    try await SpoolFolder.with { spool throws(RectoError) in
      let job = Job([], to: [], concurrency: 1)
      return try await withWorkers(job, folder: spool) { pool throws(RectoError) in try await pool.trial() }
    }
  }

  private func withPages<Output: Sendable>(
    _ job: Job, folder: URL, _ body: (any PageService) async throws(RectoError) -> Output
  ) async throws(RectoError) -> Output {
    guard let revision else { return try await withEngine(job, folder: folder, body) }
    return try await withEngine(job, folder: folder) { service throws(RectoError) in
      try await body(RevisedPages(base: service, revision: revision))
    }
  }

  private func withEngine<Output: Sendable>(
    _ job: Job, folder: URL, _ body: (any PageService) async throws(RectoError) -> Output
  ) async throws(RectoError) -> Output {
    if let makeRecognizer {
      return try await body(InProcessPages(width: job.width, makeRecognizer: makeRecognizer))
    }
    switch job.isolation {
    case .inProcess:
      return try await body(
        InProcessPages(width: job.width, layoutModel: true) { () throws(RectoError) in
          try job.engine.makeRecognizer(
            languages: job.languages, halfPrecision: job.preparation.halfPrecision)
        })
    case .workerProcesses:
      return try await withWorkers(job, folder: folder) { pool throws(RectoError) in try await body(pool) }
    }
  }

  func withWorkers<Output: Sendable>(
    _ job: Job, folder: URL, _ body: (WorkerPool) async throws(RectoError) -> Output
  ) async throws(RectoError) -> Output {
    try await WorkerPool.withWorkers(
      width: job.width, executable: workerExecutable, folder: folder, onStart: onWorkerStart, body)
  }
}

extension JobReport {
  fileprivate init(joining reports: [JobReport]) {
    outputs = reports.flatMap(\.outputs)
    failures = reports.flatMap(\.failures)
    notes = reports.flatMap(\.notes)
  }
}
