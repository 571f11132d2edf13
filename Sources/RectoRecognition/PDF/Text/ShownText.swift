import RectoModel
import RectoPDF

/// What one operation of a page's content writes, in points from the top left of the page as it is shown.
struct ShownText: Sendable, Hashable {
  /// The line that the letters stand on, in the direction of writing.
  var from: Point
  var to: Point
  var size: Double
  var hidden: HiddenText = []
  var isReadable = true
  var isThickened = false
  var isSlanted = false
  var isVertical = false
  /// In a font of drawings, of which poppler only guesses the size.
  var isDrawn = false
  /// All that can be seen lies in it.
  var clip: Rect?
  /// Its font, in the page's content.
  var fontIndex: Int?
  var font: PageContentSummary.FontDescription?
  /// Hidden, and in a place where a picture is.
  var isOverPicture = false

  /// Of length 1; to the right when it has no length.
  var direction: Point {
    let (x, y) = (to.x - from.x, to.y - from.y)
    let length = (x * x + y * y).squareRoot()
    return length > 1e-6 ? Point(x: x / length, y: y / length) : Point(x: 1, y: 0)
  }

  /// Up from the line, where letters are.
  var up: Point { Point(x: direction.y, y: -direction.x) }

  /// How little a character with its middle there belongs to it; nil when it can't.
  func distance(to middle: Point) -> Double? {
    let unit = direction
    let (x, y) = (middle.x - from.x, middle.y - from.y)
    let along = x * unit.x + y * unit.y
    let above = (x * unit.y - y * unit.x) / size
    let length = (to.x - from.x) * unit.x + (to.y - from.y) * unit.y
    let outside = max(0, -along, along - length) / size
    let usual = isVertical ? 0 : 0.33
    guard abs(above - usual) < 0.75, outside < 0.8 else { return nil }
    return outside + 2 * abs(above - usual) + (hidden.isEmpty ? 0 : 0.3)
  }
}

/// Finds what wrote the characters of a page.
struct ShownTexts: Sendable {
  private(set) var all: [ShownText] = []
  /// Theirs, in the same order.
  private(set) var frames: [TextFrame] = []
  /// Places in `all`, by bands across the page.
  private var bands: [[Int32]] = []

  private static let bandHeight = 12.0
  private static let most = 100_000
  /// More in a band are drawn over each other.
  private static let mostInBand = 4_000

  init(_ texts: [ShownText] = [], pageHeight: Double) {
    all = Array(texts.prefix(Self.most))
    frames = all.map(TextFrame.init)
    let count = Int(min(max(pageHeight / Self.bandHeight, 0), 10_000)) + 1
    bands = Array(repeating: [], count: count)
    for (index, text) in all.enumerated() where text.size > 0 {
      let top = min(text.from.y, text.to.y) - 1.1 * text.size
      let bottom = max(text.from.y, text.to.y) + 1.1 * text.size
      for band in band(at: top)...band(at: bottom) where bands[band].count < Self.mostInBand {
        bands[band].append(Int32(index))
      }
    }
  }

  private func band(at y: Double) -> Int {
    guard y.isFinite else { return 0 }
    return Int(min(max(y / Self.bandHeight, 0), Double(bands.count - 1)))
  }

  /// A place in `all`. `guess` is looked at first: characters of one operation follow one another.
  func place(of middle: Point, guess: Int?) -> Int? {
    if let guess, let distance = all[guess].distance(to: middle), distance < 0.35 { return guess }
    var best: (place: Int, distance: Double)?
    for candidate in bands[band(at: middle.y)] {
      guard let distance = all[Int(candidate)].distance(to: middle) else { continue }
      if distance < best?.distance ?? .infinity { best = (Int(candidate), distance) }
    }
    return best?.place
  }
}
