import RectoModel
import Synchronization

/// Gathers diagnostics of a writer or reader, from any thread.
final class NoteCollector: Sendable {
  private let notes = Mutex<[Diagnostic]>([])

  var all: [Diagnostic] { notes.withLock(\.self) }

  func add(_ note: Diagnostic) { notes.withLock { $0.append(note) } }
}
