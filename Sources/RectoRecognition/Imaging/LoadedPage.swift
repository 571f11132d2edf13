import RectoLayout
import RectoModel

/// A page with its pixels, as it came.
struct LoadedPage: Sendable {
  /// A pixel of it is a page unit.
  var bitmap: PageBitmap
  /// The same before it was cleaned for recognition; nil when it wasn't.
  var look: PageBitmap?
  /// The file of its image; nil for a page that an output keeps as it is.
  var asset: Asset?
  var placement: PagePlacement
  var resolution: Resolution
  /// What the file states, where `resolution` is something else.
  var statedUnitsPerInch: Double?
  /// What the source calls the page.
  var label: String?
  /// What is known of the page of a PDF.
  var original: KeptOriginal?
  var diagnostics: [Diagnostic] = []

  /// What was recognised, with the structure that it has by what is drawn on the page; and how many words were left
  /// out since they are pieces of photographs.
  func structured(_ recognised: Page) -> (page: Page, leftOut: Int, rules: [Rule]) {
    let layout = PageLayout(order: recognised.isInReadingOrder ? .engine : .geometry)
    guard let gray = try? WorkingGray(of: bitmap, wordHeight: nil),
      let found = try? RuleFinder().graphics(on: gray)
    else { return (layout.structured(recognised, graphics: PageGraphics()), 0, []) }
    var graphics = found.withoutStrokes(of: recognised.words)
    let cleaned = recognised.withoutArtefacts(of: graphics.rules)
    let pictures =
      (try? ScannedPictures(
        on: gray, words: cleaned.words, rules: graphics.rules, seen: cleaned.seenPictures))?.pictures ?? []
    let (page, leftOut) = cleaned.leaving(pictures)
    graphics.pictures = pictures.map { Picture($0.box) }
    return (layout.structured(page, graphics: graphics), leftOut, graphics.rules)
  }

  /// The page as it goes into the document, with the blocks of `structured`.
  func result(for task: PageTask, structured: Page?) throws(RectoError) -> PageResult {
    var page = structured ?? Page(size: bitmap.size, resolution: resolution, blocks: [])
    let own = original?.assets ?? []
    var assets = (asset.map { [$0] } ?? []) + own
    if task.wantsFigures, structured != nil {
      let cutter = FigureCutter(task: task, bitmap: look ?? bitmap, resolution: resolution, known: own.count)
      let cut = try cutter.cut(page.blocks)
      page.blocks = cut.blocks
      assets += cut.assets
    }
    page.size = placement.pageSize
    page.resolution = resolution
    page.label = label
    page.image = asset.map { asset in
      PageImage(
        asset: asset.id, size: asset.size, transform: placement.transform, rotation: placement.rotation,
        deskew: placement.deskew)
    }
    page.provenance = Provenance(
      source: task.source, page: task.pageIndex + 1, engine: structured?.provenance?.engine)
    if let original {
      page.blocks = original.joined(with: page.blocks, on: page, turn: placement.transform)
      page.original = OriginalPage(
        original.decision.treatment, reason: original.decision.reason,
        turn: original.isShown ? placement.rotation : .none)
    }
    page = page.numbered(task.pageNumber)
    return PageResult(page: page, assets: assets, diagnostics: diagnostics)
  }
}
