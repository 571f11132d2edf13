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
