internal import CLeptonica
import RectoModel

/// Long thin strokes of a grey picture, found with leptonica (1.82): of rules, and here and there of letters.
struct RuleStrokes {
  private let picture: PageBitmap
  private let em: Double
  /// By how much a rule must be darker than the paper on both sides.
  private let contrast: Int

  /// `em` is the height of its words in pixels, `picture` has 8 bits a pixel.
  init(in picture: PageBitmap, em: Double, contrast: Int) {
    (self.picture, self.em, self.contrast) = (picture, em, contrast)
  }

  /// Strokes that run across, each as the points of its middle from left to right.
  func level() throws(RectoError) -> [Stroke] { try strokes(of: picture) }

  /// Strokes that run down, from the top.
  func upright() throws(RectoError) -> [Stroke] {
    let turned = try picture.made(by: pixRotateOrth(picture.pix, 1))
    return try strokes(of: turned).map { $0.turnedBack(height: picture.size.height) }
  }

  private func strokes(of picture: PageBitmap) throws(RectoError) -> [Stroke] {
    let evenness = StrokeEvenness(of: picture, em: em)
    var strokes = try Self.strokes(in: try mask(of: picture))
    for index in strokes.indices {
      (strokes[index].evenness, strokes[index].isolation) = evenness.shares(of: strokes[index])
    }
    return strokes
  }

  /// Level strokes, a pixel thicker on both sides: skewed ones would fall to pieces.
  private func mask(of picture: PageBitmap) throws(RectoError) -> PageBitmap {
    let distances = [0.12, 0.22, 0.4].map { max(2, Int(($0 * em).rounded())) }
    let unique = distances.enumerated().map { max($1, 2 + $0) }
    let thin = try picture.levelThinness(reaching: unique).above(Int32(contrast))
    // A rule that another one crosses, or a letter touches, isn't thin there, but it is ink.
    let ink = try picture.above(Int32(max(0, picture.rank(0.5) - contrast))).inverted()
    let closed = try thin.made(by: pixCloseSafeBrick(nil, thin.pix, pixels(0.5), 1)).intersection(ink)
    let whole = try thin.united(with: closed)
    let thick = try whole.made(by: pixDilateBrick(nil, whole.pix, 1, 3))
    let runs = try thick.made(by: pixOpenBrick(nil, thick.pix, pixels(1), 1))
    let joined = try runs.made(by: pixCloseSafeBrick(nil, runs.pix, pixels(0.5), 1))
    return try joined.intersection(ink.united(with: thick)).united(with: runs)
  }

  private func pixels(_ ems: Double) -> Int32 { Int32(max(3, (ems * em).rounded())) }

  private static func strokes(in mask: PageBitmap) throws(RectoError) -> [Stroke] {
    var pixa: UnsafeMutablePointer<Pixa>?
    var boxa = pixConnComp(mask.pix, &pixa, 8)
    defer {
      boxaDestroy(&boxa)
      pixaDestroy(&pixa)
    }
    var strokes: [Stroke] = []
    for index in 0..<pixaGetCount(pixa) {
      var group = pixaGetPix(pixa, index, Int32(L_CLONE))
      defer { pixDestroy(&group) }
      var (x, y, width, height) = (Int32(0), Int32(0), Int32(0), Int32(0))
      guard let group, boxaGetBoxGeometry(boxa, index, &x, &y, &width, &height) == 0 else { continue }
      var area = Int32(0)
      pixCountPixels(group, &area, nil)
      // Two of the pixels are the mask's own, not the stroke's.
      let thickness = max(1, Double(area) / Double(width) - 2)
      let path = middle(of: group).map { Point(x: $0.x + Double(x), y: $0.y + Double(y)) }
      guard path.count >= 2 else { continue }
      strokes.append(Stroke(path: path, thickness: thickness))
    }
    return strokes
  }

  /// A point for about every 24 pixels, and the ends.
  private static func middle(of group: UnsafeMutablePointer<Pix>) -> [Point] {
    guard let data = group.pointee.data else { return [] }
    let (width, height) = (Int(group.pointee.w), Int(group.pointee.h))
    let words = Int(group.pointee.wpl)
    func middle(_ x: Int) -> Double? {
      var (sum, count) = (0, 0)
      for y in 0..<height where (data + y * words)[x >> 5] >> UInt32(31 - (x & 31)) & 1 == 1 {
        sum += y
        count += 1
      }
      return count == 0 ? nil : Double(sum) / Double(count) + 0.5
    }
    let parts = max(1, width / 24)
    let inset = min(2, (width - 1) / 2)
    return (0...parts).compactMap { part in
      let x = part * (width - 1) / parts
      let probe = min(max(x, inset), width - 1 - inset)
      return middle(probe).map { Point(x: Double(part * width / parts), y: $0) }
    }
  }
}
