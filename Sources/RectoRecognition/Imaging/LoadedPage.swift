import RectoModel

/// A page with its pixels, ready to be recognised.
struct LoadedPage: Sendable {
  /// What is recognised; a pixel of it is a page unit.
  var bitmap: PageBitmap
  var image: PageImage
  var assets: [Asset]
  var resolution: Resolution
  var diagnostics: [Diagnostic] = []

  /// The page as it goes into the document, with the blocks of `recognised`.
  func result(for task: PageTask, recognised: Page?) -> PageResult {
    var page =
      recognised ?? Page(size: bitmap.size, resolution: resolution, blocks: [])
    page.resolution = resolution
    page.image = image
    page.provenance = Provenance(
      source: task.source, page: task.pageIndex + 1, engine: recognised?.provenance?.engine)
    page.blocks = page.blocks.enumerated().map { index, block in
      var block = block
      block.id = BlockID("p\(task.pageNumber)-b\(index + 1)")
      return block
    }
    return PageResult(page: page, assets: assets, diagnostics: diagnostics)
  }
}
