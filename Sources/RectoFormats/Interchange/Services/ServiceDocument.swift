internal import RectoModel

/// Puts the pages of a service's result together.
struct ServiceDocument {
  private(set) var document = Document(pages: [])
  private var blocks = LayoutBlocks()
  private let engine: EngineIdentity
  private let limits: Limits

  init(engine: EngineIdentity, limits: Limits) {
    self.engine = engine
    self.limits = limits
  }

  var notes: ReadNotes {
    get { blocks.notes }
    set { blocks.notes = newValue }
  }

  /// Of the page that comes next, 1-based.
  var nextPage: Int { document.pages.count + 1 }

  mutating func setSource(_ name: String?) {
    guard let name = name?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) else {
      return
    }
    _ = document.sources.index(ofSourceNamed: name)
  }

  /// Throws `.limitExceeded` for a page too many, and `.malformedInput` for one without a size.
  mutating func add(
    _ regions: [InterchangeRegion], size: Size, resolution: Resolution, language: LanguageTag? = nil,
    number: Int?
  ) throws(RectoError) {
    try limits.check(pages: nextPage)
    guard size.width > 0, size.height > 0, size.width < 1e9, size.height < 1e9 else {
      throw RectoError(
        .malformedInput, "The page measures \(size.width) x \(size.height); is the file complete?",
        location: .init(page: nextPage))
    }
    blocks.startPage()
    let content = regions.flatMap { blocks.blocks(of: $0) }
    document.pages.append(
      Page(
        size: size, resolution: resolution, blocks: content, language: language,
        provenance: Provenance(source: document.sources.isEmpty ? nil : 0, page: number, engine: engine)))
  }

  /// Throws `.malformedInput` when there is no page.
  func finished(_ context: ReadContext) throws(RectoError) -> Document {
    guard !document.pages.isEmpty else {
      throw RectoError(.malformedInput, "The result of \(engine.name) has no pages; did the service fail?")
    }
    blocks.notes.report(to: context)
    return document
  }
}
