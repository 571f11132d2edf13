internal import CZip
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

  /// The file as libzip reads it: each piece is as long as libzip asks for, until the end.
  final class PartInput {
    private let file: URL
    private let growth: Growth
    private var handle: FileHandle?
    private var offset = 0

    init(_ file: URL, _ growth: Growth) {
      self.file = file
      self.growth = growth
    }

    deinit { try? handle?.close() }

    /// What libzip calls: `owner` is the input.
    static let answer: zip_source_callback = { owner, data, length, command in
      guard let owner else { return -1 }
      let input = Unmanaged<PartInput>.fromOpaque(owner)
      switch command {
      case ZIP_SOURCE_SUPPORTS:
        return [
          ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
          ZIP_SOURCE_FREE,
        ].reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
      case ZIP_SOURCE_OPEN:
        return input.takeUnretainedValue().open() ? 0 : -1
      case ZIP_SOURCE_READ:
        let bytes = UnsafeMutableRawBufferPointer(start: data, count: Int(length))
        return zip_int64_t(input.takeUnretainedValue().read(into: bytes))
      case ZIP_SOURCE_CLOSE:
        input.takeUnretainedValue().close()
        return 0
      case ZIP_SOURCE_STAT:
        // Nothing is known of it yet.
        zip_stat_init(data?.assumingMemoryBound(to: zip_stat_t.self))
        return zip_int64_t(MemoryLayout<zip_stat_t>.size)
      case ZIP_SOURCE_ERROR:
        let codes = data?.assumingMemoryBound(to: Int32.self)
        codes?[0] = ZIP_ER_READ
        codes?[1] = 0
        return zip_int64_t(2 * MemoryLayout<Int32>.size)
      case ZIP_SOURCE_FREE:
        input.release()
        return 0
      default: return -1
      }
    }

    func open() -> Bool {
      handle = try? FileHandle(forReadingFrom: file)
      return handle != nil
    }

    func close() {
      try? handle?.close()
      handle = nil
    }

    /// How many bytes were read; 0 at the end, -1 when they can't be read.
    func read(into bytes: UnsafeMutableRawBufferPointer) -> Int {
      guard let handle, let start = bytes.baseAddress,
        let count = growth.count(reaching: offset + bytes.count)
      else { return -1 }
      var read = 0
      let wanted = min(bytes.count, count - offset)
      while read < wanted {
        let piece = pread(
          handle.fileDescriptor, start + read, wanted - read, off_t(offset + read))
        guard piece > 0 else { return -1 }
        read += piece
      }
      offset += read
      return read
    }
  }
}
