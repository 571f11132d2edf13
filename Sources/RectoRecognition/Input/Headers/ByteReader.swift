import Foundation
import RectoModel

/// Numbers out of untrusted bytes. Reading past the end throws; it never traps.
struct ByteReader: Sendable {
  private let data: Data
  var isBigEndian = true

  init(_ data: Data, isBigEndian: Bool = true) {
    self.data = data
    self.isBigEndian = isBigEndian
  }

  var count: Int { data.count }

  static let cutOff = RectoError(
    .malformedInput, "The file is cut off; copy, download or scan it again.")

  func u8(_ offset: Int) throws(RectoError) -> Int {
    guard offset >= 0, offset < data.count else { throw Self.cutOff }
    return Int(data[data.startIndex + offset])
  }

  func u16(_ offset: Int) throws(RectoError) -> Int { try number(offset, bytes: 2) }
  func u24(_ offset: Int) throws(RectoError) -> Int { try number(offset, bytes: 3) }
  func u32(_ offset: Int) throws(RectoError) -> Int { try number(offset, bytes: 4) }

  /// Numbers over 2^62 are refused with the cut-off files: no file is that long.
  func u64(_ offset: Int) throws(RectoError) -> Int {
    let halves = (try u32(offset), try u32(offset + 4))
    let (high, low) = isBigEndian ? halves : (halves.1, halves.0)
    guard high < 1 << 30 else { throw Self.cutOff }
    return high << 32 | low
  }

  func i32(_ offset: Int) throws(RectoError) -> Int {
    Int(Int32(truncatingIfNeeded: try u32(offset)))
  }

  func has(_ text: String, at offset: Int) -> Bool {
    slice(offset, count: text.utf8.count)?.elementsEqual(text.utf8) ?? false
  }

  /// nil when it is not all there.
  func slice(_ offset: Int, count: Int) -> Data? {
    guard offset >= 0, count >= 0, offset <= data.count, count <= data.count - offset else { return nil }
    return data[(data.startIndex + offset)..<(data.startIndex + offset + count)]
  }

  /// Where `bytes` last stands at or after `offset`.
  func lastOffset(of bytes: [UInt8], from offset: Int) -> Int? {
    guard offset >= 0, offset < data.count else { return nil }
    let range = data.range(
      of: Data(bytes), options: .backwards, in: (data.startIndex + offset)..<data.endIndex)
    return range.map { $0.lowerBound - data.startIndex }
  }

  private func number(_ offset: Int, bytes: Int) throws(RectoError) -> Int {
    guard let slice = slice(offset, count: bytes) else { throw Self.cutOff }
    return isBigEndian
      ? slice.reduce(0) { $0 << 8 | Int($1) } : slice.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
