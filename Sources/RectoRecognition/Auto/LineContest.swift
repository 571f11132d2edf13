import RectoModel

/// The same line of a page as both engines read it.
struct LineContest {
  /// What stays of the line.
  let words: [Word]
  let winner: Winner

  enum Winner: Sendable, Hashable {
    case tesseract, paddle
  }

  /// By how much Tesseract's line must be likelier right: where nothing tells them apart, PP-OCR's is better.
  private static let margin = 0.1

  /// Both in reading order. `page` is how sure Tesseract is of the whole page, 0...1: where it reads nothing well, it
  /// is wrong even where it seems sure.
  init(tesseract: [Word], paddle: [Word], page: Double) {
    let fusion = LineFusion(tesseract: tesseract, paddle: paddle)
    winner = Self.winner(tesseract, paddle, fusion, page: page)
    words = winner == .tesseract && !fusion.isEqual ? tesseract : fusion.words
  }

  private static func winner(
    _ tesseract: [Word], _ paddle: [Word], _ fusion: LineFusion, page: Double
  ) -> Winner {
    if tesseract.isEmpty { return .paddle }
    if paddle.isEmpty || fusion.isEqual || !Script.isForPaddle(tesseract) { return .tesseract }
    let first = EngineCalibration.tesseract.share(at: (tesseract.meanConfidence + page) / 2)
    return first > share(paddle, .paddle) + margin ? .tesseract : .paddle
  }

  /// The share of characters that are likely to be right, 0...1.
  static func share(_ words: [Word], _ calibration: EngineCalibration) -> Double {
    calibration.share(at: words.meanConfidence)
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
