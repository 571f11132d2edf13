internal import CLeptonica
import RectoModel

extension PageBitmap {
  /// The page with white paper where nothing is to be read: where it has readable text, and outside of the areas.
  /// `scale` makes pixels of the facts' points.
  func showing(
    _ reading: PageDecision.Reading, of facts: PageFacts, scale: AffineTransform
  ) throws(RectoError) -> PageBitmap {
    let texts = facts.readable.map { scale.apply(to: $0.box.grown(by: 1)) }
    guard case .areas(let areas) = reading else { return texts.isEmpty ? self : try whitened(texts) }
    let paper = try whitened([size.rect])
    for area in areas.map(scale.apply(to:)) {
      let (x, y, width, height) = area.pixels
      pixRasterop(paper.pix, x, y, width, height, PIX_SRC, pix, x, y)
    }
    return texts.isEmpty ? paper : try paper.whitened(texts)
  }

  private func whitened(_ boxes: [Rect]) throws(RectoError) -> PageBitmap {
    guard let copy = pixCopy(nil, pix) else { throw PageBitmap.outOfMemory }
    let white = depth == 1 ? PIX_CLR : PIX_SET
    for box in boxes {
      let (x, y, width, height) = box.pixels
      pixRasterop(copy, x, y, width, height, white, nil, 0, 0)
    }
    // The last of four bytes is no colour, but Tesseract counts it as one when it looks for what is ink.
    if depth == 32 { pixSetComponentArbitrary(copy, Int32(L_ALPHA_CHANNEL), 0) }
    return PageBitmap(owning: copy)
  }
}

extension Rect {
  /// All pixels that it touches, within what leptonica can address.
  fileprivate var pixels: (x: Int32, y: Int32, width: Int32, height: Int32) {
    func clamped(_ value: Double) -> Int32 { Int32(min(max(value, -100_000), 100_000)) }
    let (left, top) = (clamped(minX.rounded(.down)), clamped(minY.rounded(.down)))
    return (left, top, clamped(maxX.rounded(.up)) - left, clamped(maxY.rounded(.up)) - top)
  }
}
