internal import CLeptonica
import RectoModel

/// Sets of pixels, 1 bit a pixel.
extension PageBitmap {
  /// Grown by `pixels` on all sides.
  func grown(by pixels: Int) throws(RectoError) -> PageBitmap {
    let side = Int32(2 * pixels + 1)
    return try made(by: pixDilateBrick(nil, pix, side, side))
  }

  /// Areas where at least some are set closer than `gap`, without those narrower than `least`, holes filled.
  func areas(gap: Int, least: Int) throws(RectoError) -> PageBitmap {
    let closed = try made(by: pixCloseSafeBrick(nil, pix, Int32(gap), Int32(gap)))
    let opened = try made(by: pixOpenBrick(nil, closed.pix, Int32(least), Int32(least)))
    let holes = try made(by: pixHolesByFilling(opened.pix, 4))
    pixOr(opened.pix, opened.pix, holes.pix)
    return opened
  }

  /// What is at least that long without a gap, level or upright: rules, frames, bars and grounds, but no letters.
  func runs(ofLength length: Int) throws(RectoError) -> PageBitmap {
    let level = try made(by: pixOpenBrick(nil, pix, Int32(length), 1))
    return try level.united(with: made(by: pixOpenBrick(nil, pix, 1, Int32(length))))
  }

  func united(with other: PageBitmap) throws(RectoError) -> PageBitmap {
    try made(by: pixOr(nil, pix, other.pix))
  }

  func subtracting(_ other: PageBitmap) throws(RectoError) -> PageBitmap {
    try made(by: pixSubtract(nil, pix, other.pix))
  }

  func intersection(_ other: PageBitmap) throws(RectoError) -> PageBitmap {
    try made(by: pixAnd(nil, pix, other.pix))
  }

  func inverted() throws(RectoError) -> PageBitmap { try made(by: pixInvert(nil, pix)) }

  /// The same shapes with other pixels.
  func resampled(width: Int, height: Int) throws(RectoError) -> PageBitmap {
    try made(by: pixScaleBySamplingToSize(pix, Int32(width), Int32(height)))
  }

  /// Sets the pixels of the boxes only.
  static func mask(of boxes: [Rect], width: Int, height: Int) throws(RectoError) -> PageBitmap {
    guard let pix = pixCreate(Int32(width), Int32(height), 1) else { throw outOfMemory }
    for box in boxes {
      let (left, top) = (Int32(box.minX.rounded(.down)), Int32(box.minY.rounded(.down)))
      let (right, bottom) = (Int32(box.maxX.rounded(.up)), Int32(box.maxY.rounded(.up)))
      pixRasterop(pix, left, top, right - left, bottom - top, Int32(PIX_SET), nil, 0, 0)
    }
    return PageBitmap(owning: pix)
  }

  /// The share of set pixels, 0...1.
  var share: Double {
    var share = Float(0)
    pixForegroundFraction(pix, &share)
    return Double(share)
  }

  /// Connected groups that lie mostly in `region`: as a set. Others are left whole.
  func groups(mostlyIn region: PageBitmap) throws(RectoError) -> PageBitmap {
    let inside = try intersection(region)
    let touching = try made(by: pixSeedfillBinary(nil, inside.pix, pix, 8))
    let found = try made(by: pixCreateTemplate(pix))
    var pixa: UnsafeMutablePointer<Pixa>?
    var boxa = pixConnComp(touching.pix, &pixa, 8)
    defer {
      boxaDestroy(&boxa)
      pixaDestroy(&pixa)
    }
    for index in 0..<pixaGetCount(pixa) {
      var group = pixaGetPix(pixa, index, Int32(L_CLONE))
      defer { pixDestroy(&group) }
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      guard boxaGetBoxGeometry(boxa, index, &x, &y, &width, &height) == 0 else { continue }
      var (all, part) = (Int32(0), Int32(0))
      pixCountPixels(group, &all, nil)
      let common = try made(by: pixCopy(nil, group))
      pixRasterop(common.pix, 0, 0, width, height, Int32(PIX_SRC & PIX_DST), region.pix, x, y)
      pixCountPixels(common.pix, &part, nil)
      guard part * 2 > all else { continue }
      pixRasterop(found.pix, x, y, width, height, Int32(PIX_SRC | PIX_DST), group, 0, 0)
    }
    return found
  }

  /// 8 bits a pixel.
  func gray() throws(RectoError) -> PageBitmap { depth == 8 ? self : try made(by: pixConvertTo8(pix, 0)) }

  /// 1 where the means within `radius` of a pixel differ by more than `level` in some channel; for 8 or 32 bits.
  func unlike(_ other: PageBitmap, radius: Int, over level: Int) throws(RectoError) -> PageBitmap {
    let own = try made(by: pixBlockconv(pix, Int32(radius), Int32(radius)))
    let others = try made(by: pixBlockconv(other.pix, Int32(radius), Int32(radius)))
    let differences = try made(by: pixAbsDifference(own.pix, others.pix))
    guard depth == 32 else { return try differences.above(Int32(level)) }
    return try made(by: pixConvertRGBToGrayMinMax(differences.pix, Int32(L_CHOOSE_MAX))).above(Int32(level))
  }
}
