import RectoLayout
import RectoModel
import RectoPDF

/// Makes lines, shaded areas and pictures of what the content of a page draws, in points from the top left of the page
/// as it is shown.
struct PageGraphicsReader {
  private let content: PageContentSummary
  private let display: AffineTransform
  private let paper: Rect
  /// Narrower areas are lines.
  private let lineWidth: Double

  private static let mostRules = 20_000
  private static let mostShades = 4_000
  private static let mostMarks = 1_000
  /// The sides of what may be a bullet, in points.
  private static let markSides = 1.0...12.0

  init(_ content: PageContentSummary, _ geometry: PageGeometry) {
    self.content = content
    display = geometry.display
    paper = Rect(
      x: 0, y: 0, width: geometry.displayedSize.width, height: geometry.displayedSize.height)
    lineWidth = max(paper.width, paper.height) / 250
  }

  func graphics() -> PageGraphics {
    let shades = shades()
    return PageGraphics(
      rules: rules(on: shades), shades: Array(shades.prefix(Self.mostShades)), marks: marks)
  }

  // MARK: Areas

  /// In the order in which they are drawn. White counts where it covers a colour.
  private func shades() -> [Shade] {
    var shades: [Shade] = []
    for fill in content.drawing.fills {
      guard let box = shown(fill.box), min(box.width, box.height) > lineWidth, !isBackground(box) else {
        continue
      }
      if fill.color?.isWhite == true, !shades.suffix(200).contains(where: { $0.box.intersection(box) != nil })
      {
        continue
      }
      let shade = Shade(box, color: fill.color?.description)
      if let last = shades.last, let both = Self.joined(last, shade) {
        shades[shades.count - 1] = both
      } else {
        shades.append(shade)
      }
    }
    return shades
  }

  private func isBackground(_ box: Rect) -> Bool {
    box.width > 0.9 * paper.width && box.height > 0.9 * paper.height
  }

  /// Both as one when they have one colour and lie edge to edge, as stripes of one area do.
  private static func joined(_ one: Shade, _ other: Shade) -> Shade? {
    guard one.color == other.color else { return nil }
    let (a, b) = (one.box, other.box)
    let slack = 0.3
    let isColumn =
      abs(a.minX - b.minX) < slack && abs(a.maxX - b.maxX) < slack
      && (abs(a.maxY - b.minY) < slack || abs(b.maxY - a.minY) < slack)
    let isSame = a.overlap(with: b) > 0.98
    // Cells are as high as text at least.
    guard isSame || isColumn && min(a.height, b.height) < 6 else { return nil }
    return Shade(a.union(b), color: one.color)
  }

  // MARK: Marks

  private var marks: [Mark] {
    let round = content.drawing.shapes.filter { $0.isCurved && $0.segmentCount <= 40 }
      .compactMap { mark($0.box, $0.isStroked ? .circle : .disc) }
    let square = content.drawing.fills.filter { $0.color?.isWhite != true }.compactMap {
      mark($0.box, .square)
    }
    let all = round + square
    // So many are a drawing.
    return all.count > Self.mostMarks ? [] : all
  }

  /// nil for what is too large, too small or too long.
  private func mark(_ box: Rect, _ shape: Mark.Shape) -> Mark? {
    guard let box = shown(box), Self.markSides.contains(box.width), Self.markSides.contains(box.height),
      min(box.width, box.height) > 0.75 * max(box.width, box.height)
    else { return nil }
    return Mark(box, shape: shape)
  }

  // MARK: Lines

  private func rules(on shades: [Shade]) -> [Rule] {
    var joiner = RuleJoiner()
    for stroke in content.drawing.strokes {
      let (from, to) = (display.apply(to: stroke.from), display.apply(to: stroke.to))
      guard isSeen(stroke.color, at: Self.middle(from, to), shades), isOnPaper(from, to) else { continue }
      guard stroke.width <= 4 * lineWidth else { continue }
      joiner.add(from: from, to: to, thickness: max(stroke.width, 0.1))
    }
    for fill in content.drawing.fills {
      guard let box = shown(fill.box), min(box.width, box.height) <= lineWidth,
        isSeen(fill.color, at: box.center, shades)
      else { continue }
      joiner.add(box)
    }
    for image in content.images where !image.isMask || image.pixelWidth * image.pixelHeight > 0 {
      guard let box = shown(image.box), min(box.width, box.height) <= lineWidth,
        max(box.width, box.height) > 5 * lineWidth
      else { continue }
      joiner.add(box)
    }
    let rules = joiner.rules(least: lineWidth)
    guard rules.count > Self.mostRules else { return rules }
    let least = rules.map(\.length).sorted(by: >)[Self.mostRules]
    return rules.filter { $0.length > least }
  }

  /// White lines divide coloured areas; on white, they are nothing.
  private func isSeen(_ color: RGBColor?, at middle: Point, _ shades: [Shade]) -> Bool {
    guard color?.isWhite == true else { return true }
    return shades.suffix(1_000).contains { $0.color != "#ffffff" && $0.box.grown(by: 1).contains(middle) }
  }

  private func isOnPaper(_ from: Point, _ to: Point) -> Bool {
    max(from.x, to.x) >= 0 && min(from.x, to.x) <= paper.maxX && max(from.y, to.y) >= 0
      && min(from.y, to.y) <= paper.maxY
  }

  private static func middle(_ from: Point, _ to: Point) -> Point {
    Point(x: (from.x + to.x) / 2, y: (from.y + to.y) / 2)
  }

  /// The part on the page; areas without width or height stay.
  private func shown(_ box: Rect) -> Rect? {
    let box = display.apply(to: box)
    let (left, right) = (max(box.minX, 0), min(box.maxX, paper.maxX))
    let (top, bottom) = (max(box.minY, 0), min(box.maxY, paper.maxY))
    return left <= right && top <= bottom ? Rect(left: left, top: top, right: right, bottom: bottom) : nil
  }
}

extension Rule {
  var length: Double { max(abs(to.x - from.x), abs(to.y - from.y)) }
}

extension RGBColor {
  fileprivate var isWhite: Bool { min(red, green, blue) >= 250 }
}
