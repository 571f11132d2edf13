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
  init(tesseract: [Word], paddle: [Word], page: Double, likeness: Likeness = Likeness([])) {
    let fusion = LineFusion(tesseract: tesseract, paddle: paddle, likeness: likeness)
    winner = Self.winner(tesseract, paddle, fusion, page: page)
    words = winner == .tesseract && !fusion.isEqual ? tesseract : fusion.words
  }

  private static func winner(
    _ tesseract: [Word], _ paddle: [Word], _ fusion: LineFusion, page: Double
  ) -> Winner {
    if tesseract.isEmpty { return .paddle }
    if paddle.isEmpty || fusion.isEqual || !Script.isForPaddle(tesseract) { return .tesseract }
    let first = EngineCalibration.tesseract.share(at: (tesseract.meanConfidence + page) / 2)
    let second = EngineCalibration.paddle.share(at: paddle.meanConfidence)
    return first > second + margin ? .tesseract : .paddle
  }
}
