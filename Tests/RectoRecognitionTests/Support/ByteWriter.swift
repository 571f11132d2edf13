import Foundation

/// Puts numbers into bytes.
struct ByteWriter {
  var data = Data()
  var isBigEndian = false

  mutating func u8(_ value: Int) { data.append(UInt8(truncatingIfNeeded: value)) }
  mutating func u16(_ value: Int) { number(value, bytes: 2) }
  mutating func u32(_ value: Int) { number(value, bytes: 4) }
  mutating func text(_ text: String) { data.append(contentsOf: text.utf8) }

  private mutating func number(_ value: Int, bytes: Int) {
    let shifts = (0..<bytes).map { $0 * 8 }
    for shift in isBigEndian ? shifts.reversed() : shifts { u8(value >> shift) }
  }
}
