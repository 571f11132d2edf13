/// How sure the engine is, 0...1. Unknown is `nil`, never 0.
public struct Confidence: Sendable, Hashable, Comparable, Codable {
  /// Two bytes: a page has hundreds of them.
  private let tenThousandths: UInt16

  public var value: Double { Double(tenThousandths) / 10_000 }

  /// Clamped to 0...1 and kept to four decimals; NaN is refused as unknown.
  public init?(_ value: Double) {
    guard !value.isNaN else { return nil }
    tenThousandths = UInt16((min(max(value, 0), 1) * 10_000).rounded())
  }

  public static func < (left: Confidence, right: Confidence) -> Bool { left.value < right.value }

  public init(from decoder: any Decoder) throws {
    let raw = try decoder.singleValueContainer().decode(Double.self)
    guard (0...1).contains(raw), let confidence = Confidence(raw) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "a confidence is 0...1, not \(raw)"))
    }
    self = confidence
  }

  public func encode(to encoder: any Encoder) throws {
    var single = encoder.singleValueContainer()
    try single.encode(value)
  }
}

extension Sequence<Confidence> {
  /// The arithmetic mean; nil when there are none.
  public var mean: Confidence? {
    var (sum, count) = (0.0, 0)
    for confidence in self {
      sum += confidence.value
      count += 1
    }
    return count == 0 ? nil : Confidence(sum / Double(count))
  }
}
