import Foundation
internal import RectoModel

extension Double {
  /// With six digits behind the point at most and none in vain, never with an exponent: `12`, `0.5`, `-0.000125`.
  var decimalText: String {
    let scaled = self * 1_000_000
    guard isFinite, abs(scaled) < 9e18 else { return "0" }
    let units = Int(scaled.rounded())
    let digits = String(units.magnitude % 1_000_000)
    var fraction = String(repeating: "0", count: 6 - digits.count) + digits
    while fraction.last == "0" { fraction.removeLast() }
    let whole = (units < 0 ? "-" : "") + String(units.magnitude / 1_000_000)
    return fraction.isEmpty ? whole : whole + "." + fraction
  }

  /// To a millionth: what was written and read again is equal.
  var settled: Double { (self * 1_000_000).rounded() / 1_000_000 }

  /// A number as files write it; nil for infinite ones and those beyond every page.
  static func pageNumber(_ text: some StringProtocol) -> Double? {
    guard let value = Double(String(text)), value.isFinite, abs(value) < 1e9 else { return nil }
    return value
  }
}

extension Rect {
  /// To a millionth, as numbers are written.
  var settled: Rect { Rect(x: x.settled, y: y.settled, width: width.settled, height: height.settled) }
}
