import Foundation
public import RectoModel
public import RectoRecognition

/// Makes pages in this process: whatever goes wrong in a C library ends the process.
struct InProcessPages: PageService {
  private let shelf: PipelineShelf

  /// With `layoutModel`, scans are shown to it where it is installed.
  init(width: Int, layoutModel: Bool = false, makeRecognizer: @escaping RecognizerMaker) {
    shelf = PipelineShelf(width: width, layoutModel: layoutModel, makeRecognizer: makeRecognizer)
  }

  func probe(_ input: InputFile, limits: Limits) async throws(RectoError) -> InputInfo {
    try InputProbe.probe(input, limits: limits)
  }

  func examine(_ input: InputFile, limits: Limits) async throws(RectoError) -> OfficeInfo? {
    try OfficeProbe.probe(input, limits: limits)
  }

  var officeExecutable: URL? { nil }

  func process(_ task: PageTask) async throws(RectoError) -> PageResult {
    try await using { pipeline throws(RectoError) in try await pipeline.process(task) }
  }

  func withoutText(_ task: PageTask) async throws(RectoError) -> PageResult {
    try await using { pipeline throws(RectoError) in try await pipeline.withoutText(task) }
  }

  func picture(_ task: PageTask) async throws(RectoError) -> URL {
    let file = task.pictureFile
    try await using { pipeline throws(RectoError) in try await pipeline.picture(task, to: file) }
    return file
  }

  func look(_ task: PageTask) async throws(RectoError) -> PageLook {
    try await using { pipeline throws(RectoError) in try await pipeline.look(task, to: task.pictureFile) }
  }

  private func using<Output: Sendable>(
    _ body: (PagePipeline) async throws(RectoError) -> Output
  ) async throws(RectoError) -> Output {
    let pipeline = try await shelf.take()
    let result = await Result { () async throws(RectoError) in
      if Task.isCancelled { throw .cancelled }
      return try await body(pipeline)
    }
    await shelf.putBack(pipeline)
    return try result.get()
  }
}

/// Makes a recogniser for one pipeline.
public typealias RecognizerMaker = @Sendable () throws(RectoError) -> any PageRecognizer

/// As many pipelines as pages may be made at the same time; each is used by one page at a time.
private actor PipelineShelf {
  private let makeRecognizer: RecognizerMaker
  private let layoutModel: Bool
  private var free: [PagePipeline] = []
  private var unmade: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(width: Int, layoutModel: Bool, makeRecognizer: @escaping RecognizerMaker) {
    unmade = width
    self.layoutModel = layoutModel
    self.makeRecognizer = makeRecognizer
  }

  func take() async throws(RectoError) -> PagePipeline {
    while free.isEmpty && unmade == 0 {
      await withCheckedContinuation { waiting.append($0) }
    }
    if let pipeline = free.popLast() { return pipeline }
    unmade -= 1
    do {
      return PagePipeline(recognizer: try makeRecognizer(), layoutModel: layoutModel)
    } catch {
      unmade += 1
      wakeOne()
      throw error
    }
  }

  func putBack(_ pipeline: PagePipeline) {
    free.append(pipeline)
    wakeOne()
  }

  private func wakeOne() {
    if !waiting.isEmpty { waiting.removeFirst().resume() }
  }
}
