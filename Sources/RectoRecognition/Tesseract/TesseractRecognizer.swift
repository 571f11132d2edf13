public import RectoModel

/// Recognises pages with Tesseract, in this process.
///
/// Tesseract's own threads make pages slower when several are recognised side by side: start the process with
/// `OMP_THREAD_LIMIT=1` in its environment. Setting it later has no effect.
public actor TesseractRecognizer: PageRecognizer {
  public nonisolated let identity: EngineIdentity
  private let handle: TesseractHandle
  private let languages: [String]

  /// Loads the data. Throws `.resourceUnavailable` with the package to install when some are missing.
  public init(languages: [String]) throws(RectoError) {
    try TesseractData.require(languages)
    guard let folder = TesseractData.folder else {
      throw RectoError(
        .resourceUnavailable, "Tesseract has no language data; install with: apt-get install tesseract-ocr")
    }
    handle = try TesseractHandle(folder: folder, languages: languages)
    identity = EngineIdentity(name: "tesseract", version: TesseractHandle.version, models: languages)
    self.languages = languages
  }

  public func recognize(_ image: PageBitmap, hints: RecognitionHints) throws(RectoError) -> Page {
    let elements = try handle.recognize(image, hints: hints)
    let layout = TesseractLayout(elements, languages: languages)
    return Page(
      size: image.size, resolution: hints.resolution, blocks: layout.blocks, language: layout.language,
      provenance: Provenance(engine: identity))
  }
}
