internal import CLeptonica
import RectoModel

/// How much darker than the paper about it each pixel of a page is, found with leptonica (1.82).
struct InkDepth {
  /// 8 bits; 0 for paper. Of the picture's size, or twice as large where the picture is coarse: the greys at the
  /// edges of its letters then become their shape.
  let depth: PageBitmap
  /// 1 or 2.
  let scale: Int
  /// How uneven the paper is.
  private let median: Int
  /// The deepest within a letter's width of each pixel.
  private let peaks: PageBitmap
  private let unitsPerInch: Double

  /// `picture` has 8 or 32 bits a pixel.
  init(of picture: PageBitmap, unitsPerInch: Double) throws(RectoError) {
    scale = unitsPerInch < 250 ? 2 : 1
    self.unitsPerInch = unitsPerInch * Double(scale)
    let tone = try picture.tone()
    let paper = try tone.paper(unitsPerInch: unitsPerInch)
    let fine = scale == 2 ? try tone.made(by: pixScaleGrayLI(tone.pix, 2, 2)) : tone
    let ground = try fine.made(by: pixScaleToSize(paper.pix, Int32(fine.width), Int32(fine.height)))
    depth = try fine.made(by: pixSubtractGray(nil, ground.pix, fine.pix))
    median = depth.median
    peaks = try depth.peaks(unitsPerInch: self.unitsPerInch)
  }

  /// 1 where there is ink: what is at least 0.4 as deep as the deepest ink within a letter's width. What stands out
  /// little from uneven paper isn't ink.
  func mask() throws(RectoError) -> PageBitmap {
    let (faint, sure) = (median + 12, Int32(2 * median + 20))
    let level = try level(share: 0.4, least: faint)
    let emphasised = try emphasised()
    let excess = try depth.made(by: pixSubtractGray(nil, emphasised.pix, level.pix))
    let candidates = try excess.above(0)
    let seed = try depth.above(min(sure, 254))
    pixAnd(seed.pix, seed.pix, candidates.pix)
    let ink = try depth.made(by: pixSeedfillBinary(nil, seed.pix, candidates.pix, 8))
    return try ink.withoutSpecks(unitsPerInch: unitsPerInch)
  }

  /// A mask with the picture's pixels: those of which at least `quarters` are ink.
  func coarse(_ mask: PageBitmap, quarters: Int = 2) throws(RectoError) -> PageBitmap {
    scale == 2 ? try mask.made(by: pixReduceRankBinary2(mask.pix, Int32(quarters), nil)) : mask
  }

  /// Ink with the grey edges of its letters, which are neither ink nor paper; with the picture's pixels. Among dense
  /// ink, what is clear is paper up to its edge: in white letters on black, there is no other.
  func margin(of ink: PageBitmap, sparse: PageBitmap) throws(RectoError) -> PageBitmap {
    let level = try level(share: 0.25, least: median / 2 + 6)
    let unclear = try depth.made(by: pixSubtractGray(nil, depth.pix, level.pix)).above(0)
    let body = try coarse(ink, quarters: 1)
    let edges = try body.grown(by: unitsPerInch >= 200 * Double(scale) ? 2 : 1)
    return try edges.intersection(sparse.united(with: coarse(unclear, quarters: 1))).united(with: body)
  }

  /// 1 where ink covers less than half of the half inch about a pixel; with the picture's pixels.
  func sparse(_ ink: PageBitmap) throws(RectoError) -> PageBitmap {
    let (body, radius) = (try coarse(ink), Int32(unitsPerInch / Double(scale) / 4))
    return try body.made(by: pixBlockrank(body.pix, nil, radius, radius, 0.45)).inverted()
  }

  /// `depth` with the picture's pixels.
  func atPictureSize() throws(RectoError) -> PageBitmap {
    scale == 2 ? try depth.made(by: pixScaleAreaMap2(depth.pix)) : depth
  }

  /// A share of the peaks, but at least `least`.
  private func level(share: Float, least: Int) throws(RectoError) -> PageBitmap {
    let scaled = try peaks.made(by: pixCopy(nil, peaks.pix))
    pixMultConstantGray(scaled.pix, share)
    let floor = try peaks.made(by: pixCreateTemplate(peaks.pix))
    pixSetAllArbitrary(floor.pix, UInt32(min(least, 255)))
    return try peaks.made(by: pixMinOrMax(nil, scaled.pix, floor.pix, Int32(L_CHOOSE_MAX)))
  }

  /// Where pixels are few for a letter, hairlines are pale: they count for a little more.
  private func emphasised() throws(RectoError) -> PageBitmap {
    guard scale == 2 else { return depth }
    let thin = try depth.made(by: pixTophat(depth.pix, 7, 7, Int32(L_TOPHAT_WHITE)))
    pixMultConstantGray(thin.pix, 0.25)
    return try depth.made(by: pixAddGray(nil, depth.pix, thin.pix))
  }
}

extension PageBitmap {
  /// 8 bits: between how bright a colour is and its weakest channel, so that yellow on white is seen too.
  fileprivate func tone() throws(RectoError) -> PageBitmap {
    guard depth == 32 else { return self }
    let bright = try made(by: pixConvertRGBToLuminance(pix))
    let least = try made(by: pixConvertRGBToGrayMinMax(pix, Int32(L_CHOOSE_MIN)))
    pixMultConstantGray(bright.pix, 0.5)
    pixMultConstantGray(least.pix, 0.5)
    return try made(by: pixAddGray(nil, bright.pix, least.pix))
  }

  /// The brightest within half an inch, coarse.
  fileprivate func paper(unitsPerInch: Double) throws(RectoError) -> PageBitmap {
    let factor = Float(1 / max(1, (unitsPerInch / 50).rounded(.down)))
    let small = factor < 1 ? try made(by: pixScaleSmooth(pix, factor, factor)) : self
    let closed = try made(by: pixCloseGray(small.pix, 25, 25))
    return try made(by: pixBlockconv(closed.pix, 4, 4))
  }

  fileprivate func peaks(unitsPerInch: Double) throws(RectoError) -> PageBitmap {
    let step = max(1, (unitsPerInch / 100).rounded(.down))
    let small =
      step > 1
      ? try made(by: pixScaleGrayMinMax(pix, Int32(step), Int32(step), Int32(L_CHOOSE_MAX))) : self
    // 0.12 inches.
    let letter = Int32(unitsPerInch / step * 0.12) | 1
    let spread = try made(by: pixDilateGray(small.pix, letter, letter))
    let smooth = try made(by: pixBlockconv(spread.pix, letter / 2, letter / 2))
    return try made(by: pixScaleToSize(smooth.pix, Int32(width), Int32(height)))
  }

  fileprivate var median: Int {
    var value = Float(0)
    var histogram = pixGetGrayHistogram(pix, 4)
    defer { numaDestroy(&histogram) }
    guard let histogram, numaHistogramGetValFromRank(histogram, 0.5, &value) == 0 else { return 0 }
    return Int(value)
  }

  /// 1 where a pixel is over `level`.
  func above(_ level: Int32) throws(RectoError) -> PageBitmap {
    let rest = try made(by: pixThresholdToBinary(pix, level + 1))
    pixInvert(rest.pix, rest.pix)
    return rest
  }

  /// Smaller than anything that is printed: a third of a point. They stay in the background.
  fileprivate func withoutSpecks(unitsPerInch: Double) throws(RectoError) -> PageBitmap {
    let side = Int32(unitsPerInch / 72 / 3)
    guard side >= 1 else { return self }
    return try made(
      by: pixSelectBySize(
        pix, side, side, 8, Int32(L_SELECT_IF_EITHER), Int32(L_SELECT_IF_GT), nil))
  }
}
