import Foundation
internal import RectoModel

/// What a JPEG 2000 file says of its colours, as far as PDF/A has rules for it (ISO 19005-2, 6.2.8.3).
struct JPXColors: Sendable, Hashable {
  private(set) var channels = 0
  /// Of all channels; nil when they differ.
  private(set) var bits: Int?
  private(set) var specifications: [Specification] = []

  struct Specification: Sendable, Hashable {
    /// 1 enumerated, 2 and 3 by ICC profile.
    var method: Int
    var approximation: Int
    var enumerated: Int?
  }

  /// A file that ends early has no colours. Throws `.malformedInput` for a header that is too short.
  init(_ data: Data) throws(RectoError) {
    let file = FileBytes(data, format: "JPEG 2000")
    for header in try Self.boxes(of: file, in: 0..<file.count) where header.type == "jp2h" {
      for box in try Self.boxes(of: file, in: header.content) { try read(box, in: file) }
    }
  }

  /// Whether PDF/A-2 and PDF/A-3 take it.
  var isAllowed: Bool {
    guard [1, 3, 4].contains(channels), let bits, (1...38).contains(bits) else { return false }
    let best = specifications.filter { $0.approximation == 1 }
    guard let used = specifications.count == 1 ? specifications.first : best.first,
      specifications.count == 1 || best.count == 1
    else { return false }
    return (1...3).contains(used.method) && used.enumerated != Self.appearanceModel
  }

  private static let appearanceModel = 19
  private static let cmyk = 12
  var isCMYK: Bool { channels == 4 || specifications.contains { $0.enumerated == Self.cmyk } }

  private typealias Box = (type: String, content: Range<Int>)

  private mutating func read(_ box: Box, in file: FileBytes) throws(RectoError) {
    let offset = box.content.lowerBound
    switch box.type {
    case "ihdr":
      channels = try file.u16(offset + 8)
      let code = try file.u8(offset + 10)
      bits = code == 255 ? nil : (code & 0x7F) + 1
    case "colr":
      let method = try file.u8(offset)
      specifications.append(
        Specification(
          method: method, approximation: try file.u8(offset + 2),
          enumerated: method == 1 ? try file.u32(offset + 3) : nil))
    default: break
    }
  }

  /// Up to one that doesn't fit.
  private static func boxes(of file: FileBytes, in range: Range<Int>) throws(RectoError) -> [Box] {
    var boxes: [Box] = []
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let length = try file.u32(offset)
      let end = length == 0 ? range.upperBound : offset + length
      guard end >= offset + 8, end <= range.upperBound else { break }
      boxes.append((String(decoding: try file.bytes(offset + 4, 4), as: UTF8.self), offset + 8..<end))
      offset = end
    }
    return boxes
  }
}
