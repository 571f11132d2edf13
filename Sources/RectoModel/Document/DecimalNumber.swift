/// A number with the digits that were printed, exactly: `-1234.50` keeps its last zero.
public struct DecimalNumber: Sendable, Hashable, CustomStringConvertible {
  /// ASCII: a minus where it is negative, digits without leading zeros, and `.` with more digits where there are any.
  public let description: String

  /// nil for what is not written as `description` says. Zero has no minus.
  public init?(_ text: String) {
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if isNegative { digits.removeFirst() }
    let sides = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(sides.count), sides.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }),
      sides[0] == "0" || sides[0].first != "0"
    else { return nil }
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    description = isNegative && !isZero ? text : String(digits)
  }

  public var isNegative: Bool { description.utf8.first == UInt8(ascii: "-") }

  /// How many digits stand behind the decimal sign.
  public var fractionDigits: Int {
    let utf8 = description.utf8
    return utf8.firstIndex(of: UInt8(ascii: ".")).map { utf8.distance(from: $0, to: utf8.endIndex) - 1 } ?? 0
  }

  /// How many digits it has that a number must keep: without zeros in front.
  public var significantDigits: Int {
    var count = 0
    for byte in description.utf8 where (0x30...0x39).contains(byte) && (count > 0 || byte > 0x30) {
      count += 1
    }
    return count
  }

  /// The nearest number that a computer calculates with.
  public var value: Double { Double(description) ?? 0 }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
