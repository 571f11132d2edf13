internal import CLeptonica
import RectoModel

extension PageBitmap {
  /// With 8 or 32 bits a pixel, at most so large, and how many pixels of its own one of that stands for.
  func reducedForShades(longSide: Double) throws(RectoError) -> (picture: PageBitmap, factor: Double) {
    let source = depth == 8 || depth == 32 ? self : try made(by: pixConvertTo8(pix, 0))
    let scale = longSide / Double(max(width, height))
    guard scale < 0.75 else { return (source, 1) }
    let small = try source.made(by: pixScaleAreaMap(source.pix, Float(scale), Float(scale)))
    return (small, Double(width) / Double(small.width))
  }

  /// The boxes of set areas that are upright rectangles, seen through the text on them. `paper` keeps areas apart; words
  /// are `em` pixels high.
  func filledAreas(apartAt paper: PageBitmap, em: Double) throws(RectoError) -> [Rect] {
    func pixels(_ ems: Double) -> Int32 { Int32(max(1, (ems * em).rounded())) }
    // What is between lines of text and at their ends, but no letters.
    let even = try made(by: pixOpenBrick(nil, pix, pixels(1), 2))
    let closed = try even.made(by: pixCloseSafeBrick(nil, even.pix, pixels(0.8), pixels(1.3)))
    let gaps = try paper.made(by: pixOpenBrick(nil, paper.pix, pixels(0.4), pixels(0.4)))
    let whole = try closed.subtracting(gaps)
    let solid = try whole.made(by: pixOpenBrick(nil, whole.pix, pixels(0.7), pixels(0.7)))
    let holes = try solid.made(by: pixHolesByFilling(solid.pix, 4))
    let filled = try solid.united(with: holes)
    var pixa: UnsafeMutablePointer<Pixa>?
    var boxa = pixConnComp(filled.pix, &pixa, 4)
    defer {
      boxaDestroy(&boxa)
      pixaDestroy(&pixa)
    }
    var boxes: [Rect] = []
    for index in 0..<pixaGetCount(pixa) {
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      guard boxaGetBoxGeometry(boxa, index, &x, &y, &width, &height) == 0, width >= pixels(2),
        height >= pixels(0.9)
      else { continue }
      var group = pixaGetPix(pixa, index, Int32(L_CLONE))
      defer { pixDestroy(&group) }
      var area = Int32(0)
      pixCountPixels(group, &area, nil)
      guard Double(area) >= 0.85 * Double(width) * Double(height) else { continue }
      boxes.append(Rect(x: Double(x), y: Double(y), width: Double(width), height: Double(height)))
    }
    return boxes
  }
}
