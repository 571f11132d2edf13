internal import Foundation
public import RectoModel

/// Recognises pages with Tesseract, in this process.
///
/// Tesseract's own threads make pages slower when several are recognised side by side: start the process with
/// `OMP_THREAD_LIMIT=1` in its environment. Setting it later has no effect.
public actor TesseractRecognizer: PageRecognizer {
  public nonisolated let identity: EngineIdentity
  private let folder: URL
  /// Loaded with the first page: many PDF files have none to recognise.
  private var loaded: TesseractHandle?
  private let languages: [String]

  /// Looks for the data. Throws `.resourceUnavailable` with the package to install when some are missing.
  public init(languages: [String]) throws(RectoError) {
    try TesseractData.require(languages)
    guard let folder = TesseractData.folder else {
      throw RectoError(
        .resourceUnavailable, "Tesseract has no language data; install with: apt-get install tesseract-ocr")
    }
    self.folder = folder
    identity = EngineIdentity(name: "tesseract", version: TesseractHandle.version, models: languages)
    self.languages = languages
  }

  public func recognize(_ image: PageBitmap, hints: RecognitionHints) throws(RectoError) -> Page {
    let found = try elements(of: image, hints: hints)
    let layout = TesseractLayout(try TallWords(found, on: image).cut(), languages: languages)
    return Page(
      size: image.size, resolution: hints.resolution, blocks: layout.blocks, language: layout.language,
      provenance: Provenance(engine: identity))
  }

  private func handle() throws(RectoError) -> TesseractHandle {
    if let loaded { return loaded }
    let handle = try TesseractHandle(folder: folder, languages: languages)
    loaded = handle
    return handle
  }

  /// Looks twice at small print and at tables, and takes what reads better.
  private func elements(
    of image: PageBitmap, hints: RecognitionHints
  ) throws(RectoError) -> [TesseractElement] {
    guard try image.showsSomething() else { return [] }
    let start = ContinuousClock.now
    let handle = try handle()
    let first = try handle.recognize(image, hints: hints)
    var closer = hints
    closer.deadlineSeconds = hints.deadlineSeconds.map {
      $0 - Int(start.duration(to: .now).components.seconds)
    }
    if hints.arrangement == .lines {
      closer.arrangement = .pieces
      let pieces = (try? handle.recognize(image, hints: closer)) ?? []
      return SmallText.worth(of: pieces) > SmallText.worth(of: first)
        ? pieces.adding(first).inRows : first.adding(pieces)
    }
    guard hints.arrangement == .page, let factor = SmallText.enlargement(for: first, image: image.size) else {
      return first
    }
    closer.resolution = Resolution(
      unitsPerInch: hints.resolution.unitsPerInch * factor, origin: hints.resolution.origin)
    guard closer.deadlineSeconds ?? 1 > 0, let large = try? image.scaled(by: factor),
      let second = try? handle.recognize(large, hints: closer),
      SmallText.isBetter(second, than: first)
    else { return first }
    return second.map { $0.shrunk(by: factor) }
  }
}
