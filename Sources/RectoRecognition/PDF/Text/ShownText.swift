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

  /// Longer than a blank.
  var isWord: Bool {
    let (x, y) = (to.x - from.x, to.y - from.y)
    return size > 0 && x * x + y * y > 0.16 * size * size
  }

  /// Of its letters: at a quarter of its length, half, and three quarters.
  var middles: [Point] {
    [0.25, 0.5, 0.75].map { part in
      Point(
        x: from.x + part * (to.x - from.x) + 0.3 * size * up.x,
        y: from.y + part * (to.y - from.y) + 0.3 * size * up.y)
    }
  }

  /// Round its letters, and a narrow one beside them.
  var surroundings: Rect {
    Rect(
      left: min(from.x, to.x) - size, top: min(from.y, to.y) - 0.6 * size, right: max(from.x, to.x) + size,
      bottom: max(from.y, to.y) + 0.1 * size)
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
  /// No page of text has more: pages that are made to be slow do.
  private static let mostCharactersInBand = 1_000
  private static let mostAsked = 20_000
  /// In points; larger letters are asked for once more.
  private static let largest = 500.0

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

  /// What these fonts wrote can't be read.
  mutating func setUnreadable(_ fonts: Set<Int>) {
    for place in all.indices where all[place].fontIndex.map(fonts.contains) == true {
      all[place].isReadable = false
    }
  }

  private func band(at y: Double) -> Int {
    guard y.isFinite else { return 0 }
    return Int(min(max(y / Self.bandHeight, 0), Double(bands.count - 1)))
  }

  /// Round rows of what is longer than a blank and has no characters where it stands.
  func untoldRows(by characters: [PDFCharacter]) -> [Rect] {
    var boxes = [[Rect]](repeating: [], count: bands.count)
    for character in characters where !character.scalar.isBlank && character.box.height < Self.largest {
      for band in band(at: character.box.minY)...band(at: character.box.maxY)
      where boxes[band].count < Self.mostCharactersInBand {
        boxes[band].append(character.box)
      }
    }
    let untold = all.prefix(Self.mostAsked).filter { shown in
      shown.isWord
        && !shown.middles.contains { middle in boxes[band(at: middle.y)].contains { $0.contains(middle) } }
    }
    var rows: [(y: Double, box: Rect)] = []
    for shown in untold.sorted(by: { ($0.from.y, $0.from.x) < ($1.from.y, $1.from.x) }) {
      if let last = rows.last, abs(shown.from.y - last.y) < 0.3 * shown.size {
        rows[rows.count - 1].box = last.box.union(shown.surroundings)
      } else {
        rows.append((shown.from.y, shown.surroundings))
      }
    }
    return rows.map(\.box)
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
