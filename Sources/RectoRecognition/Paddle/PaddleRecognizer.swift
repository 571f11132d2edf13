public import RectoModel

/// Recognises pages with PP-OCRv6 through OpenVINO, in this process: Latin, Greek, Chinese and Japanese script, whatever
/// the language.
public actor PaddleRecognizer: PageRecognizer {
  public nonisolated let identity: EngineIdentity
  private let folder: ModelFolder
  private let languages: [String]
  private let threads: Int
  private let halfPrecision: Bool
  /// Loaded with the first page.
  private var loaded: PaddleModels?

  static let engineName = "pp-ocr"

  /// It reads whatever language there is; `languages`, as Tesseract names them, only tell what is written down, and `auto`
  /// asks the text. `threads` is how many a page may use. Throws `.resourceUnavailable` when the models aren't installed.
  public init(
    languages: [String] = [LanguageFinder.name], threads: Int = 1, halfPrecision: Bool = false
  ) throws(RectoError) {
    self.halfPrecision = halfPrecision
    folder = try ModelFolder.require()
    self.languages = languages
    self.threads = max(1, threads)
    identity = EngineIdentity(
      name: Self.engineName, version: "6", models: [ModelFolder.detectionName, ModelFolder.recognitionName])
  }

  /// A paragraph a line, in the order in which they were found.
  public func recognize(_ image: PageBitmap, hints: RecognitionHints) throws(RectoError) -> Page {
    let lines = try lines(of: image, hints: hints)
    let blocks = lines.enumerated().compactMap { index, line in
      line.textLine.map { Block.line($0, id: BlockID("b\(index + 1)")) }
    }
    var page = Page(
      size: image.size, resolution: hints.resolution, blocks: blocks, provenance: Provenance(engine: identity)
    )
    page.language = page.textLanguage(named: languages)
    return page
  }

  /// Where lines are, as one look at the whole page tells.
  func overview(of image: PageBitmap) throws(RectoError) -> [TiltedBox] {
    try PaddleReader(models: try models()).overview(of: image)
  }

  func lines(of image: PageBitmap, hints: RecognitionHints) throws(RectoError) -> [PaddleLine] {
    let start = ContinuousClock.now
    let reader = PaddleReader(models: try models())
    return try reader.lines(of: image) { () throws(RectoError) in
      guard let seconds = hints.deadlineSeconds, start.duration(to: .now) >= .seconds(seconds) else { return }
      throw RectoError(
        .limitExceeded,
        "Recognition took more than \(seconds) seconds; raise the limit, or scan at a lower resolution.")
    }
  }

  private func models() throws(RectoError) -> PaddleModels {
    if let loaded { return loaded }
    let models = try PaddleModels(folder, threads: threads, halfPrecision: halfPrecision)
    loaded = models
    return models
  }
}

extension PaddleLine {
  /// nil for a line without words.
  var textLine: TextLine? {
    guard var line = TextLine(around: words, baseline: baseline) else { return nil }
    if box.isAslant { line.polygon = box.corners }
    return line
  }
}

extension TiltedBox {
  /// By more than half a degree: its upright box is another shape.
  var isAslant: Bool { abs(direction.y) > 0.009 && abs(direction.x) > 0.009 }
}

extension Block {
  static func line(_ line: TextLine, id: BlockID, provenance: Provenance? = nil) -> Block {
    Block(
      id: id, region: Region(line.box, polygon: line.polygon), content: .paragraph(Paragraph([line])),
      confidence: line.words.compactMap(\.confidence).mean, provenance: provenance)
  }
}

extension Page {
  /// An engine that knows the order of reading gave its blocks.
  var isInReadingOrder: Bool { provenance?.engine?.name != PaddleRecognizer.engineName }
}
