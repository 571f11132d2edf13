internal import RectoModel

/// What goes on one page, in points from its top left corner: plain values, made before anything is drawn.
struct PDFPagePlan: Sendable, Hashable {
  /// No side of a page may be longer.
  static let sideLimit = 14_400.0

  var size: Size
  var image: PlacedImage?
  var runs: [TextRun]
  /// In page order.
  var diagnostics: [Diagnostic]

  struct PlacedImage: Sendable, Hashable {
    var asset: AssetID
    /// From the unit square, whose corners are the picture's, to the page.
    var matrix: AffineTransform
  }

  /// Page `number` of the document, 1-based. `glyphs` is nil when no text is wanted. `paper` is the size of the page
  /// that is kept under the text, in points. Throws `.malformedInput` for a page without area.
  init(
    _ page: Page, number: Int, glyphs: GlyphTable?, order: RightToLeftOrder = .visual, paper: Size? = nil
  ) throws(RectoError) {
    let (width, height) = (page.size.width, page.size.height)
    guard width.isFinite, height.isFinite, width > 0, height > 0 else {
      throw RectoError(
        .malformedInput, "The page measures \(width) x \(height); give it a size above zero.",
        location: .init(page: number))
    }
    let scale = paper.map { $0.width / width } ?? Self.scale(of: page)
    size = paper ?? Size(width: max(width * scale, 1), height: max(height * scale, 1))
    image = page.image.map { PlacedImage($0, scale: scale) }
    runs = []
    diagnostics = []
    if paper == nil, scale < page.resolution.points(1).value {
      diagnostics.append(
        .engineNote(page: number, note: "made smaller: no PDF page is wider than 200 inches"))
    }
    guard let glyphs else { return }
    let layout = TextLayout(glyphs: glyphs, order: order, scale: scale, page: size)
    for block in page.blocks where !block.isEmbeddedText(on: page) { add(block, number, layout) }
  }

  private mutating func add(_ block: Block, _ number: Int, _ layout: TextLayout) {
    let (runs, dropped) = layout.runs(of: block.linesWithMarkers)
    self.runs += runs
    if dropped > 0 {
      diagnostics.append(.charactersDropped(page: number, block: block.id, count: dropped))
    }
  }

  /// Points per page unit.
  private static func scale(of page: Page) -> Double {
    min(page.resolution.points(1).value, sideLimit / max(page.size.width, page.size.height))
  }
}

extension Block {
  /// Its text is in the page already.
  fileprivate func isEmbeddedText(on page: Page) -> Bool {
    guard page.original != nil, page.original?.treatment != .pictured else { return false }
    return (provenance?.engine ?? page.provenance?.engine)?.isEmbeddedText ?? false
  }
}

extension PDFPagePlan.PlacedImage {
  fileprivate init(_ image: PageImage, scale: Double) {
    asset = image.asset
    matrix = AffineTransform.scale(x: image.size.width, y: image.size.height)
      .followed(by: image.transform).followed(by: .scale(x: scale, y: scale))
  }
}
