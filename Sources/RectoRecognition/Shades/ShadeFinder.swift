import RectoLayout
import RectoModel

/// Finds the areas of a scanned page that are filled with one colour and have text on them: coloured rows and headings of
/// tables, boxes behind text. Only upright rectangles with sharp edges count; what is painted, shines through or
/// lies in the shadow of a fold has none.
struct ShadeFinder {
  /// What the long side is brought down to, so that the words of a page with 90 lines are ten pixels high.
  private static let longSide = 900.0
  /// The height of words, in pixels of that size.
  private static let em = 10.0
  /// By how much an area differs from what is beside it, in some channel.
  private static let leastStep = 8

  private let picture: ColourSamples
  private let labels: [UInt8]
  /// How many pixels of the page one of `picture` stands for, each way.
  private let factor: Double

  /// In pixels of the page, turned by `degrees` clockwise about its middle, the largest first, so that what lies on others comes
  /// after them.
  static func shades(on page: PageBitmap, turnedBy degrees: Double = 0) throws(RectoError) -> [Shade] {
    let (small, factor) = try page.reducedForShades(longSide: longSide)
    let picture = ColourSamples(degrees == 0 ? small : try small.straightened(degrees: degrees))
    let modes = ColourModes(of: picture, least: Int(em * em))
    let finder = ShadeFinder(picture: picture, labels: modes.labels(), factor: factor)
    var shades: [Shade] = []
    for (index, colour) in modes.colours.enumerated().dropFirst() {
      shades += try finder.boxes(of: UInt8(index)).map { Shade($0, color: colour.description) }
    }
    return shades.sorted {
      ($1.box.area, $0.box.minY, $0.box.minX) < ($0.box.area, $1.box.minY, $1.box.minX)
    }
  }

  private func boxes(of label: UInt8) throws(RectoError) -> [Rect] {
    let own = try mask(of: label)
    // Paper between two areas keeps them apart, and what is left of it among letters doesn't.
    let paper = try mask(of: 0)
    let all = Rect(x: 0, y: 0, width: Double(picture.width), height: Double(picture.height))
    return try own.filledAreas(apartAt: paper, em: Self.em).filter { box in
      box.width < 0.95 * all.width || box.height < 0.9 * all.height
    }.filter(hasEdges).map { $0.scaled(by: factor) }
  }

  private func mask(of label: UInt8) throws(RectoError) -> PageBitmap {
    try PageBitmap(
      samples: labels.map { $0 == label ? 255 : 0 }, width: picture.width, height: picture.height, channels: 1
    ).above(127)
  }

  /// The colour changes at all four sides, but for those at the end of the page.
  private func hasEdges(_ box: Rect) -> Bool {
    let reach = 3
    let (left, right) = (Int(box.minX), Int(box.maxX) - 1)
    let (top, bottom) = (Int(box.minY), Int(box.maxY) - 1)
    let columns = stride(from: left + reach, through: right - reach, by: 2)
    let rows = stride(from: top + 1, through: bottom - 1, by: 1)
    return isStep(columns.map { (($0, top + 1), ($0, top - reach)) })
      && isStep(columns.map { (($0, bottom - 1), ($0, bottom + reach)) })
      && isStep(rows.map { ((left + 1, $0), (left - reach, $0)) })
      && isStep(rows.map { ((right - 1, $0), (right + reach, $0)) })
  }

  /// Most of the pairs of pixels, one inside and one outside, differ.
  private func isStep(_ pairs: [(inside: (x: Int, y: Int), outside: (x: Int, y: Int))]) -> Bool {
    let inPicture = pairs.filter { pair in
      (0..<picture.width).contains(pair.outside.x) && (0..<picture.height).contains(pair.outside.y)
    }
    guard !inPicture.isEmpty else { return true }
    let different = inPicture.count { inside, outside in
      picture[inside.x, inside.y].distance(to: picture[outside.x, outside.y]) >= Self.leastStep
    }
    return different * 3 >= inPicture.count * 2
  }
}
