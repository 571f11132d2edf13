public import RectoModel

/// Reads with Tesseract, and with PP-OCRv6 too where Tesseract is unsure; keeps the better of both for each line.
public actor CombinedRecognizer: PageRecognizer {
  public nonisolated let identity: EngineIdentity
  private let tesseract: any PageRecognizer
  private let paddle: PaddleRecognizer?
  private var remarks: [String] = []

  /// A page of which Tesseract has likely so many characters right is not read twice: the second engine costs as
  /// much time as the first.
  private static let enoughShare = 0.945

  /// `tesseract` is used by this one only. Without `paddle` it reads alone, and doubtful pages say so.
  public init(tesseract: any PageRecognizer, paddle: PaddleRecognizer?) {
    self.tesseract = tesseract
    self.paddle = paddle
    identity = tesseract.identity
  }

  public var notes: [String] { remarks }

  public func recognize(_ image: PageBitmap, hints: RecognitionHints) async throws(RectoError) -> Page {
    let start = ContinuousClock.now
    let page = try await tesseract.recognize(image, hints: hints)
    remarks = await tesseract.notes
    guard Self.isDoubtful(page) else { return page }
    guard let paddle else {
      if !page.words.isEmpty {
        remarks.append(
          "unsure, and read by Tesseract alone; install the second engine with: recto models install")
      }
      return page
    }
    var rest = hints
    rest.deadlineSeconds = hints.deadlineSeconds.map {
      $0 - Int(start.duration(to: .now).components.seconds)
    }
    let lines = try await paddle.lines(of: image, hints: rest)
    return PageContest(tesseract: page, paddle: lines, paddleIdentity: paddle.identity).page
  }

  static func isDoubtful(_ page: Page) -> Bool {
    let words = page.words
    guard Script.isForPaddle(words) else { return false }
    return LineContest.share(words, .tesseract) < enoughShare
  }
}
