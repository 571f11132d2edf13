import Foundation
import Recto
import RectoModel
import RectoRecognition

/// Makes the files of a case.
struct CaseOutput {
  let suite: GoldenSuite
  let entry: SuiteCase
  let converter: Converter
  /// Recognises anew what is recorded, even where there is a record.
  var recognizesAnew = false
  /// Recognises and records what is not recorded yet.
  var recordsMissing = false

  private var settings: SuiteSettings { entry.settings }

  /// Files go into `folder`, which exists. Throws why the case has none.
  func make(into folder: URL) async throws(RectoError) {
    if let actual = entry.actual { return try copy(suite.file(actual), into: folder) }
    let job = try job(into: folder)
    let report = try await converter().run(job)
    if let failure = report.failures.first { throw failure.error }
  }

  /// A folder's files, or the file.
  private func copy(_ source: URL, into folder: URL) throws(RectoError) {
    guard FileManager.default.fileExists(atPath: source.path) else {
      throw RectoError(
        .resourceUnavailable, "The file that the case compares is not there; make it first.",
        location: .init(file: source.path))
    }
    do {
      let names = source.isFolder ? try FileManager.default.contentsOfDirectory(atPath: source.path) : [""]
      for name in names {
        let file = name.isEmpty ? source : source.appendingPathComponent(name)
        try FileManager.default.copyItem(at: file, to: folder.appendingPathComponent(file.lastPathComponent))
      }
    } catch {
      throw RectoError(
        .resourceUnavailable, "The file can't be copied.", location: .init(file: source.path),
        cause: "\(error)")
    }
  }

  private func job(into folder: URL) throws(RectoError) -> Job {
    let pages = try settings.pages.map { (text) throws(RectoError) in try PageRanges(text) }
    let outputs = (settings.formats ?? []).map { format in
      JobOutput(format, options: settings.options(of: format), to: .folder(folder))
    }
    guard let mode = OCRMode(rawValue: settings.ocr ?? OCRMode.auto.rawValue) else {
      let known = OCRMode.allCases.map(\.rawValue).joined(separator: ", ")
      throw RectoError(.malformedInput, "ocr is one of \(known).")
    }
    try checkOptions()
    return Job(
      entry.inputs.map { JobInput(suite.file($0), pages: pages) }, to: outputs, join: entry.inputs.count > 1,
      engine: settings.localEngine, languages: settings.languages ?? ["eng"],
      preparation: Preparation(
        rotatePages: settings.rotatePages ?? false, deskew: settings.deskew ?? false,
        clean: settings.clean ?? false), ocrMode: mode,
      // Recorded pages are given in their order.
      concurrency: settings.engine == .recorded ? 1 : nil)
  }

  private func checkOptions() throws(RectoError) {
    for key in (settings.options ?? [:]).keys.sorted() {
      let format = key.prefix { $0 != "." }
      guard settings.formats?.contains(String(format)) == true else {
        throw RectoError(.malformedInput, "The option \(key) is of a format that the case does not make.")
      }
    }
  }

  // MARK: Engines

  private func converter() async throws(RectoError) -> Converter {
    var made = converter
    if settings.engine == .recorded {
      let pages = try await RecognizedPages(suite.file(entry.recognized)).load(or: recognize)
      let recorded = RecordedRecognizer(pages: pages)
      made = Converter(makeRecognizer: { recorded })
    }
    // What files say of their date is then the same in every run.
    made.timestamp = converter.timestamp ?? Date(timeIntervalSince1970: 1_767_225_600)
    return made
  }

  /// nil when the record is to be used as it is.
  private var recognize: ((_ isThere: Bool) async throws(RectoError) -> [Page]?) {
    { (isThere) async throws(RectoError) in
      guard recognizesAnew || (recordsMissing && !isThere) else { return nil }
      let (collected, languages, engine) = (
        RecognitionLog(), settings.languages ?? ["eng"], settings.localEngine
      )
      let recording = Converter { () throws(RectoError) in
        LoggedRecognizer(try engine.makeRecognizer(languages: languages), log: collected)
      }
      let spool = try TemporaryFolder()
      _ = try await recording.document(of: try job(into: spool.url), spool: spool.url)
      return await collected.pages
    }
  }
}

extension SuiteSettings {
  /// Who reads, or has read what is recorded.
  fileprivate var localEngine: Engine {
    switch engine {
    case .tesseract, .recorded: .tesseract
    case .paddle: .paddle
    case .auto, nil: .auto
    }
  }

  /// Without the format's name.
  fileprivate func options(of format: String) -> OptionValues {
    var values = OptionValues()
    for (key, value) in options ?? [:] where key.hasPrefix(format + ".") {
      values.values[String(key.dropFirst(format.count + 1))] = value
    }
    return values
  }
}
