import RectoLayout
import RectoModel

/// A coloured area of a scanned page, and what is written on it.
struct ScannedShade: Sendable, Hashable {
  /// With the upright box round the area.
  let shade: Shade
  /// Of text that is lighter than the area; nil where it is darker, or where there is none.
  private(set) var lightText: RGBColor?
  /// The area on the page made straight.
  private let area: Rect
  /// From the page to where it is straight.
  private let straightening: AffineTransform

  init(_ shade: Shade, straightenedBy straightening: AffineTransform = .identity, lightText: RGBColor? = nil)
  {
    area = shade.box
    self.straightening = straightening
    self.lightText = lightText
    self.shade = Shade((straightening.inverse ?? .identity).apply(to: area), color: shade.color)
  }

  /// Those of a page that becomes straight when it is turned by `degrees` clockwise, in its pixels.
  static func all(on page: PageBitmap, straightenedBy degrees: Double = 0) throws(RectoError)
    -> [ScannedShade]
  {
    let shades = try ShadeFinder.shades(on: page, turnedBy: degrees)
    guard !shades.isEmpty else { return [] }
    let picture = ColourSamples(page.depth == 8 || page.depth == 32 ? page : try page.gray())
    let straightening: AffineTransform =
      degrees == 0 ? .identity : .rotation(degrees: degrees, aboutMiddleOf: page.size)
    return shades.map { found in
      var shade = ScannedShade(found, straightenedBy: straightening)
      shade.lightText = shade.lightText(of: picture)
      return shade
    }
  }

  /// Its sides are not those of the picture.
  var leans: Bool { straightening != .identity }

  /// The point of the page lies on the area, or so far beside it.
  func contains(_ point: Point, margin: Double = 0) -> Bool {
    area.grown(by: margin).contains(straightening.apply(to: point))
  }

  /// By how much text differs from its ground, 0...255.
  private static let leastContrast = 60

  /// What lies beside the paper: along an edge of the picture, and much longer than wide.
  private static func isMargin(_ box: Rect, of picture: ColourSamples) -> Bool {
    let reach = 0.01 * Double(max(picture.width, picture.height))
    let isBeside = box.minX < reach || box.maxX > Double(picture.width) - reach
    let isAbove = box.minY < reach || box.maxY > Double(picture.height) - reach
    return isBeside && box.height > 2 * box.width || isAbove && box.width > 20 * box.height
  }

  private func lightText(of picture: ColourSamples) -> RGBColor? {
    guard let ground = shade.color.flatMap({ RGBColor($0) })?.brightness, ground < 255 - Self.leastContrast,
      !Self.isMargin(shade.box, of: picture)
    else { return nil }
    let leastContrast = Self.leastContrast
    var (lighter, darker) = (0, 0)
    var tones = [(count: Int, red: Int, green: Int, blue: Int)](repeating: (0, 0, 0, 0), count: 256)
    let (columns, rows) = picture.pixels(of: shade.box.grown(by: -3))
    for y in rows {
      for x in columns where contains(Point(x: Double(x), y: Double(y)), margin: -3) {
        let colour = picture[x, y]
        let brightness = colour.brightness
        if brightness > ground + leastContrast {
          lighter += 1
          let tone = tones[brightness]
          tones[brightness] = (
            tone.count + 1, tone.red + Int(colour.red), tone.green + Int(colour.green),
            tone.blue + Int(colour.blue)
          )
        } else if brightness < ground - leastContrast {
          darker += 1
        }
      }
    }
    guard lighter > 2 * darker, lighter * 200 > columns.count * rows.count else { return nil }
    // What is lightest is the middle of strokes; the rest are their edges.
    var sum = (count: 0, red: 0, green: 0, blue: 0)
    for tone in tones.reversed() where sum.count * 5 < lighter {
      sum = (sum.count + tone.count, sum.red + tone.red, sum.green + tone.green, sum.blue + tone.blue)
    }
    return RGBColor(
      red: UInt8(sum.red / sum.count), green: UInt8(sum.green / sum.count), blue: UInt8(sum.blue / sum.count))
  }
}

extension [ScannedShade] {
  /// More areas of a page stay as they are read.
  private static var most: Int { 12 }

  /// Where light text stands on dark.
  var lightText: [Rect] { filter { $0.lightText != nil }.prefix(Self.most).map(\.shade.box) }

  /// The page with black text on white wherever it has light text on an area that is darker: engines make less of
  /// that.
  func legible(_ page: PageBitmap) throws(RectoError) -> PageBitmap {
    let dark = compactMap { shade in
      shade.lightText.flatMap { text in
        shade.shade.color.flatMap { RGBColor($0) }.map { (shade, $0.brightness, text.brightness) }
      }
    }
    guard !dark.isEmpty else { return page }
    let source = page.depth == 8 || page.depth == 32 ? page : try page.gray()
    var picture = LegiblePicture(source)
    let areas = dark.map(\.0)
    for area in areas where area.leans { picture.clear(round: area, keeping: areas) }
    for (shade, ground, text) in dark { picture.showText(in: shade, ground: ground, text: text) }
    return try picture.bitmap()
  }

  /// The words with the colour of light text, where they are such.
  func coloured(_ page: Page) -> Page {
    let dark = filter { $0.lightText != nil }
    guard !dark.isEmpty else { return page }
    var page = page
    page.blocks = page.blocks.map { block in
      var block = block
      block.content = block.content.mapWords { word in
        guard let shade = dark.last(where: { $0.contains(word.box.center) }) else { return word }
        var word = word
        var style = word.style ?? TextStyle()
        style.color = shade.lightText?.description
        word.style = style
        return word
      }
      return block
    }
    return page
  }
}

extension ColourSamples {
  /// Those that lie in a box.
  fileprivate func pixels(of box: Rect) -> (columns: Range<Int>, rows: Range<Int>) {
    func range(_ from: Double, _ to: Double, _ end: Int) -> Range<Int> {
      let first = min(max(Int(from), 0), end)
      return first..<max(first, min(Int(to), end))
    }
    return (range(box.minX, box.maxX, width), range(box.minY, box.maxY, height))
  }
}
