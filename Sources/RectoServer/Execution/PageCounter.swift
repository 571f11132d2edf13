import Recto
import Synchronization

/// Counts the pages that are done. From any thread.
final class PageCounter: Sendable {
  private struct Count {
    var done = 0
    var wanted: Int?
  }

  private let count = Mutex(Count())

  /// The message that the event is worth, if any.
  func note(_ event: ProgressEvent) -> JobMessage? {
    count.withLock { count in
      switch event {
      case .opened(_, let pages): count.wanted = (count.wanted ?? 0) + pages
      case .page: count.done += 1
      case .started, .note, .failed, .wrote, .finished: return nil
      }
      return .progress(pagesDone: count.done, pageCount: count.wanted)
    }
  }
}
