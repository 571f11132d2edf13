public import RectoModel

/// Reads with Tesseract in the languages of the page, which it finds out from the page itself: what it reads in one
/// language tells which one it is, and the shapes of the letters tell the script where nothing can be read.
public actor LanguageFinder: PageRecognizer {
  /// What stands for it among languages.
  public static let name = "auto"

  /// The first of the languages that isn't to be found out.
  public static func named(in languages: [String]) -> String? { languages.first { $0 != name } }

  public nonisolated let identity: EngineIdentity
  private let installed: [String]
  private let first: String
  private var readers: [String: TesseractRecognizer] = [:]
  private let detector = OrientationDetector()
  private var remarks: [String] = []

  /// Pages that are read less surely may be in another script.
  private static let doubtful = 0.75
  /// From which a script is guessed.
  private static let leastCharacters = 15
  /// Another language must read better by so much.
  private static let margin = 0.01

  /// Throws `.resourceUnavailable` when no language is installed.
  public init() throws(RectoError) {
    installed = TesseractData.installed().filter { !Self.unread.contains($0) }
    first = installed.contains("eng") ? "eng" : installed.first ?? "eng"
    try TesseractData.require([first])
    identity = EngineIdentity(name: "tesseract", version: TesseractHandle.version, models: [Self.name])
  }

  /// Data for orientation and formulas.
  private static let unread: Set<String> = ["osd", "equ"]

  public var notes: [String] { remarks }

  public func recognize(_ image: PageBitmap, hints: RecognitionHints) async throws(RectoError) -> Page {
    remarks = []
    let start = ContinuousClock.now
    func read(_ languages: [String]) async throws(RectoError) -> Page {
      var rest = hints
      rest.deadlineSeconds = hints.deadlineSeconds.map {
        $0 - Int(start.duration(to: .now).components.seconds)
      }
      return try await reader(languages).recognize(image, hints: rest)
    }
    let page = try await read([first])
    if page.words.meanConfidence < Self.doubtful, let script = try? await script(of: image, hints),
      let language = self.language(for: script)
    {
      let other = try await read([language])
      if other.words.legibility > page.words.legibility { return other }
    }
    let guess = LanguageGuess(page.words.map(\.text)).languages
    guard let wanted = available(guess), wanted != [first] else { return page }
    let other = try await read(wanted)
    return other.words.meanConfidence > page.words.meanConfidence - Self.margin ? other : page
  }

  /// nil for Latin, and when it can't be told. A guess from few characters does no harm: what is read with it must be read
  /// better.
  private func script(of image: PageBitmap, _ hints: RecognitionHints) async throws(RectoError) -> String? {
    try await detector.orientation(
      of: image, resolution: hints.resolution, leastCharacters: Self.leastCharacters)?.script
  }

  /// Installed data for a script; nil without, which is remarked.
  private func language(for script: String) -> String? {
    let candidates = ScriptData.languages(for: script)
    guard let wanted = candidates.first else { return nil }
    if let found = candidates.first(where: installed.contains) { return found }
    remarks.append(
      "the text looks \(script), which is not installed; install with: apt-get install \(TesseractData.package(for: wanted))"
    )
    return nil
  }

  /// The installed ones of a guess; nil when there are none. What is missing is remarked.
  private func available(_ guess: [String]) -> [String]? {
    for language in guess where !installed.contains(language) {
      remarks.append(
        "the text seems to be in a language that is not installed; install with: apt-get install \(TesseractData.package(for: language))"
      )
    }
    let found = guess.filter(installed.contains)
    return found.isEmpty ? nil : found
  }

  private func reader(_ languages: [String]) throws(RectoError) -> TesseractRecognizer {
    let name = languages.joined(separator: "+")
    if let reader = readers[name] { return reader }
    // Each has its data in memory.
    if readers.count >= 4 { readers = [:] }
    let reader = try TesseractRecognizer(languages: languages)
    readers[name] = reader
    return reader
  }
}
