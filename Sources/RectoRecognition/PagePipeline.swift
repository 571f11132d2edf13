public import RectoModel

/// Makes pages, one at a time: loads the image, prepares it, recognises it.
public final class PagePipeline: Sendable {
  private let recognizer: any PageRecognizer
  private let orientation = OrientationDetector()

  /// `recognizer` is used by this pipeline only.
  public init(recognizer: any PageRecognizer) { self.recognizer = recognizer }

  /// The whole of it. A page that can't be loaded, or whose recognition fails or runs out of time, throws; what
  /// `withoutText` gives can then stand in for it.
  public func process(_ task: PageTask) async throws(RectoError) -> PageResult {
    do {
      let page = try await prepared(task)
      let hints = RecognitionHints(resolution: page.resolution, deadlineSeconds: task.limits.secondsPerPage)
      let recognised = try await recognizer.recognize(page.bitmap, hints: hints)
      return page.result(for: task, recognised: recognised)
    } catch {
      throw task.locate(error)
    }
  }

  /// The page with its image, upright as far as the file tells, and no blocks.
  public func withoutText(_ task: PageTask) async throws(RectoError) -> PageResult {
    do {
      return try PageLoader(task).load().result(for: task, recognised: nil)
    } catch {
      throw task.locate(error)
    }
  }

  private func prepared(_ task: PageTask) async throws(RectoError) -> LoadedPage {
    try await PagePreparer(task, orientation: orientation).prepare(PageLoader(task).load())
  }
}
