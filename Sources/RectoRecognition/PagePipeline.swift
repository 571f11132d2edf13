public import RectoModel

/// Makes pages, one at a time: loads the image, prepares it, recognises it.
public final class PagePipeline: Sendable {
  private let recognizer: any PageRecognizer

  /// `recognizer` is used by this pipeline only.
  public init(recognizer: any PageRecognizer) { self.recognizer = recognizer }

  /// The whole of it. A page that can't be loaded, or whose recognition fails or runs out of time, throws; what
  /// `withoutText` gives can then stand in for it.
  public func process(_ task: PageTask) async throws(RectoError) -> PageResult {
    do {
      let loaded = try PageLoader(task).load()
      let hints = RecognitionHints(resolution: loaded.resolution, deadlineSeconds: task.limits.secondsPerPage)
      let recognised = try await recognizer.recognize(loaded.bitmap, hints: hints)
      return loaded.result(for: task, recognised: recognised)
    } catch {
      throw task.locate(error)
    }
  }

  /// The page with its image and no blocks.
  public func withoutText(_ task: PageTask) async throws(RectoError) -> PageResult {
    do {
      return try PageLoader(task).load().result(for: task, recognised: nil)
    } catch {
      throw task.locate(error)
    }
  }
}
