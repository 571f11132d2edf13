import Dispatch
import Foundation
internal import RectoModel
import Synchronization

/// Packs a file while it is still being written, on a thread of its own: into an archive of one entry, which
/// `ZipArchive` takes over as it is. What a reader or a plan waits for is then time to pack in.
///
/// To be used from one thread at a time. It ends its thread when it goes.
final class PartPacker: Sendable {
  /// The archive of one entry; whole after `finish`.
  let archive: URL
  private let growth: Growth

  /// Begins with a file of which at least `count` bytes are written.
  init(_ file: URL, count: Int, into archive: URL, level: UInt32) {
    self.archive = archive
    growth = Growth(count)
    Thread.detachNewThread { [growth] in
      let failure: RectoError?
      do throws(RectoError) {
        let single = try ZipArchive(file: archive)
        try single.add("part", growing: PartInput(file, growth), level: level)
        try single.finish()
        failure = nil
      } catch {
        failure = error
      }
      growth.end(failure)
    }
  }

  deinit {
    growth.state.withLock { $0.isAbandoned = true }
    growth.changed.signal()
    try? growth.waitForEnd()
  }

  /// The file holds that many bytes now, and gets no more when it is whole.
  func grow(to count: Int, isWhole: Bool) {
    growth.state.withLock {
      $0.count = count
      $0.isWhole = isWhole
    }
    growth.changed.signal()
  }

  /// Waits until the file, which must be whole, is packed; throws `.resourceUnavailable` when the disk is full.
  func finish() throws(RectoError) { try growth.waitForEnd() }
}

extension PartPacker {
  /// What the two threads tell each other.
  final class Growth: Sendable {
    struct State {
      var count: Int
      var isWhole = false
      var isAbandoned = false
      /// Set when the thread is at its end.
      var result: Result<Void, RectoError>?
    }

    let state: Mutex<State>
    let changed = DispatchSemaphore(value: 0)
    private let ended = DispatchSemaphore(value: 0)

    init(_ count: Int) { state = Mutex(State(count: count)) }

    /// Waits until there are `end` bytes, or all that there will be, and returns how many there are; nil when nobody
    /// wants them any more.
    func count(reaching end: Int) -> Int? {
      while true {
        let now = state.withLock { $0 }
        if now.isAbandoned { return nil }
        if now.isWhole || now.count >= end { return now.count }
        changed.wait()
      }
    }

    func end(_ failure: RectoError?) {
      state.withLock { $0.result = failure.map { .failure($0) } ?? .success(()) }
      ended.signal()
    }

    func waitForEnd() throws(RectoError) {
      ended.wait()
      // Whoever asks again is told the same.
      ended.signal()
      try state.withLock { $0.result }?.get()
    }
  }
}
