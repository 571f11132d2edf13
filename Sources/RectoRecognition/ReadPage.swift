import RectoLayout
import RectoModel

/// A page that was recognised, and may yet be read another way round.
struct ReadPage {
  let loaded: LoadedPage
  /// As the engine gave it.
  let recognised: Page
  let page: Page
  private let drawn: DrawnPage
  /// What the layout model saw; nil when it wasn't asked.
  let regions: [LayoutRegion]?
  /// The engine's.
  var notes: [String] = []

  init(_ loaded: LoadedPage, _ recognised: Page) {
    self.init(
      loaded, recognised, DrawnPage(recognised, on: loaded.bitmap, shades: loaded.shades), regions: nil)
  }

  private init(_ loaded: LoadedPage, _ recognised: Page, _ drawn: DrawnPage, regions: [LayoutRegion]?) {
    self.loaded = loaded
    self.recognised = recognised
    self.drawn = drawn
    self.regions = regions
    var page = drawn.structured(regions: regions ?? [])
    if regions != nil { page.provenance?.engine?.models.append(LayoutModel.name) }
    self.page = page
  }

  /// With what the layout model saw.
  func seen(_ regions: [LayoutRegion]) -> ReadPage {
    var read = ReadPage(loaded, recognised, drawn, regions: regions)
    read.notes = notes
    return read
  }

  /// The clockwise turn that it was given on top of what its file states.
  var turn: Rotation { loaded.turn }

  /// What is drawn on it.
  var rules: [Rule] { drawn.graphics.rules }

  /// Where tables are.
  var tables: [Rect] {
    page.blocks.compactMap { if case .table = $0.content { $0.region.box } else { nil } }
  }

  func result(for task: PageTask) throws(RectoError) -> PageResult {
    var result = try loaded.result(for: task, structured: page)
    result.regions = regions ?? []
    result.diagnostics += notes.map { .engineNote(page: task.pageNumber, note: $0) }
    let leftOut = drawn.leftOut
    if leftOut > 0 {
      let words = leftOut == 1 ? "a word" : "\(leftOut) words"
      result.diagnostics.append(
        .engineNote(page: task.pageNumber, note: "left out \(words) read in photographs"))
    }
    return result
  }
}
