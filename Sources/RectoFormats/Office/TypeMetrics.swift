import Foundation
internal import RectoModel

/// How wide text is in the fonts that every Office program has or has a twin of.
enum TypeMetrics {
  /// Of a text in `family`, for a type size of 1.
  static func width(of text: String, in family: FontFamily, isBold: Bool = false) -> Double {
    if family == .mono { return 0.6 * Double(text.unicodeScalars.count { !$0.isMark }) }
    let table = family == .serif ? serif : sans
    let thousandths = text.unicodeScalars.reduce(0) { $0 + width(of: $1, table) }
    return Double(thousandths) / 1000 * (isBold ? 1.06 : 1)
  }

  /// How high the ink of the text is, and how much of it is below the line, for a type size of 1.
  static func ink(of text: String) -> (height: Double, below: Double) {
    var (above, below) = (0.46, 0.0)
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x2E80 { return (0.9, 0.12) }
      if scalar.value >= 0x0590 { return (0.85, 0.2) }
      if "gjpqyQ,;()[]{}|/ß".unicodeScalars.contains(scalar) { below = 0.21 }
      if scalar.properties.isUppercase
        || "bdfhiklt0123456789()[]{}|/!?\"'’‘“”&%$§".unicodeScalars.contains(scalar)
      {
        above = 0.68
      }
    }
    return (above + below, below)
  }

  private static func width(of scalar: Unicode.Scalar, _ table: [Int]) -> Int {
    if let width = plain(scalar, table) { return width }
    if scalar.isMark { return 0 }
    switch scalar.value {
    case 0x2013, 0x2012: return 500
    case 0x2014, 0x2015, 0x2026: return 1000
    case 0x2018...0x201B: return table[0x27 - 0x20] * 3 / 2
    case 0x201C...0x201F: return 444
    case 0x0370...0x052F: return scalar.properties.isUppercase ? 680 : 535
    // Not every program has the same font for these: as wide as the usual ones are in the mean.
    case 0x0590...0x05FF, 0xFB1D...0xFB4F: return table == serif ? 500 : 530
    case 0x0600...0x08FF, 0xFB50...0xFDFF, 0xFE70...0xFEFC: return 500
    case 0x1100...0x11FF, 0x2E80...0xD7FF, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF01...0xFF60,
      0x1F000...0x3FFFF:
      return 1000
    default: return 550
    }
  }

  /// Of ASCII, and of letters that are ASCII but for their accents.
  private static func plain(_ scalar: Unicode.Scalar, _ table: [Int]) -> Int? {
    if (0x20..<0x7F).contains(scalar.value) { return table[Int(scalar.value) - 0x20] }
    guard (0xA0..<0x250).contains(scalar.value) || (0x1E00..<0x1F00).contains(scalar.value),
      let base = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first,
      (0x20..<0x7F).contains(base.value)
    else { return nil }
    return table[Int(base.value) - 0x20]
  }

  /// The advance widths of Times New Roman from blank to tilde, in thousandths.
  private static let serif = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
    500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
    389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
    500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
    278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
  ]

  /// Of Arial.
  private static let sans = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
    500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
    556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
    278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]
}

extension Unicode.Scalar {
  /// It stands over or under the letter before it.
  fileprivate var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: true
    default: false
    }
  }
}
