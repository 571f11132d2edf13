import RectoModel

/// Tells which way up a page is. Loads the model, where it is installed, and Tesseract's `osd` data when it is first
/// asked.
actor OrientationDetector {
  private var handle: TesseractHandle?
  private var model: OrientationModel?
  private let folder = ModelFolder.installed

  /// On the corpus no upright page in Latin, Greek, Cyrillic, Arabic or Chinese script was misjudged with it.
  private static let enoughProbability = 0.8

  /// By the model where it is installed and sure, else by Tesseract. A turn that the model alone wants is not sure, so that
  /// the page is read both ways: scripts that it never saw look turned to it. nil when there is too little text to
  /// tell.
  func turn(of image: PageBitmap, resolution: Resolution) throws(RectoError) -> TesseractOrientation? {
    if let seen = try? seen(image), seen.probability >= Self.enoughProbability {
      if seen.turn == .none { return TesseractOrientation(turn: .none, confidence: .infinity) }
      let read = try? orientation(of: image, resolution: resolution)
      if let read, read.isSure { return read }
      return TesseractOrientation(turn: seen.turn, confidence: read?.turn == seen.turn ? .infinity : 0)
    }
    return try orientation(of: image, resolution: resolution)
  }

  private func seen(_ image: PageBitmap) throws(RectoError) -> (turn: Rotation, probability: Double)? {
    guard let folder else { return nil }
    if model == nil { model = try OrientationModel(folder) }
    return try model?.turn(of: image)
  }

  /// nil when there are fewer characters. Throws `.resourceUnavailable` when the data are missing.
  func orientation(
    of image: PageBitmap, resolution: Resolution, leastCharacters: Int = 50
  ) throws(RectoError) -> TesseractOrientation? {
    if handle == nil { handle = try load() }
    return handle?.orientation(of: image, resolution: resolution, leastCharacters: leastCharacters)
  }

  private func load() throws(RectoError) -> TesseractHandle {
    try TesseractData.require(["osd"])
    guard let folder = TesseractData.folder else {
      throw RectoError(
        .resourceUnavailable, "Tesseract has no data; install with: apt-get install tesseract-ocr-osd")
    }
    return try TesseractHandle(folder: folder, languages: ["osd"])
  }
}

/// What Tesseract takes for upright.
struct TesseractOrientation: Sendable, Hashable {
  /// The clockwise turn that the page needs.
  var turn: Rotation
  /// 0 for a guess; unbounded.
  var confidence: Double
  /// Tesseract's name: `Cyrillic`.
  var script: String?

  /// OCRmyPDF turns pages from here on. Below, the page is read both ways.
  var isSure: Bool { confidence >= 14 }
}
