public import RectoModel

/// An engine that answers with pages that are known beforehand, so that a pipeline can be tested in milliseconds.
///
/// The n-th picture gets the n-th page that has its size, in pixels, and that was not given yet. Calls may come
/// from any thread.
public struct RecordedRecognizer: PageRecognizer {
  public let identity = EngineIdentity(name: "recorded", version: "1")
  private let pages: [Page]
  private let given = GivenPages()

  public init(pages: [Page]) { self.pages = pages }

  /// Throws `.engineFailure` when no page of this size is left.
  public func recognize(_ image: PageBitmap, hints: RecognitionHints) async throws(RectoError) -> Page {
    guard let index = await given.take(firstOf: pages.indices.filter { pages[$0].size == image.size }) else {
      throw RectoError(
        .engineFailure,
        "No recorded page of \(image.width) x \(image.height) pixels is left; give one for each picture.")
    }
    return pages[index]
  }
}

private actor GivenPages {
  private var taken: Set<Int> = []

  func take(firstOf candidates: [Int]) -> Int? {
    guard let index = candidates.first(where: { !taken.contains($0) }) else { return nil }
    taken.insert(index)
    return index
  }
}
