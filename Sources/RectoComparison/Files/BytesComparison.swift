import Foundation
import RectoModel

/// Compares files of which nothing is known, or that are to be the same to the byte.
enum BytesComparison {
  static func compare(_ expected: ComparedFile, _ actual: ComparedFile, into list: inout DifferenceList) {
    guard expected.kind == actual.kind else {
      return list.add(
        .bytes, at: DifferencePlace(), expected: "a file of kind \(expected.kind.rawValue)",
        actual: "a file of kind \(actual.kind.rawValue)")
    }
    guard expected.data != actual.data else { return }
    let offset = zip(expected.data, actual.data).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = DifferencePlace(path: "byte \(offset ?? min(expected.data.count, actual.data.count))")
    list.add(.bytes, at: place, expected: expected.data.summary, actual: actual.data.summary)
  }
}

extension Sequence<UInt8> {
  /// Length and FNV-1a checksum: `1234 bytes, checksum 0123456789abcdef`.
  var summary: String {
    var (count, hash) = (0, UInt64(0xcbf2_9ce4_8422_2325))
    for byte in self {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
      count += 1
    }
    let digits = String(hash, radix: 16)
    return "\(count) bytes, checksum \(String(repeating: "0", count: 16 - digits.count))\(digits)"
  }
}
