import RectoModel

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
