internal import CLeptonica
internal import CTesseract
import Foundation
import RectoModel

/// Owns one `TessBaseAPI` (Tesseract 5.3). Handles share nothing, so several may run side by side; one handle may
/// be used by one thread at a time, which its actor sees to.
final class TesseractHandle {
  private let api: OpaquePointer

  static var version: String { TessVersion().map { String(cString: $0) } ?? "unknown" }

  /// The files must be there: Tesseract reports a missing one on the standard error stream only.
  init(folder: URL, languages: [String]) throws(RectoError) {
    guard let api = TessBaseAPICreate() else {
      throw RectoError(.engineFailure, "Tesseract can't start: out of memory.")
    }
    let names = languages.joined(separator: "+")
    // Data without an LSTM model (3.x) leave the choice of the engine to Tesseract.
    let started = [OEM_LSTM_ONLY, OEM_DEFAULT].contains { TessBaseAPIInit2(api, folder.path, names, $0) == 0 }
    guard started else {
      TessBaseAPIDelete(api)
      throw RectoError(
        .resourceUnavailable,
        "Tesseract can't read its data for \(names) in \(folder.path); install the packages again.")
    }
    self.api = api
    TessBaseAPISetVariable(api, "debug_file", "/dev/null")
  }

  deinit {
    TessBaseAPIEnd(api)
    TessBaseAPIDelete(api)
  }

  /// The page's elements in reading order, boxes in pixels of `image`. Throws `.timedOut` after the deadline.
  func recognize(_ image: PageBitmap, hints: RecognitionHints) throws(RectoError) -> [TesseractElement] {
    defer { TessBaseAPIClear(api) }
    switch hints.arrangement {
    case .page: TessBaseAPISetPageSegMode(api, PSM_AUTO)
    case .lines: TessBaseAPISetPageSegMode(api, PSM_SINGLE_BLOCK)
    case .pieces: TessBaseAPISetPageSegMode(api, PSM_SPARSE_TEXT)
    }
    TessBaseAPISetImage2(api, image.pix)
    let stated = hints.statedUnitsPerInch.map { Resolution.measured($0) }
    TessBaseAPISetSourceResolution(api, Self.perInch(stated ?? hints.resolution))
    try run(deadlineSeconds: hints.deadlineSeconds)
    guard let iterator = TesseractIterator(api) else { return [] }
    return iterator.elements(hasFontSizes: hints.resolution.origin == .measured)
  }

  /// nil when there are fewer characters.
  func orientation(
    of image: PageBitmap, resolution: Resolution, leastCharacters: Int
  ) -> TesseractOrientation? {
    defer { TessBaseAPIClear(api) }
    TessBaseAPISetVariable(api, "min_characters_to_try", "\(leastCharacters)")
    TessBaseAPISetPageSegMode(api, PSM_OSD_ONLY)
    TessBaseAPISetImage2(api, image.pix)
    TessBaseAPISetSourceResolution(api, Self.perInch(resolution))
    var degrees: Int32 = 0
    var (confidence, scriptConfidence) = (Float(0), Float(0))
    var script: UnsafePointer<CChar>?
    let found = TessBaseAPIDetectOrientationScript(api, &degrees, &confidence, &script, &scriptConfidence)
    guard found != 0, let turn = Rotation(degrees: -Int(degrees)) else { return nil }
    return TesseractOrientation(
      turn: turn, confidence: Double(confidence), script: script.map { String(cString: $0) })
  }

  /// 0 lets Tesseract estimate it from the height of the letters, which tells more than the size of the page.
  private static func perInch(_ resolution: Resolution) -> Int32 {
    resolution.origin == .measured ? Int32(min(resolution.unitsPerInch, 10_000).rounded()) : 0
  }

  private func run(deadlineSeconds: Int?) throws(RectoError) {
    let monitor = TessMonitorCreate()
    defer { TessMonitorDelete(monitor) }
    let start = ContinuousClock.now
    if let seconds = deadlineSeconds {
      TessMonitorSetDeadlineMSecs(monitor, Int32(min(seconds, 1_000_000) * 1000))
    }
    let failed = deadlineSeconds ?? 1 <= 0 || TessBaseAPIRecognize(api, monitor) != 0
    guard failed else { return }
    if let seconds = deadlineSeconds, start.duration(to: .now) >= .seconds(seconds) {
      throw RectoError(
        .timedOut,
        "Recognition took more than \(seconds) seconds; raise the limit, or scan at a lower resolution.")
    }
    throw RectoError(.engineFailure, "Tesseract failed on this page; try it with --clean.")
  }
}
