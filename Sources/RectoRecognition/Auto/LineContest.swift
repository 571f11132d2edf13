import Foundation
import RectoModel

/// The same line of a page as both engines read it.
struct LineContest {
  /// In reading order.
  let tesseract: [Word]
  let paddle: [Word]

  enum Winner: Sendable, Hashable {
    case tesseract, paddle
  }

  /// By how much Tesseract's line must be likelier right: where nothing tells them apart, PP-OCR's is better.
  private static let margin = 0.1

  var winner: Winner {
    if tesseract.isEmpty { return .paddle }
    if paddle.isEmpty || !Script.isForPaddle(tesseract) { return .tesseract }
    // PP-OCR leaves out accents and blanks that Tesseract has.
    if Self.folded(tesseract) == Self.folded(paddle) { return .tesseract }
    let (first, second) = (Self.share(tesseract, .tesseract), Self.share(paddle, .paddle))
    return first > second + Self.margin ? .tesseract : .paddle
  }

  /// The share of characters that are likely to be right, 0...1.
  static func share(_ words: [Word], _ calibration: EngineCalibration) -> Double {
    calibration.share(at: words.meanConfidence)
  }

  /// What is left when accents and blanks don't count.
  private static func folded(_ words: [Word]) -> String {
    words.map { $0.text.folding(options: .diacriticInsensitive, locale: nil) }.joined()
  }
}

extension [Word] {
  /// The mean over characters, 0...1; 0.5 for those of unknown confidence.
  var meanConfidence: Double {
    var (sum, count) = (0.0, 0.0)
    for word in self {
      let characters = Double(Swift.max(word.text.count, 1))
      sum += characters * (word.confidence?.value ?? 0.5)
      count += characters
    }
    return count == 0 ? 0 : sum / count
  }
}

/// Which letters an engine knows.
enum Script {
  /// Almost all letters of the words are such that PP-OCRv6 knows them: Latin, Greek without accents, Chinese, Japanese;
  /// or there are none.
  static func isForPaddle(_ words: [Word]) -> Bool {
    var (known, unknown) = (0, 0)
    for scalar in words.lazy.flatMap(\.text.unicodeScalars) where scalar.isLetter {
      if isKnownToPaddle(scalar) { known += 1 } else { unknown += 1 }
    }
    return unknown * 10 <= known
  }

  static func isKnownToPaddle(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x03FF, 0x2000...0x2BFF, 0x3000...0x30FF, 0x31F0...0x31FF, 0x3400...0x9FFF,
      0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }
}
