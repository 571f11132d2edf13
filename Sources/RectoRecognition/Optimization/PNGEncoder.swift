import Foundation
import RectoModel

/// Encodes PNG files as small as zlib makes them: with the row filters that suit the picture.
struct PNGEncoder {
  private let samples: PNGSamples

  init(_ samples: PNGSamples) { self.samples = samples }

  func encode(unitsPerInch: Double) throws(RectoError) -> Data {
    let plain = try Deflate.compress(filtered { _, _ in .none })
    var pixels = plain
    // Rows of a few bits or of palette indices have no neighbours that foretell them.
    if samples.bits == 8, samples.palette == nil {
      let adaptive = try Deflate.compress(filtered { PNGFilter.best(for: $0, above: $1, in: samples) })
      if adaptive.count < plain.count { pixels = adaptive }
    }
    return file(pixels, unitsPerInch: unitsPerInch)
  }

  private func filtered(_ choice: (_ row: Int, _ above: Int?) -> PNGFilter) -> [UInt8] {
    let count = samples.bytesPerRow
    var out: [UInt8] = []
    out.reserveCapacity((count + 1) * samples.height)
    for y in 0..<samples.height {
      let (row, above) = (y * count, y > 0 ? (y - 1) * count : nil)
      choice(row, above).append(row, above: above, of: samples, to: &out)
    }
    return out
  }

  private func file(_ pixels: Data, unitsPerInch: Double) -> Data {
    var header = bigEndian(samples.width) + bigEndian(samples.height)
    header += [UInt8(samples.bits), samples.palette != nil ? 3 : samples.channels == 3 ? 2 : 0, 0, 0, 0]
    let perMetre = bigEndian(Int((unitsPerInch / 0.0254).rounded()))
    var file = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) + chunk("IHDR", Data(header))
    file += chunk("pHYs", Data(perMetre + perMetre + [1]))
    if let palette = samples.palette { file += chunk("PLTE", Data(palette)) }
    return file + chunk("IDAT", pixels) + chunk("IEND", Data())
  }

  private func chunk(_ name: String, _ body: Data) -> Data {
    let checked = Data(name.utf8) + body
    return Data(bigEndian(body.count)) + checked + bigEndian(Int(Deflate.crc(checked)))
  }

  private func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

/// How a row is told by its neighbours.
enum PNGFilter: UInt8, CaseIterable {
  case none, left, above, average, paeth

  /// The one that leaves the smallest numbers: what compresses well mostly.
  static func best(for row: Int, above: Int?, in samples: PNGSamples) -> PNGFilter {
    var best = (filter: PNGFilter.none, sum: Int.max)
    for filter in allCases {
      var sum = 0
      filter.forEach(row, above: above, of: samples) { sum += $0 < 128 ? Int($0) : 256 - Int($0) }
      if sum < best.sum { best = (filter, sum) }
    }
    return best.filter
  }

  /// `row` and `above` are offsets of bytes.
  func append(_ row: Int, above: Int?, of samples: PNGSamples, to out: inout [UInt8]) {
    out.append(rawValue)
    forEach(row, above: above, of: samples) { out.append($0) }
  }

  @inline(__always)
  private func forEach(_ row: Int, above: Int?, of samples: PNGSamples, _ body: (UInt8) -> Void) {
    let bytes = samples.bytes
    for index in 0..<samples.bytesPerRow {
      let isFirst = index < samples.channels
      let left = isFirst ? 0 : bytes[row + index - samples.channels]
      let up = above.map { bytes[$0 + index] } ?? 0
      let corner = isFirst ? 0 : above.map { bytes[$0 + index - samples.channels] } ?? 0
      body(bytes[row + index] &- prediction(left: left, up: up, corner: corner))
    }
  }

  @inline(__always)
  private func prediction(left: UInt8, up: UInt8, corner: UInt8) -> UInt8 {
    switch self {
    case .none: return 0
    case .left: return left
    case .above: return up
    case .average: return UInt8((Int(left) + Int(up)) / 2)
    case .paeth:
      let guess = Int(left) + Int(up) - Int(corner)
      let (a, b, c) = (abs(guess - Int(left)), abs(guess - Int(up)), abs(guess - Int(corner)))
      return a <= b && a <= c ? left : b <= c ? up : corner
    }
  }
}
