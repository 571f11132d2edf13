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

  /// Of the area of the lines that can be seen.
  private static let mostMissed = 0.3

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
    guard Script.isForPaddle(page.words) else { return page }
    guard let paddle else {
      guard Self.isDoubtful(page) else { return page }
      if !page.words.isEmpty {
        remarks.append(
          "unsure, and read by Tesseract alone; install the second engine with: recto models install")
      }
      return page
    }
    if !Self.isDoubtful(page) {
      guard try !MissedInk(of: page, in: image).isNegligible else { return page }
      let lines = try await paddle.overview(of: image)
      guard Self.isIncomplete(page, lines) else { return page }
    }
    var rest = hints
    rest.deadlineSeconds = hints.deadlineSeconds.map {
      $0 - Int(start.duration(to: .now).components.seconds)
    }
    let lines = try await paddle.lines(of: image, hints: rest)
    return PageContest(tesseract: page, paddle: lines, paddleIdentity: paddle.identity).page
  }

  /// A good part of the lines that can be seen was not read.
  static func isIncomplete(_ page: Page, _ lines: [TiltedBox]) -> Bool {
    let words = page.words.map(\.box)
    var (all, read) = (0.0, 0.0)
    for line in lines {
      let found = words.filter { line.contains($0.center) }
      all += line.width * line.height
      read += min(line.width, found.reduce(0) { $0 + max($1.width, $1.height) }) * line.height
    }
    return read < all * (1 - mostMissed)
  }

  static func isDoubtful(_ page: Page) -> Bool {
    let words = page.words
    guard Script.isForPaddle(words) else { return false }
    return EngineCalibration.tesseract.share(at: words.meanConfidence) < enoughShare
  }
}
