/// What a JPEG 2000 file says of its colours, as far as PDF/A has rules for it (ISO 19005-2, 6.2.8.3).
package struct JPXColors: Sendable, Hashable {
  package private(set) var channels = 0
  /// Of all channels; nil when they differ.
  package private(set) var bits: Int?
  package private(set) var specifications: [Specification] = []

  package struct Specification: Sendable, Hashable {
    /// 1 enumerated, 2 and 3 by ICC profile.
    package var method: Int
    package var approximation: Int
    package var enumerated: Int?

    package init(method: Int, approximation: Int, enumerated: Int? = nil) {
      self.method = method
      self.approximation = approximation
      self.enumerated = enumerated
    }
  }

  private static let cmyk = 12
  private static let appearanceModel = 19

  /// nil for a bare code stream. What is cut off counts as 0.
  package init?(_ bytes: [UInt8]) {
    let data = FontBytes(bytes: bytes)
    guard data.text(4..<8) == "jP  " else { return nil }
    for file in Self.boxes(of: data, in: 0..<bytes.count) where file.type == "jp2h" {
      for box in Self.boxes(of: data, in: file.content) { read(box, in: data) }
    }
  }

  private typealias Box = (type: String, content: Range<Int>)

  private mutating func read(_ box: Box, in data: FontBytes) {
    let offset = box.content.lowerBound
    switch box.type {
    case "ihdr":
      channels = data.short(offset + 8)
      let depth = data.byte(offset + 10)
      bits = depth == 255 ? nil : (depth & 127) + 1
    case "bpcc": bits = nil
    case "colr":
      let method = data.byte(offset)
      specifications.append(
        Specification(
          method: method, approximation: data.byte(offset + 2),
          enumerated: method == 1 ? data.long(offset + 3) : nil))
    default: break
    }
  }

  /// Up to one that doesn't fit.
  private static func boxes(of data: FontBytes, in range: Range<Int>) -> [Box] {
    var boxes: [Box] = []
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound {
      let length = data.long(offset)
      let end = length == 0 ? range.upperBound : offset + length
      guard end >= offset + 8, end <= range.upperBound else { break }
      boxes.append((data.text(offset + 4..<offset + 8), offset + 8..<end))
      offset = end
    }
    return boxes
  }

  // MARK: What they mean

  /// The one that counts; nil when that isn't clear.
  private var used: Specification? {
    let best = specifications.count == 1 ? specifications : specifications.filter { $0.approximation == 1 }
    return best.count == 1 ? best[0] : nil
  }

  /// What PDF/A-2 and PDF/A-3 forbid; nil when nothing is.
  package var fault: String? {
    guard [1, 3, 4].contains(channels) else { return "it has \(channels) channels" }
    guard let bits, (1...38).contains(bits) else { return "its channels differ in depth" }
    guard let used else { return "its colour space isn't clear" }
    let isAllowed = (1...3).contains(used.method) && used.enumerated != Self.appearanceModel
    return isAllowed ? nil : "its colour space isn't allowed"
  }

  package var isCMYK: Bool { channels == 4 || specifications.contains { $0.enumerated == Self.cmyk } }

  /// The PDF name of the colour space, for pictures that have none in PDF; nil where it is no device's.
  var deviceSpace: String? {
    switch specifications.first?.enumerated {
    case Self.cmyk: "/DeviceCMYK"
    case 16, 18: "/DeviceRGB"
    default: nil
    }
  }
}
