import RectoModel

/// Draws a page of a PDF file.
struct PDFPageLoader {
  private let task: PageTask
  private let id: AssetID

  init(_ task: PageTask, asset: AssetID) {
    self.task = task
    id = asset
  }

  func load() throws(RectoError) -> LoadedPage {
    _ = try InputContent(task.input, limits: task.limits)
    let page = try PDFFile(task.input).page(task.pageIndex)
    let wanted = Self.resolution(override: task.preparation.resolution, scan: page.scanResolution)
    let drawing = try PDFDrawing(page: page.size, unitsPerInch: wanted, limits: task.limits)
    let drawn = try page.render(
      width: drawing.width, height: drawing.height, unitsPerInch: drawing.unitsPerInch)
    let bitmap = drawn.reduced()
    let asset = Asset(
      id: id, mediaType: bitmap.encodedType, size: bitmap.size, file: task.assetFile(for: bitmap))
    let resolution = Resolution.measured(drawing.unitsPerInch)
    try bitmap.write(to: asset.file, resolution: resolution)
    let note = Diagnostic.engineNote(
      page: task.pageNumber,
      note: "large page, drawn at \(Int(drawing.unitsPerInch)) instead of \(Int(wanted)) dpi")
    return LoadedPage(
      bitmap: bitmap, asset: asset, placement: PagePlacement(imageSize: asset.size), resolution: resolution,
      label: label(of: page), diagnostics: drawing.unitsPerInch < wanted ? [note] : [])
  }

  /// Poppler numbers the pages of a document that has no labels.
  private func label(of page: PDFPage) -> String? {
    page.label.flatMap { $0.isEmpty || $0 == String(task.pageIndex + 1) ? nil : $0 }
  }

  /// A scan is drawn at its own resolution, so that its pixels stay what they are; text at 300.
  static func resolution(override: Double?, scan: Double?) -> Double {
    if let override = ResolutionRule.sensible(override) { return override }
    guard let scan else { return 300 }
    let clamped = min(max(scan, 150), 600)
    return abs(clamped - clamped.rounded()) < 0.5 ? clamped.rounded() : clamped
  }
}

/// How large a PDF page is drawn.
struct PDFDrawing: Sendable, Hashable {
  let width: Int
  let height: Int
  let unitsPerInch: Double

  /// Below it, no text can be read.
  private static let least = 50.0
  /// Cairo draws no larger.
  private static let cairoSide = 32_767

  /// `page` is in points. Lowers the resolution for pages that would be over the limits; throws `.limitExceeded` when
  /// too little would be left.
  init(page: Size, unitsPerInch: Double, limits: Limits) throws(RectoError) {
    guard page.width > 0, page.height > 0, page.width.isFinite, page.height.isFinite else {
      throw RectoError(.malformedInput, "The page has no size; repair the PDF with: qpdf FILE repaired.pdf")
    }
    let side = Double(min(limits.sidePixels, Self.cairoSide))
    let bySide = side * 72 / max(page.width, page.height)
    let byArea = 72 * (Double(limits.pixels) / (page.width * page.height)).squareRoot()
    let most = min(bySide, byArea)
    self.unitsPerInch = unitsPerInch <= most ? unitsPerInch : most.rounded(.down)
    guard self.unitsPerInch >= min(Self.least, unitsPerInch) else {
      throw RectoError(
        .limitExceeded,
        "The page is \(Int(page.width / 72)) x \(Int(page.height / 72)) inches, too large to draw; "
          + "scale it down or raise the limit of \(limits.pixels) pixels.")
    }
    width = max(1, Int((page.width * self.unitsPerInch / 72).rounded()))
    height = max(1, Int((page.height * self.unitsPerInch / 72).rounded()))
  }
}
