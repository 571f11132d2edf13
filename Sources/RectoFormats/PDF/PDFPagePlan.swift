internal import RectoModel

/// What goes on one page, in points from its top left corner: plain values, made before anything is drawn.
struct PDFPagePlan: Sendable, Hashable {
  /// No side of a page may be longer.
  static let sideLimit = 14_400.0
  /// No side may be shorter.
  static let shortestSide = 3.0

  var size: Size
  var image: PlacedImage?
  /// What the picture is among the page's content.
  var pictureMark: ContentMark
  /// The text, in the order in which it is drawn.
  var content: [MarkedRuns]
  /// In page order.
  var diagnostics: [Diagnostic]

  struct PlacedImage: Sendable, Hashable {
    var asset: AssetID
    /// The parts that are drawn in place of it.
    var mixedRaster: MixedRaster?
    /// From the unit square, whose corners are the picture's, to the page.
    var matrix: AffineTransform
  }

  /// Page `number` of the document, 1-based, whose text goes into `structure` too. `glyphs` is nil when no text is
  /// wanted. `paper` is the size of the page that is kept under the text, in points. Throws `.malformedInput` for a
  /// page without area.
  init(
    _ page: Page, number: Int, glyphs: GlyphTable?, order: RightToLeftOrder = .visual, paper: Size? = nil,
    structure: inout StructurePlan
  ) throws(RectoError) {
    let (width, height) = (page.size.width, page.size.height)
    guard width.isFinite, height.isFinite, width > 0, height > 0 else {
      throw RectoError(
        .malformedInput, "The page measures \(width) x \(height); give it a size above zero.",
        location: .init(page: number))
    }
    let scale = paper.map { $0.width / width } ?? Self.scale(of: page)
    size =
      paper
      ?? Size(width: max(width * scale, Self.shortestSide), height: max(height * scale, Self.shortestSide))
    image = page.image.map { PlacedImage($0, scale: scale) }
    diagnostics = []
    if paper == nil, scale < page.resolution.points(1).value {
      diagnostics.append(
        .engineNote(page: number, note: "made smaller: no PDF page is wider than 200 inches"))
    }
    let layout = glyphs.map { [size] in TextLayout(glyphs: $0, order: order, scale: scale, page: size) }
    var added = page
    added.blocks.removeAll { $0.isEmbeddedText(on: page) }
    let tagged = structure.add(added, number: number, layout: layout)
    (content, pictureMark) = (tagged.content, tagged.picture)
    diagnostics += tagged.dropped.map { .charactersDropped(page: number, block: $0.block, count: $0.count) }
  }

  /// Points per page unit.
  static func scale(of page: Page) -> Double {
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
    mixedRaster = image.mixedRaster
    matrix = AffineTransform.scale(x: image.size.width, y: image.size.height)
      .followed(by: image.transform).followed(by: .scale(x: scale, y: scale))
  }
}
