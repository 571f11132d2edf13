import RectoModel

/// Tells which way up a page is. Loads Tesseract's `osd` data when it is first asked.
actor OrientationDetector {
  private var handle: TesseractHandle?

  /// OCRmyPDF's threshold too: a page that is turned wrongly is worse than one that stays.
  private static let leastConfidence = 14.0

  /// The clockwise turn that makes the page upright; none when that is not sure. Throws `.resourceUnavailable` when
  /// the data are missing.
  func turn(for image: PageBitmap, resolution: Resolution) throws(RectoError) -> Rotation {
    if handle == nil { handle = try load() }
    guard let orientation = handle?.orientation(of: image, resolution: resolution),
      orientation.confidence >= Self.leastConfidence
    else { return .none }
    return orientation.turn
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
