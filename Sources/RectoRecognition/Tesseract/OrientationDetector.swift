import RectoModel

/// Tells which way up a page is. Loads Tesseract's `osd` data when it is first asked.
actor OrientationDetector {
  private var handle: TesseractHandle?

  /// nil when there is too little text to tell. Throws `.resourceUnavailable` when the data are missing.
  func orientation(
    of image: PageBitmap, resolution: Resolution
  ) throws(RectoError) -> TesseractOrientation? {
    if handle == nil { handle = try load() }
    return handle?.orientation(of: image, resolution: resolution)
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
