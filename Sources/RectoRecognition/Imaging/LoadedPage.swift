import RectoLayout
import RectoModel

/// A page with its pixels, as it came.
struct LoadedPage: Sendable {
  /// A pixel of it is a page unit.
  var bitmap: PageBitmap
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

  /// By the rules that are drawn on the page, as far as they can be found.
  private func structured(_ recognised: Page) -> Page {
    let found = try? RuleFinder().graphics(on: bitmap)
    let graphics = found?.withoutStrokes(of: recognised.words) ?? PageGraphics()
    return PageLayout(order: .engine)
      .structured(recognised.withoutArtefacts(of: graphics.rules), graphics: graphics)
  }

  /// The page as it goes into the document, with the blocks of `recognised`.
  func result(for task: PageTask, recognised: Page?) -> PageResult {
    var page = recognised.map(structured) ?? Page(size: bitmap.size, resolution: resolution, blocks: [])
    page.size = placement.pageSize
    page.resolution = resolution
    page.label = label
    page.image = asset.map { asset in
      PageImage(
        asset: asset.id, size: asset.size, transform: placement.transform, rotation: placement.rotation,
        deskew: placement.deskew)
    }
    page.provenance = Provenance(
      source: task.source, page: task.pageIndex + 1, engine: recognised?.provenance?.engine)
    if let original {
      page.blocks = original.joined(with: page.blocks, on: page, turn: placement.transform)
      page.original = OriginalPage(
        original.decision.treatment, reason: original.decision.reason,
        turn: original.isShown ? placement.rotation : .none)
    }
    page = page.numbered(task.pageNumber)
    return PageResult(page: page, assets: asset.map { [$0] } ?? [], diagnostics: diagnostics)
  }
}
