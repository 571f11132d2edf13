import RectoModel

/// Takes a scan apart: into paper and photographs, coarse, and the ink of text and lines, sharp.
struct MixedRasterizer {
  /// 8 or 32 bits a pixel.
  let picture: PageBitmap
  let unitsPerInch: Double
  /// Boxes of words, in pixels of the picture: what stands in them is text, also in a photograph.
  var words: [Rect] = []

  /// What a picture is taken apart into; each part covers the whole of it.
  struct Parts {
    var background: ColourGrid
    /// 1 is ink.
    var mask: PageBitmap
    var foreground: Foreground
  }

  enum Foreground {
    /// All ink has this colour: grey, or red, green and blue.
    case colour([Float])
    case grid(ColourGrid)
  }

  /// Below it, letters have too few pixels for a shape of their own.
  static let leastUnitsPerInch = 150.0

  /// nil for a picture without ink.
  func parts() throws(RectoError) -> Parts? {
    let depth = try InkDepth(of: picture, unitsPerInch: unitsPerInch)
    let ink = try depth.mask()
    let sparse = try depth.sparse(ink)
    let photographs = try Photographs(
      in: picture, unitsPerInch: unitsPerInch, ink: depth.coarse(ink),
      margin: depth.margin(of: ink, sparse: sparse)
    ).areas
    var mask = ink
    if let photographs { mask = try text(of: ink, besides: photographs, scale: depth.scale) }
    guard mask.share > 0 else { return nil }
    return Parts(
      background: try background(mask, depth, sparse, unitsPerInch: photographs == nil ? 100 : 150),
      mask: mask,
      foreground: try foreground(mask, depth))
  }

  /// Without what belongs to photographs.
  private func text(of ink: PageBitmap, besides areas: PageBitmap, scale: Int) throws(RectoError)
    -> PageBitmap
  {
    let region = try areas.resampled(width: ink.width, height: ink.height)
    let swallowed = try ink.groups(mostlyIn: region)
    let boxes = words.map { box in
      Rect(
        x: box.x * Double(scale), y: box.y * Double(scale), width: box.width * Double(scale),
        height: box.height * Double(scale))
    }
    let letters = try PageBitmap.mask(of: boxes, width: ink.width, height: ink.height)
    return try ink.subtracting(swallowed.subtracting(letters))
  }

  private func background(
    _ mask: PageBitmap, _ depth: InkDepth, _ sparse: PageBitmap, unitsPerInch resolution: Double
  ) throws(RectoError) -> ColourGrid {
    let size = GridSize(picture, unitsPerInch: unitsPerInch, cellsPerInch: resolution)
    var paper = picture.means(
      columns: size.columns, rows: size.rows, where: try depth.margin(of: mask, sparse: sparse))
    paper.fill(least: size.pixelsPerCell * 0.1)
    return paper
  }

  private func foreground(_ mask: PageBitmap, _ depth: InkDepth) throws(RectoError) -> Foreground {
    let size = GridSize(picture, unitsPerInch: unitsPerInch, cellsPerInch: 33)
    // The middle of a stroke has the ink's colour, not its edges.
    var inks = picture.means(
      columns: size.columns, rows: size.rows, where: try depth.coarse(mask), isInk: true,
      weights: try depth.atPictureSize())
    if let mean = inks.mean, mean.allSatisfy({ $0 < 96 }), inks.share(fartherThan: 60, from: mean) < 0.02,
      inks.share(moreColourfulThan: 40) < 0.003
    {
      return .colour(mean)
    }
    inks.fill(least: size.pixelsPerCell * 0.02)
    return .grid(inks)
  }
}

/// How many cells a grid over a picture has.
struct GridSize: Sendable, Hashable {
  let columns: Int
  let rows: Int
  let pixelsPerCell: Float

  init(_ picture: PageBitmap, unitsPerInch: Double, cellsPerInch: Double) {
    let factor = min(1, cellsPerInch / unitsPerInch)
    columns = max(1, Int((Double(picture.width) * factor).rounded()))
    rows = max(1, Int((Double(picture.height) * factor).rounded()))
    pixelsPerCell = Float(picture.width * picture.height) / Float(columns * rows)
  }
}
