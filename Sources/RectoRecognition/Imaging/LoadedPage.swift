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
  /// The clockwise turn in `placement` that is not the file's own: the one that was found by what stands on the page.
  var turn = Rotation.none
  /// The degrees clockwise in `placement` by which it was made straight to be read.
  var straightened = 0.0
  /// The degrees clockwise by which `bitmap` would have to be turned to be straight, where it lies askew and stays so.
  var lean = 0.0
  var resolution: Resolution
  /// What the file states, where `resolution` is something else.
  var statedUnitsPerInch: Double?
  /// What the source calls the page.
  var label: String?
  /// Coloured areas of `bitmap`, as far as they were looked for.
  var shades: [ScannedShade] = []
  /// What is known of the page of a PDF.
  var original: KeptOriginal?
  var diagnostics: [Diagnostic] = []

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
        turn: placement.rotation)
    }
    page = page.numbered(task.pageNumber)
    if turn != .none, !task.preparation.rotatePages { page.turnInSource = turn.opposite }
    if straightened != 0 { page.skewInSource = -straightened }
    return PageResult(page: page, assets: assets, diagnostics: diagnostics, turn: turn)
  }
}
