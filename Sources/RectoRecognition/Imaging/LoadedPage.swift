import RectoModel

/// A page with its pixels, as it came.
struct LoadedPage: Sendable {
  /// A pixel of it is a page unit.
  var bitmap: PageBitmap
  var asset: Asset
  var placement: PagePlacement
  var resolution: Resolution
  /// What the file states, where `resolution` is something else.
  var statedUnitsPerInch: Double?
  /// What the source calls the page.
  var label: String?
  var diagnostics: [Diagnostic] = []

  /// The page as it goes into the document, with the blocks of `recognised`.
  func result(for task: PageTask, recognised: Page?) -> PageResult {
    var page = recognised ?? Page(size: bitmap.size, resolution: resolution, blocks: [])
    page.size = placement.pageSize
    page.resolution = resolution
    page.label = label
    page.image = PageImage(
      asset: asset.id, size: asset.size, transform: placement.transform, rotation: placement.rotation,
      deskew: placement.deskew)
    page.provenance = Provenance(
      source: task.source, page: task.pageIndex + 1, engine: recognised?.provenance?.engine)
    page.blocks = page.blocks.enumerated().map { index, block in
      var block = block
      block.id = BlockID("p\(task.pageNumber)-b\(index + 1)")
      return block
    }
    return PageResult(page: page, assets: [asset], diagnostics: diagnostics)
  }
}
