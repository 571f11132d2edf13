internal import CZip
import Foundation

/// A file that is still being written, as libzip reads it: each piece is as long as libzip asks for, until the end.
final class PartInput {
  private let file: URL
  private let growth: PartPacker.Growth
  private var handle: FileHandle?
  private var offset = 0

  init(_ file: URL, _ growth: PartPacker.Growth) {
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
