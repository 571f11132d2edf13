internal import Foundation
internal import Glibc

/// Bytes that are gone through from the first to the last: the memory of what was read is given back, so that a mapped
/// file never is in memory whole. One thread at a time.
final class PassedBytes {
  let data: Data
  /// What lies before it was given back.
  private var released: Int

  /// Bytes that are given back at a time.
  private static let share = 16 << 20

  init(_ data: Data) {
    self.data = data
    released = data.startIndex
  }

  /// Nothing before `index` is needed soon. The bytes stay valid.
  func pass(to index: Data.Index) {
    if index - released >= Self.share { release(to: index) }
  }

  /// Where the text begins for the first time from `index` on; nil when it does not come.
  func firstIndex(of text: String, from index: Data.Index) -> Data.Index? {
    guard index < data.endIndex, let sign = text.utf8.first else { return nil }
    let pattern = Array(text.utf8)
    return data[index...].withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      var place = 0
      while place + pattern.count <= bytes.count,
        let found = memchr(base + place, Int32(sign), bytes.count - place)
      {
        place = UnsafeRawPointer(found) - base
        if place + pattern.count <= bytes.count, memcmp(found, pattern, pattern.count) == 0 {
          return index + place
        }
        place += 1
      }
      return nil
    }
  }

  /// Of a mapped file, the memory is the file's own.
  private func release(to index: Data.Index) {
    let page = Int(getpagesize())
    data.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let start = Int(bitPattern: base) + released - data.startIndex
      let first = (start + page - 1) / page * page
      let last = (start + index - released) / page * page
      if last > first { madvise(UnsafeMutableRawPointer(bitPattern: first), last - first, MADV_PAGEOUT) }
    }
    released = index
  }
}
