internal import CLeptonica
import RectoModel

/// A skew that leptonica found.
struct Skew: Sendable, Hashable {
  /// By which the picture must be turned clockwise to stand straight.
  var degrees: Double
  /// The best score over the worst; unbounded.
  var confidence: Double

  /// Small angles do no harm, and large ones, like weak ones, are mostly no skew at all.
  var isBelievable: Bool { (0.1...7).contains(abs(degrees)) && confidence >= 3 }

  /// Less is within the breadth of an edge.
  var tiltsAreas: Bool { isBelievable && abs(degrees) >= 0.2 }

  /// From here on lines of columns are taken for one; less is followed well, and turning letters blurs them.
  var hindersReading: Bool { isBelievable && abs(degrees) >= 1.2 }
}

extension PageBitmap {
  /// nil when there is nothing on the page to measure.
  func skew() throws(RectoError) -> Skew? {
    let ink = try binarised()
    var (angle, confidence) = (Float(0), Float(0))
    guard pixFindSkew(ink.pix, &angle, &confidence) == 0 else { return nil }
    return Skew(degrees: Double(angle), confidence: Double(confidence))
  }

  /// 1 bit a pixel, by Otsu's threshold on evened-out paper.
  func binarised() throws(RectoError) -> PageBitmap {
    guard depth > 1 else { return self }
    let gray = try made(by: pixConvertTo8(pix, 0))
    let ink = pixOtsuThreshOnBackgroundNorm(gray.pix, nil, 10, 15, 100, 50, 255, 2, 2, 0.1, nil)
    return try made(by: ink ?? pixThresholdToBinary(gray.pix, 130))
  }

  /// False for a picture of one colour, but for the noise of a camera or of JPEG: Tesseract reads words in it, for long.
  func showsSomething() throws(RectoError) -> Bool {
    let gray = try made(by: pixConvertTo8(pix, 0))
    return gray.rank(0.9999) - gray.rank(0.0001) >= 16
  }

  /// `binarised`, made smaller first where it is larger than that, and by how much it was.
  func ink(longestSide: Double) throws(RectoError) -> (ink: PageBitmap, scale: Double) {
    let scale = size.reduction(to: longestSide)
    return (try (scale < 1 ? scaled(by: scale) : self).binarised(), scale)
  }

  /// The paper made even, for recognition: light from the side, yellow sheets and show-through go. Specks go from
  /// pictures of 1 bit.
  func cleaned(resolution: Resolution) throws(RectoError) -> PageBitmap {
    guard depth > 1 else {
      let speck = Int32(max(1, (resolution.unitsPerInch / 150).rounded()))
      return try made(
        by: pixSelectBySize(
          pix, speck, speck, 8, Int32(L_SELECT_IF_EITHER), Int32(L_SELECT_IF_GT), nil))
    }
    return try made(by: pixBackgroundNormSimple(pix, nil, nil) ?? pixCopy(nil, pix))
  }
}
